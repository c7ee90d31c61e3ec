"""The money of a fiche on a day: what is planned, asked, notified, committed and paid, in euros and to the cent."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.model.fiche import Fiche, Financement, Source
from clsctl.core.model.suivi import Versement

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
    return together(_by_source(fiche).values())._replace(
        prevu=sum((_cost(each) for each in fiche.financements if each.unite == "EUR"), ZERO),
        etp=sum((_cost(each) for each in fiche.financements if each.unite == "ETP"), ZERO),
    )


def by_funder(fiches: Iterable[Fiche]) -> dict[str, Argent]:
    """The sums by funder, all its schemes together; a scheme whose funder is not named stands for itself."""
    found: dict[str, list[Argent]] = defaultdict(list)
    for fiche in fiches:
        for (financeur, dispositif), sums in _by_source(fiche).items():
            found[financeur or dispositif].append(sums)
    return {name: together(sums) for name, sums in found.items()}


def together(sums: Iterable[Argent]) -> Argent:
    """The sums of several fiches."""
    columns = zip(*sums, strict=True)
    return Argent(*(sum(column, ZERO) for column in columns))


Funder = tuple[str, str]


def _by_source(fiche: Fiche) -> dict[Funder, Argent]:
    """The sums of each funder and scheme: of what was signed and of what came since, the higher at each stage.

    The follow-up tells again what the signed text announced, so the two are never added.
    """
    entries = [source for each in fiche.financements if each.unite == "EUR" for source in each.sources]
    signed, since = _sums(entries), _sums(fiche.suivi.financements if fiche.suivi else ())
    nothing = Argent()
    return {
        funder: Argent(*map(max, signed.get(funder, nothing), since.get(funder, nothing)))
        for funder in dict.fromkeys([*signed, *since])
    }


def _sums(entries: Iterable[Source | Versement]) -> dict[Funder, Argent]:
    amounts: dict[Funder, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for entry in entries:
        funder = (entry.financeur or "", entry.dispositif or "")
        amounts[funder][entry.etat or "potentiel"] += entry.montant or ZERO
    return {funder: _staged(sums) for funder, sums in amounts.items()}


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
