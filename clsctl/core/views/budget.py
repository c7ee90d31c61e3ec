"""The money of a plan or portfolio on the day, line by line: planned, applied for, notified, committed, paid."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.facts import PlanFacts
from clsctl.core.facts.money import Argent, money, together
from clsctl.core.facts.money_by import Groupe, Par, money_by
from clsctl.core.messages import Message, msg
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.listing import of_states
from clsctl.core.views.scope import Scope
from clsctl.core.views.sums import MONTANTS, Sums, group_name, share_notified, sums


class BudgetItem(NamedTuple):
    """The amounts of a group, in euros: a fiche, a funder, a year, an axis, an expense, a scheme.

    `cle` is its reference, code or words in the plan, a year (`2024`) or years (`2024-2027`); null for what says none.
    What is paid counts as committed, notified and applied for too; by year, each is under the year of its day, and
    what no entry tells under that of the payment that implies it. `non_couvert` is what is planned and not notified,
    null by year. `part` is notified out of planned, 0 to 1.
    """

    cle: str | None
    libelle: Message
    prevu: Decimal
    potentiel: Decimal
    sollicite: Decimal
    notifie: Decimal
    engage: Decimal
    paye: Decimal
    non_couvert: Decimal | None
    part: float | None
    etp: Decimal
    fiches: tuple[str, ...]


class BudgetSummary(NamedTuple):
    """`par` is what the lines are by; `totaux` are of all the fiches kept, `contracts` of each contract."""

    par: Par
    totaux: Sums
    contracts: tuple["ContractMoney", ...]


class ContractMoney(NamedTuple):
    """The money of a contract; `plan` is its code, null in a single plan."""

    plan: str | None
    titre: str
    totaux: Sums


class _Total(NamedTuple):
    """The last line, for people."""

    plan: Message
    libelle: Message
    prevu: Decimal
    potentiel: Decimal
    sollicite: Decimal
    notifie: Decimal
    engage: Decimal
    paye: Decimal
    non_couvert: Decimal | None
    part: float | None
    etp: Decimal
    cle: str | None = None


_HEADS: dict[Par, Message] = {
    "fiche": msg("Fiche"),
    "financeur": msg("Funder"),
    "dispositif": msg("Scheme"),
    "nature": msg("Expense"),
    "axe": msg("Axis"),
    "annee": msg("Year"),
}
AMOUNTS = (
    *(Column(each.cle, each.titre, "amount") for each in MONTANTS),
    # Translators: share of the money planned that is notified
    Column("part", msg("Notified of planned"), "gauge"),
    Column("etp", msg("FTE"), "quantity"),
)


def budget(scope: Scope, par: Par = "fiche") -> Answer:
    """The money of the fiches that the filters keep, by `par`, and what it comes to."""
    facts = of_states(scope)
    groups = [(each, groupe) for each in facts for groupe in money_by(each, par)]
    rows = tuple(scope.item(plan, _item(scope, plan, par, groupe)) for plan, groupe in groups)
    whole = together(_of(each) for each in facts)
    lines = tuple(ContractMoney(each.plan.code if scope.is_portfolio else None, each.plan.titre, sums(_of(each)))
                  for each in facts)  # fmt: skip
    total = _Total(msg("Together"), msg("Total"), *_figures(whole, par))
    shown = scope.listing(None, (*rows, total) if rows else (), _columns(par, [argent for _, argent in groups], whole))
    answer = scope.answer("budget", shown._replace(items=rows), BudgetItem, BudgetSummary(par, sums(whole), lines))
    said = (*selection.notes(scope.filters), *_said(par, groups))
    return answer._replace(notes=(*answer.notes, *said), lists=(shown, *_by_contract(scope, lines)))


def _of(facts: PlanFacts) -> Argent:
    return together(money(each.fiche) for each in facts.fiches)


def _item(scope: Scope, facts: PlanFacts, par: Par, groupe: Groupe) -> BudgetItem:
    cle = scope.ref(facts, groupe.cle) if par == "fiche" and groupe.cle else groupe.cle
    fiches = tuple(scope.ref(facts, ref) for ref in groupe.fiches)
    return BudgetItem(cle, group_name(facts.plan, par, groupe), *_figures(groupe.argent, par), fiches)


_Figures = tuple[Decimal, Decimal, Decimal, Decimal, Decimal, Decimal, Decimal | None, float | None, Decimal]


def _figures(argent: Argent, par: Par) -> _Figures:
    """The amounts of an item, from `prevu` to `etp`."""
    a, is_year = argent, par == "annee"
    uncovered, part = (None, None) if is_year else (a.non_couvert, share_notified(a))
    return a.prevu, a.potentiel, a.sollicite, a.notifie, a.engage, a.paye, uncovered, part, a.etp


def _columns(par: Par, groups: Iterable[Groupe], whole: Argent) -> Iterator[Column]:
    """The columns of amounts that are not nothing everywhere."""
    found = [whole, *(each.argent for each in groups)]
    if par == "fiche":
        yield Column("cle", msg("Reference"), "ref")
    yield Column("libelle", _HEADS[par])
    for column in AMOUNTS:
        always = column.key not in {"potentiel", "etp"}
        if always or any(getattr(each, column.key) for each in found):
            yield column


def _by_contract(scope: Scope, lines: tuple[ContractMoney, ...]) -> tuple[Listing, ...]:
    """A line for each contract of a portfolio."""
    if not scope.is_portfolio:
        return ()
    columns = (Column("titre", msg("Contract")), *(each._replace(key=f"totaux.{each.key}") for each in AMOUNTS[:7]))
    return (scope.listing(msg("By contract"), lines, columns),)


def _said(par: Par, groups: list[tuple[PlanFacts, Groupe]]) -> Iterator[Message]:
    if not groups:
        yield msg("No amount is written.")
        return
    if par == "annee":
        yield msg(
            "An amount planned over several years stays under these years together: the texts do not say how it is "
            "shared out. What was applied for, notified, committed and paid is under the year of its day; a stage that "
            "no entry tells is under the year of the payment that implies it."
        )
        return
    yield msg("What is paid counts as committed, notified and applied for too.")
    if any(groupe.argent.prevu for _, groupe in groups):
        yield msg(
            "“Notified of planned” is the share of what is planned that notified money covers, fiche by fiche: what "
            "one fiche has too much of covers no other."
        )
