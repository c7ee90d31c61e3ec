"""The name of a commune is that of its code in the official table (see core/communes for its source and year)."""

from collections.abc import Iterator

from clsctl.core.communes import codes_named, department, is_insee, is_same_name, names_of, year
from clsctl.core.messages import Message, msg
from clsctl.core.model.commun import Commune
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.places import is_postal_rather, territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T303",
    "commune-name",
    "warning",
    title=msg("The name of a commune is not that of its INSEE code"),
    why=msg(
        "One of the two was copied from the line beside it. The code is what maps and tables go by: the plan would "
        "count another commune."
    ),
    remedy=msg(
        "Correct the name or the code. A commune that was merged keeps its old code in the table as a delegated one."
    ),
    bad="""\
territoire:
  communes:
    - {nom: Moissac, code_insee: "82121"}
""",
    good="""\
territoire:
  communes:
    - {nom: Moissac, code_insee: "82112"}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        for commune in territoire.communes:
            code = commune.code_insee
            if not code or not is_insee(code) or is_postal_rather(code, commune):
                continue  # findings of their own
            names = names_of(code)
            if not names:
                sentence = msg("No commune had the code {code} on 1 January {year}.", code=code, year=str(year()))
                yield Found(commune.where / "code_insee", sentence, _hint(commune, code), ref)
            elif commune.nom and not any(is_same_name(commune.nom, name) for name in names):
                sentence = msg("{code} is the code of {nom}.", code=code, nom=names[0])
                yield Found(commune.where / "nom", sentence, _hint(commune, code), ref)


def _hint(commune: Commune, code: str) -> Message:
    known = codes_named(commune.nom or "", {department(code)})
    if len(known) == 1:
        return msg("The code of {nom} is {code}.", nom=commune.nom or "", code=known[0])
    return msg("Correct the name or the code, whichever is wrong.")
