"""The money of a fiche on a day: what is planned, asked, notified, committed and paid, in euros and to the cent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.model.fiche import Financement, Fiche

ZERO = Decimal(0)
# what is paid was committed, what is committed was notified, what is notified was asked
STAGES = ("paye", "engage", "notifie", "sollicite")


class Argent(NamedTuple):
    """Sums in euros; `etp` is the planned work in full-time equivalents.

    `prevu` is what the expenses cost, `potentiel` what funders are thought of for without having been asked.
    """

    prevu: Decimal = ZERO
    potentiel: Decimal = ZERO
    sollicite: Decimal = ZERO
    notifie: Decimal = ZERO
    engage: Decimal = ZERO
    paye: Decimal = ZERO
    etp: Decimal = ZERO

    @property
    def non_couvert(self) -> Decimal:
        """What is planned and not notified by any funder."""
        return max(self.prevu - self.notifie, ZERO)


def money(fiche: Fiche) -> Argent:
    """The sums of a fiche whose follow-up is that of the day.

    Of each funder and scheme, a stage is at least the stage that follows it: a payment with no other entry was also
    asked for. A source that does not say its state is `potentiel`.
    """
    by_funder: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for funder, etat, montant in _entries(fiche):
        by_funder[funder][etat] += montant
    stages = together(_staged(sums) for sums in by_funder.values())
    return stages._replace(
        prevu=sum((_cost(each) for each in fiche.financements if each.unite == "EUR"), ZERO),
        etp=sum((_cost(each) for each in fiche.financements if each.unite == "ETP"), ZERO),
    )


def together(sums: Iterable[Argent]) -> Argent:
    """The sums of several fiches."""
    columns = zip(*sums, strict=True)
    return Argent(*(sum(column, ZERO) for column in columns))


def _entries(fiche: Fiche) -> Iterator[tuple[tuple[str, str], str, Decimal]]:
    """A funder, a state and an amount, as signed and as it came."""
    signed = (source for each in fiche.financements if each.unite == "EUR" for source in each.sources)
    for each in (*signed, *(fiche.suivi.financements if fiche.suivi else ())):
        yield (each.financeur or "", each.dispositif or ""), each.etat or "potentiel", each.montant or ZERO


def _staged(sums: dict[str, Decimal]) -> Argent:
    reached = {"potentiel": sums["potentiel"]}
    least = ZERO
    for stage in STAGES:
        least = reached[stage] = max(sums[stage], least)
    return Argent(**reached)


def _cost(financement: Financement) -> Decimal:
    """The amount of an expense, else that of its sources together."""
    if financement.montant is not None:
        return financement.montant
    return sum((source.montant or ZERO for source in financement.sources), ZERO)
