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


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A title and a name; each pattern begins with a fixed character, to which a search skips."""
    titles = (r"D(?:r\.?|octeure?)", "docteure?", r"Pr(?:\.|ofesseure?)?", r"M(?:me\.?|lle|adame|onsieur|\.)")
    name = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ \u00a0][A-ZÀ-ÖØ-Þ][\w'’-]+)*"
    return tuple(re.compile(rf"{title}[ \u00a0]+(?P<name>{name})") for title in titles)


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
        for pattern in _patterns():
            for where, found in sheet.search(pattern):
                if _is_person(found):
                    yield Found(
                        where,
                        msg("A person is named in a text that is published: “{name}”.", name=found[0]),
                        msg("Write the function, and move the name to `referents` or `contacts`."),
                        sheet.ref,
                    )


def _is_person(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - 60) : found.start()]
    return not (before[-1:].isalnum() or _of_place().search(before) or _functions().match(found["name"]))
