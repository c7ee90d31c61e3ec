"""No person is named in what is published: « Dr Nom », « Docteur Prénom NOM », « Mme Nom ». Streets and hospitals
named after one are left alone.
"""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.personal import PERSON
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P804",
    "named-person",
    "warning",
    title=msg("A person is named in a text that is published"),
    why=msg(
        "A contract names functions: persons change, did not all agree to be on a public site, and can ask to be "
        "removed from it. Git keeps the name for ever."
    ),
    remedy=msg(
        "Write the function (« la médecin coordinatrice »), and move the name to `referents`, `contacts` or `equipe`, "
        "which only internal reports show."
    ),
    bad="""\
porteurs: [Docteur Camille EXEMPLE]
""",
    good="""\
porteurs: [Un médecin généraliste du territoire]
referents:
  - {nom: Camille EXEMPLE, fonction: Médecin généraliste}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, found in sheet.find(PERSON):
            yield Found(
                where,
                msg("A person is named in a text that is published: “{name}”.", name=found[0]),
                msg("Write the function, and move the name to `referents` or `contacts`."),
                sheet.ref,
            )
