"""A SIREN number has nine digits, the last of which is a key (Luhn)."""

import re
from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T306",
    "impossible-siren",
    "error",
    title=msg("A SIREN number that cannot be one"),
    why=msg(
        "The SIREN is what joins a community of communes to the official tables. With a digit wrong it names another "
        "body, or none."
    ),
    remedy=msg("Copy the nine digits again, from the Banatic base of local authorities for instance."),
    bad="""\
territoire:
  epci: [{nom: Communauté de communes, siren: "200066321"}]
""",
    good="""\
territoire:
  epci: [{nom: Communauté de communes, siren: "200066322"}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        for epci in territoire.epci:
            bare = re.sub(r"\s", "", epci.siren or "")
            if bare and not (re.fullmatch(r"\d{9}", bare, re.ASCII) and _has_key(bare)):
                yield Found(
                    epci.where / "siren",
                    msg("{siren} cannot be a SIREN number.", siren=epci.siren or ""),
                    msg("It has nine digits, the last of which is a key: copy them again.")
                    if len(bare) == 9
                    else msg("It has nine digits; this has {count} characters.", count=len(bare)),
                    ref,
                )


def _has_key(digits: str) -> bool:
    """Luhn: every second digit from the right doubled, digits added, a multiple of ten."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
