"""A French postal code has five digits and begins with a department."""

import re
from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T308",
    "impossible-postal",
    "error",
    title=msg("A postal code that cannot be one"),
    why=msg("It was cut, or its first zero was lost in a spreadsheet."),
    remedy=msg("Write its five digits, between quotes."),
    bad="""\
territoire:
  communes:
    - {nom: Ambérieu-en-Bugey, code_insee: "01004", codes_postaux: ["1500"]}
""",
    good="""\
territoire:
  communes:
    - {nom: Ambérieu-en-Bugey, code_insee: "01004", codes_postaux: ["01500"]}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        for commune in territoire.communes:
            for index, code in enumerate(commune.codes_postaux):
                if not re.fullmatch(r"(?:0[1-9]|[1-8]\d|9[0-578])\d{3}", code, re.ASCII):
                    yield Found(
                        commune.where / "codes_postaux" / index,
                        msg("{code} cannot be a postal code.", code=code),
                        msg("Was its first zero lost? Write 0{code}, between quotes.", code=code)
                        if re.fullmatch(r"[1-9]\d{3}", code, re.ASCII)
                        else msg("Write its five digits, between quotes."),
                        ref,
                    )
