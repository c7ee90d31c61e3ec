"""The INSEE code of a commune is not its postal code."""

from collections.abc import Iterator

from clsctl.core.communes import codes_named, department, is_insee
from clsctl.core.messages import Message, msg
from clsctl.core.model.commun import Commune
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import is_postal_rather, territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T302",
    "postal-as-insee",
    "warning",
    title=msg("A postal code stands where the INSEE code belongs"),
    why=msg(
        "31400 is a postal code of Toulouse, shared by districts; its INSEE code is 31555. As an INSEE code it names "
        "no commune, or another one."
    ),
    remedy=msg("Write the INSEE code under `code_insee`, and the postal codes under `codes_postaux`."),
    bad="""\
territoire:
  communes:
    - {nom: Toulouse, code_insee: "31400", codes_postaux: ["31400"]}
""",
    good="""\
territoire:
  communes:
    - {nom: Toulouse, code_insee: "31555", codes_postaux: ["31400"]}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        for commune in territoire.communes:
            code = commune.code_insee
            if code and is_insee(code) and is_postal_rather(code, commune):
                yield Found(
                    commune.where / "code_insee",
                    msg("{code} is a postal code, not an INSEE code.", code=code),
                    _hint(commune, code),
                    ref,
                )


def _hint(commune: Commune, code: str) -> Message:
    known = codes_named(commune.nom or "", {department(code)})
    if len(known) == 1:
        return msg("The INSEE code of {nom} is {code}.", nom=commune.nom or "", code=known[0])
    return msg("Write the official code of the commune; the postal code goes under `codes_postaux`.")
