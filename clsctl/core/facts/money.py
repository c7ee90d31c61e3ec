"""The money of a fiche on a day: what is planned, asked, notified, committed and paid, in euros and to the cent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeVar

from clsctl.core.model.fiche import Fiche, Financement, Source
from clsctl.core.model.suivi import Versement

ZERO = Decimal(0)
# what is paid was committed, what is committed was notified, what is notified was asked
STAGES = ("paye", "engage", "notifie", "sollicite")


class Argent(NamedTuple):
    """Sums in euros; `etp` is the planned work in full-time equivalents.

    `prevu` is what the expenses cost, `potentiel` what funders are thought of for without having been asked.
    `non_couvert` is what is planned and not notified by any funder, fiche by fiche: what one has too much of does not
    pay for another.
    """

    prevu: Decimal = ZERO
    potentiel: Decimal = ZERO
    sollicite: Decimal = ZERO
    notifie: Decimal = ZERO
    engage: Decimal = ZERO
    paye: Decimal = ZERO
    etp: Decimal = ZERO
    non_couvert: Decimal = ZERO

    def uncovered(self) -> "Argent":
        """The sums with what of them is planned and not notified."""
        return self._replace(non_couvert=max(self.prevu - self.notifie, ZERO))


def money(fiche: Fiche) -> Argent:
    """The sums of a fiche whose follow-up is that of the day.

    Of each funder, scheme and expense, a stage is at least the stage that follows it: a payment with no other entry was
    also asked for. A source that does not say its state is `potentiel`.
    """
    costs = together(map(cost, fiche.financements))
    return together(by_source(fiche).values())._replace(prevu=costs.prevu, etp=costs.etp).uncovered()


def together(sums: Iterable[Argent]) -> Argent:
    """The sums of several fiches."""
    columns = zip(*sums, strict=True)
    return Argent(*(sum(column, ZERO) for column in columns))


# a funder and its scheme; the nature of an expense of theirs; "" where one is not said
Funder = tuple[str, str]
Part = tuple[str, Funder]
Key = TypeVar("Key")


def by_source(fiche: Fiche) -> dict[Funder, Argent]:
    """The sums of each funder and scheme."""
    return _added((funder, sums) for (_, funder), sums in by_part(fiche).items())


def by_part(fiche: Fiche) -> dict[Part, Argent]:
    """The sums of each expense of the signed text, by its nature, and each funder and scheme.

    The follow-up tells again what the signed text announced, so the two are never added: of each part the higher
    counts, at each stage. What it tells without an expense that the signed text names is under no nature, but for
    what the signed text already tells of that funder and the follow-up of no expense.
    """
    signed = _added(_signed(fiche))
    since = _since(fiche, {nature for nature, _ in signed})
    nothing = Argent()
    found: dict[Part, Argent] = {}
    told: dict[Funder, list[Argent]] = defaultdict(list)
    for nature, funder in dict.fromkeys([*signed, *since]):
        one, other = signed.get((nature, funder), nothing), since.get((nature, funder), nothing)
        if nature:
            found[nature, funder] = Argent(*map(max, one, other))
            told[funder].append(less(one, other))
    for funder in dict.fromkeys(funder for nature, funder in (*signed, *since) if not nature):
        own, rest = signed.get(("", funder), nothing), since.get(("", funder), nothing)
        found["", funder] = together((own, less(rest, together((own, *told[funder])))))
    return found


def less(whole: Argent, part: Argent) -> Argent:
    """What is left of some sums once a part of them is told, never less than nothing."""
    return Argent(*(max(one - other, ZERO) for one, other in zip(whole, part, strict=True)))


def _signed(fiche: Fiche) -> Iterator[tuple[Part, Argent]]:
    """What each source of the signed text says: its amounts are different moneys, each with its own state."""
    for each in fiche.financements:
        for source in each.sources if each.unite == "EUR" else ():
            sums = _staged({source.etat or "potentiel": source.montant or ZERO})
            yield (each.nature or "", _funder(source)), sums


def _since(fiche: Fiche, natures: set[str]) -> dict[Part, Argent]:
    """What the follow-up says: its entries tell the stages of one money after another."""
    amounts: dict[Part, dict[str, Decimal]] = {}
    for part, entries in _entries(fiche, natures).items():
        amounts[part] = defaultdict(lambda: ZERO)
        for entry in entries:
            amounts[part][entry.etat or "potentiel"] += entry.montant or ZERO
    return {part: _staged(sums) for part, sums in amounts.items()}


def _entries(fiche: Fiche, natures: set[str]) -> dict[Part, list[Versement]]:
    """The entries of the follow-up by the part of the money that they tell."""
    found: dict[Part, list[Versement]] = defaultdict(list)
    for entry in fiche.suivi.financements if fiche.suivi else ():
        nature = entry.nature if entry.nature in natures else None
        found[nature or "", _funder(entry)].append(entry)
    return found


def by_year(fiche: Fiche) -> Iterator[tuple[int, Argent]]:
    """What the follow-up dates, by year. A stage that only a later one implies (a payment says that the money was
    notified) is in the year of the later one."""
    natures = {nature for (nature, _), _ in _signed(fiche)}
    for entries in _entries(fiche, natures).values():
        # what nothing dates comes last: it may be what a dated payment implies
        days = sorted({each.date.year if each.date else _UNDATED for each in entries})
        years: dict[int, dict[str, Decimal]] = {year: defaultdict(lambda: ZERO) for year in days}
        for each in entries:
            years[each.date.year if each.date else _UNDATED][each.etat or "potentiel"] += each.montant or ZERO
        for later, stage in pairwise(STAGES):
            _imply(years.values(), stage, later)
        yield from ((year, _kept(sums)) for year, sums in years.items() if year != _UNDATED)


_UNDATED = 10_000


def _imply(years: Collection[dict[str, Decimal]], stage: str, later: str) -> None:
    """Add to a stage, year by year, what of the later one goes beyond all that is told of it."""
    told = sum((each[stage] for each in years), ZERO)
    for sums in years:
        sums[stage] += max(sums[later] - told, ZERO)
        told = max(told - sums[later], ZERO)


def _kept(sums: Mapping[str, Decimal]) -> Argent:
    return Argent(**{stage: sums.get(stage, ZERO) for stage in ("potentiel", *STAGES)})


def _funder(entry: Source | Versement) -> Funder:
    return entry.financeur or "", entry.dispositif or ""


def _added(sums: Iterable[tuple[Key, Argent]]) -> dict[Key, Argent]:
    found: dict[Key, list[Argent]] = defaultdict(list)
    for key, each in sums:
        found[key].append(each)
    return {key: together(each) for key, each in found.items()}


def _staged(sums: Mapping[str, Decimal]) -> Argent:
    reached = {"potentiel": sums.get("potentiel", ZERO)}
    least = ZERO
    for stage in STAGES:
        least = reached[stage] = max(sums.get(stage, ZERO), least)
    return Argent(**reached)


def cost(financement: Financement) -> Argent:
    """What an expense costs: its amount, else that of its sources together. In euros or in full-time equivalents."""
    amount = financement.montant
    if amount is None:
        amount = sum((source.montant or ZERO for source in financement.sources), ZERO)
    return Argent(**{_COSTS[financement.unite]: amount}) if financement.unite in _COSTS else Argent()


_COSTS = {"EUR": "prevu", "ETP": "etp"}
