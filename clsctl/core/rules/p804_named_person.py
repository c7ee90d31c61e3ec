"""No person is named in what is published: « Dr Nom », « Docteur Prénom NOM », « Mme Nom ». Streets and hospitals
named after one are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
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


_CLUES = ("Dr", "octeur", "Pr ", "Pr. ", "Professeur", "Mme", "Mlle", "Monsieur", "Madame", "M. ", "M.\u00a0")


@cache
def _pattern() -> re.Pattern[str]:
    title = r"(?:Dr\.?|Pr\.?|[Dd]octeure?|Professeure?|Mme\.?|Mlle|Madame|Monsieur|M\.)"
    name = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ \u00a0][A-ZÀ-ÖØ-Þ][\w'’-]+)*"
    return re.compile(rf"\b{title}[ \u00a0]+(?P<name>{name})")


@cache
def _of_place() -> re.Pattern[str]:
    """What makes of a name that of a street or a house, just before it."""
    words = (
        "rue|avenue|boulevard|place|quai|impasse|square|allée|chemin|cours|hôpital|clinique|centre|école|collège|lycée"
    )
    words += "|maison|résidence|espace|fondation|institut|association|salle|parc|cité|pôle|ehpad|groupe|stade|halle"
    return re.compile(rf"(?:\b(?:{words})\b[^.;:,()]{{0,40}})$", re.IGNORECASE)


@cache
def _functions() -> re.Pattern[str]:
    words = "Maire|Préf|Présiden|Direct|Sous-|Vice-|Ministre|Consei|Député|Sénat|Le |La |En |Ès |Coordin"
    return re.compile(words)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if not any(clue in sheet.joined for clue in _CLUES):
            continue
        for where, found in sheet.search(_pattern()):
            before = found.string[max(0, found.start() - 60) : found.start()]
            if not _of_place().search(before) and not _functions().match(found["name"]):
                yield Found(
                    where,
                    msg("A person is named in a text that is published: “{name}”.", name=found[0]),
                    msg("Write the function, and move the name to `referents` or `contacts`."),
                    sheet.ref,
                )
