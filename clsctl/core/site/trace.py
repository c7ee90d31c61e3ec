"""The trail of a contract as pages: what changed, day by day, a page a year; and under a fiche what changed in it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from clsctl.core.changes.values import Kind
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.site.contenu import Contrat, Moment
from clsctl.core.site.feuillet import Feuillet, Section, pile, section, table
from clsctl.core.views.blocks import SHORT, Alinea, Bloc, Cell, Colonne, Fort, Partie, Puces, Renvoi, RubriqueView

# so many commits of the last ones are on the first page of the trail
LAST = 20


def trace(contrat: Contrat, pages: dict[int, str]) -> Feuillet:
    """The first page of the trail: its years, each with its page, and the last changes; or why there is none."""
    titre = msg("What changed")
    if contrat.absente:
        return Feuillet(contrat.entete, titre, section(msg("No history"), Alinea(contrat.absente)))
    found = contrat.moments
    heads = (Colonne(msg("Year")), Colonne(msg("Changes"), nombre=True), Colonne(msg("What they are")))
    lignes = [_year(page, year, [each for each in found if each.jour.year == year]) for year, page in pages.items()]
    nothing = msg("Nothing has changed since the plan entered git.")
    sections: tuple[Section, ...] = (
        *section(msg("The last changes"), *changes_table(msg("The last changes"), found[:LAST]), vide=nothing),
        *section(msg("By year"), *table(msg("Changes by year"), heads, lignes)),
    )
    return Feuillet(contrat.entete, titre, sections)


def trace_of_year(contrat: Contrat, year: int) -> Feuillet:
    """The changes of one year, the last first."""
    found = tuple(each for each in contrat.moments if each.jour.year == year)
    titre = msg("What changed in {year}", year=str(year))
    return Feuillet(contrat.entete, titre, section(titre, *changes_table(titre, found)))


def years_of(contrat: Contrat) -> dict[int, str]:
    """The page of each year of the trail, the last year first."""
    found = dict.fromkeys(each.jour.year for each in contrat.moments)
    return {year: contrat.places.page(f"historique/{year}.html") for year in found}


def _year(page: str, year: int, moments: list[Moment]) -> tuple[Cell, ...]:
    kinds = Counter(change.kind for each in moments for change in each.changes)
    told = pile(_count(kind, kinds[kind]) for kind in _KINDS if kinds[kind])
    return Renvoi(Fort(str(year)), page), sum(kinds.values()), told


_KINDS: tuple[Kind, ...] = ("delivered", "postponed", "decided", "added", "removed", "moved", "changed")


def _count(kind: Kind, count: int) -> Message:
    words: dict[Kind, Message] = {
        "delivered": nmsg("{count} delivery", "{count} deliveries", count),
        "postponed": nmsg("{count} postponement", "{count} postponements", count),
        "decided": nmsg("{count} decision", "{count} decisions", count),
        "added": nmsg("{count} addition", "{count} additions", count),
        "removed": nmsg("{count} removal", "{count} removals", count),
        "moved": nmsg("{count} deadline rewritten", "{count} deadlines rewritten", count),
        "changed": nmsg("{count} other value", "{count} other values", count),
    }
    return words[kind]


def changes_table(legende: Message, moments: Iterable[Moment]) -> tuple[Bloc, ...]:
    """The changes commit by commit, in the order given."""
    return _table(legende, ((each, tuple(one.text for one in each.changes)) for each in moments))


def _table(legende: Message, found: Iterable[tuple[Moment, tuple[Message, ...]]]) -> tuple[Bloc, ...]:
    known = tuple(found)
    has_author = any(each.auteur for each, _ in known)
    heads = (msg("Date"), msg("What changed"), *((msg("Who"),) if has_author else ()), msg("Commit"))
    return table(
        legende,
        heads,
        (
            (each.jour, _told(texts), *((each.auteur,) if has_author else ()), each.commit[:SHORT])
            for each, texts in known
        ),
    )


def _told(texts: tuple[Message, ...]) -> Cell:
    return Puces(texts) if len(texts) > 1 else texts[0]


def of_fiches(contrat: Contrat) -> dict[str, tuple[RubriqueView, ...]]:
    """What changed in each fiche, the last first, as what is said under it."""
    found: dict[str, list[tuple[Moment, tuple[Message, ...]]]] = {}
    for each in contrat.moments:
        by_fiche: dict[str, list[Message]] = {}
        for change in each.changes:
            by_fiche.setdefault(change.fiche, []).append(change.text)
        for ref, texts in by_fiche.items():
            found.setdefault(ref, []).append((each, tuple(texts)))
    return {ref: tuple(_rubric(moments)) for ref, moments in found.items()}


def _rubric(moments: list[tuple[Moment, tuple[Message, ...]]]) -> Iterator[RubriqueView]:
    titre = msg("What changed in this fiche")
    yield RubriqueView(titre, (Partie("historique", titre, _table(titre, moments)),))
