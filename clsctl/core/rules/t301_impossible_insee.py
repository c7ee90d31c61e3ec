"""An INSEE code has five characters: the department (2A and 2B for Corsica, 971 to 989 overseas), then the
commune.
"""

import re
from collections.abc import Iterator

from clsctl.core.communes import codes_named, is_insee
from clsctl.core.messages import Message, msg
from clsctl.core.model.commun import Commune
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import departments_of, territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T301",
    "impossible-insee",
    "error",
    title=msg("An INSEE code that cannot be one"),
    why=msg(
        "The code is what joins a commune to the tables of population, of health zoning and of maps. A wrong one "
        "joins nothing, or another commune."
    ),
    remedy=msg(
        "Write the five characters of the official code (code officiel géographique), between quotes; Corsica's begin "
        "with 2A or 2B."
    ),
    bad="""\
territoire:
  communes:
    - {nom: Ambérieu-en-Bugey, code_insee: "1004"}
""",
    good="""\
territoire:
  communes:
    - {nom: Ambérieu-en-Bugey, code_insee: "01004"}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        for commune in territoire.communes:
            code = commune.code_insee
            if code and not is_insee(code):
                sentence = msg("{code} cannot be an INSEE code.", code=code)
                yield Found(commune.where / "code_insee", sentence, _hint(commune, code), ref)


def _hint(commune: Commune, code: str) -> Message:
    known = codes_named(commune.nom, departments_of(commune)) if commune.nom else ()
    if len(known) == 1:
        return msg("That of {nom} is {code}.", nom=commune.nom or "", code=known[0])
    if re.fullmatch(r"[1-9]\d{3}", code) and is_insee(f"0{code}"):
        return msg("Was its first zero lost? Write 0{code}, between quotes.", code=code)
    if code.startswith("20"):
        return msg("The codes of Corsica begin with 2A or 2B.")
    return msg("Write the five characters of the official code, between quotes.")
