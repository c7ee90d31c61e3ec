"""An indicator, a title or an audience names a commune of the fiche's own territory."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.communes import all_departments, is_named
from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold, livrables
from clsctl.core.rules.places import departments_of, words
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T305",
    "other-territory",
    "warning",
    title=msg("A text names another territory"),
    why=msg(
        "An indicator copied from the fiche of another contract still names the other town: « dans les quartiers "
        "prioritaires de Montauban » in a fiche for Moissac. It will be measured in the wrong place, or not at all."
    ),
    remedy=msg("Correct the name. If the other town really is concerned, add it to `territoire.communes`."),
    bad="""\
territoire:
  communes: [{nom: Moissac, code_insee: "82112"}]
indicateurs:
  - id: I1
    libelle: Maisons de santé ouvertes dans les quartiers prioritaires de Montauban
    unite: maison
    cible: {valeur: 1}
""",
    good="""\
territoire:
  communes: [{nom: Moissac, code_insee: "82112"}]
indicateurs:
  - id: I1
    libelle: Maisons de santé ouvertes dans les quartiers prioritaires de Moissac
    unite: maison
    cible: {valeur: 1}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    for fiche in plan.fiches:
        home = fiche.territoire or plan.territoire
        if home is None or not home.communes:
            continue
        texts = list(_judged(fiche))
        if not texts:
            continue
        own = fold(" ".join((*words(fiche.territoire), *words(plan.territoire), plan.titre)))
        near = frozenset(each for commune in home.communes for each in departments_of(commune))
        for where, text, ref in texts:
            for match in _named().finditer(text):
                name = _foreign(match, own, near)
                if name:
                    start = match.start("name")
                    yield Found(
                        where._replace(chars=(start, start + len(name))),
                        msg("“{name}” is not in the territory of this fiche.", name=name),
                        msg("Correct the name, or add the commune to `territoire.communes`."),
                        ref,
                        (Related(home.where, msg("The territory.")),),
                    )


def _has_names(text: str) -> bool:
    """Whether a word after the first has a capital and is no acronym: the search for names costs ten times this, and
    this ten times the look for any capital."""
    if text[1:].islower():
        return False
    words_ = text.replace("'", " ").replace("’", " ").split()
    return any(word[0].isupper() and not word.isupper() for word in words_[1:])


def _foreign(match: re.Match[str], own: str, near: frozenset[str]) -> str | None:
    """The commune that a text names and the territory does not: any in France where the text says that it is a
    town, else one of the same departments, since common words are names of communes somewhere."""
    if _of_house().search(match.string[: match.start()]):
        return None
    whole = match["name"]
    for name in (whole, whole.rpartition(" ")[0]):
        if name and is_named(name, all_departments() if match["strong"] else near):
            return None if fold(name) in own else name
    return None


@cache
def _of_house() -> re.Pattern[str]:
    """What makes of the name of a town that of a house whose people come from further, just before it."""
    houses = (
        "hôpita(?:l|ux)|hospitaliers?|CHU?R?|clinique|CPAM|CAF|MSA|facultés?|universités?|IFSI|urgences|SAMU|préfecture"
    )
    return re.compile(rf"\b(?:{houses})\b[\w\s'’-]{{0,20}}$", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """A capitalised name after a preposition of place; `strong` when a word before it says that it is a town."""
    strong = r"(?:[Vv]ille|[Cc]ommune|[Qq]uartiers?(?: prioritaires?)?|QPV|[Mm]airie|[Mm]unicipalité|[Tt]erritoire)"
    word = r"[A-ZÀ-ÖØ-Þ][\w'’]*(?:-[\w'’]+)*"
    article = r"(?:(?:Le|La|Les) |L['’])?"
    return re.compile(
        rf"(?:\b(?P<strong>{strong}) )?\b(?:de |d['’]|à |sur |vers )(?P<name>{article}{word}(?: {word})?)"
    )


def _judged(fiche: Fiche) -> Iterator[tuple[Where, str, str]]:
    """Short texts with names: what this fiche is called, counts, gives and is for. Contexts name other towns with good
    reason."""
    if _has_names(fiche.titre):
        yield fiche.where / "titre", fiche.titre, fiche.id
    for indicateur in fiche.indicateurs:
        if indicateur.libelle and _has_names(indicateur.libelle):
            yield indicateur.where / "libelle", indicateur.libelle, f"{fiche.id}/{indicateur.id}"
    for each in livrables(fiche):
        if each.titre and _has_names(each.titre):
            yield each.where / "titre", each.titre, f"{fiche.id}/{each.id}"
    for index, text in enumerate(fiche.publics):
        if _has_names(text):
            yield fiche.where / "publics" / index, text, fiche.id
