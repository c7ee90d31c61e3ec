"""The money of a plan taken apart: by fiche, axis, funder, scheme, expense, or year.

Nothing is shared out that the texts do not share out: what does not say its funder, its expense or its year is under
None, and an expense over several years is under these years together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from clsctl.core.facts.contract import Moment, moment
from clsctl.core.facts.money import ZERO, Argent, Funder, by_part, by_source, by_year, cost, money, together
from clsctl.core.facts.values import PlanFacts
from clsctl.core.model.fiche import Fiche, Financement

Par = Literal["fiche", "financeur", "annee", "axe", "nature", "dispositif"]
PARS: tuple[Par, ...] = get_args(Par)
Shares = Iterable[tuple[str | None, Argent]]


class Groupe(NamedTuple):
    """The sums under a key: an id, a code or the words of the text, a year (`2024`) or years (`2024-2027`); None for
    what says none. `fiches` are the ids of the fiches they come from.

    By funder and by scheme, `prevu` is what the signed text announces of them, and under None what no source is named
    for. By year, `non_couvert` says nothing: what is planned for a year may be notified in another.
    """

    cle: str | None
    argent: Argent
    fiches: tuple[str, ...]


def money_by(facts: PlanFacts, par: Par) -> tuple[Groupe, ...]:
    """The groups that hold an amount: fiches and axes in the order of the plan, years in theirs, the others by amount.

    What says none is last.
    """
    at = moment(facts.plan, facts.day)
    shares: Mapping[Par, Callable[[Fiche], Shares]] = {
        "fiche": lambda fiche: ((fiche.id, money(fiche)),),
        "axe": lambda fiche: ((fiche.axe, money(fiche)),),
        "financeur": lambda fiche: _by_source(fiche, lambda funder: funder[0] or funder[1]),
        "dispositif": lambda fiche: _by_source(fiche, lambda funder: funder[1]),
        "nature": lambda fiche: _uncovered(_by_expense(fiche)),
        "annee": lambda fiche: _by_year(fiche, at),
    }
    found = _grouped((each.fiche for each in facts.fiches), shares[par])
    if par == "axe":
        rank = {each.code: rank for rank, each in enumerate(facts.plan.axes)}
        return tuple(sorted(found, key=lambda each: (each.cle is None, rank.get(each.cle or "", len(rank)))))
    if par == "annee":
        return tuple(sorted(found, key=lambda each: (each.cle is None, each.cle)))
    return found if par == "fiche" else tuple(sorted(found, key=_largest))


def _grouped(fiches: Iterable[Fiche], shares: Callable[[Fiche], Shares]) -> tuple[Groupe, ...]:
    sums: dict[str | None, list[Argent]] = defaultdict(list)
    refs: dict[str | None, list[str]] = defaultdict(list)
    for fiche in fiches:
        for cle, argent in shares(fiche):
            if any(argent):
                sums[cle].append(argent)
                refs[cle].append(fiche.id)
    return tuple(Groupe(cle, together(found), tuple(dict.fromkeys(refs[cle]))) for cle, found in sums.items())


def _largest(groupe: Groupe) -> tuple[bool, Decimal, str]:
    sums = groupe.argent
    return groupe.cle is None, -max(sums.prevu, sums.potentiel + sums.sollicite), groupe.cle or ""


def _by_source(fiche: Fiche, key: Callable[[Funder], str]) -> Iterator[tuple[str | None, Argent]]:
    """What each funder is asked for and gives, beside what the signed text announces of it."""
    announced: dict[Funder, Decimal] = defaultdict(lambda: ZERO)
    for each in fiche.financements:
        if each.unite == "EUR":
            amounts = [source.montant or ZERO for source in each.sources]
            for source, amount in zip(each.sources, amounts, strict=True):
                announced[source.financeur or "", source.dispositif or ""] += amount
            announced["", ""] += max(cost(each).prevu - sum(amounts), ZERO)
    known = by_source(fiche)
    for funder in dict.fromkeys([*known, *announced]):
        sums = known.get(funder, Argent())._replace(prevu=announced[funder])
        yield key(funder) or None, sums.uncovered()


def _by_expense(fiche: Fiche) -> Iterator[tuple[str | None, Argent]]:
    """By the nature of the expense; what a funder gave for none that the signed text names is under None."""
    for each in fiche.financements:
        yield each.nature or None, cost(each)
    for (nature, _), sums in by_part(fiche).items():
        yield nature or None, sums


def _uncovered(shares: Shares) -> Iterator[tuple[str | None, Argent]]:
    """The shares with what of them is planned and not notified, key by key."""
    found: dict[str | None, list[Argent]] = defaultdict(list)
    for cle, argent in shares:
        found[cle].append(argent)
    yield from ((cle, together(sums).uncovered()) for cle, sums in found.items())


def _by_year(fiche: Fiche, at: Moment) -> Iterator[tuple[str | None, Argent]]:
    """What is planned, by the years of the expense; what was asked, notified, committed and paid, by the year of its
    day, and what a payment implies under the year of the payment. What the follow-up does not date is under None."""
    for each in fiche.financements:
        yield _years(each, fiche, at), cost(each)
    dated = [(str(year), sums) for year, sums in by_year(fiche)]
    yield from dated
    whole, told = together(by_source(fiche).values()), together(sums for _, sums in dated)
    yield None, Argent(*(one - other for one, other in zip(whole, told, strict=True)))


def _years(expense: Financement, fiche: Fiche, at: Moment) -> str | None:
    """The year of an expense, its first and last year, or None where its period does not say both."""
    reading = at.read(expense.periode, fiche, at.day) if expense.periode else None
    if reading is None or reading.start is None or reading.end is None:
        return None
    first, last = reading.start.year, reading.end.year
    return str(first) if first == last else f"{first}-{last}"
