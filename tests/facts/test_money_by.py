"""Money taken apart: every way of it adds up, and nothing is shared out that the texts do not share out."""

from decimal import Decimal

import pytest

from clsctl.core.facts import PlanFacts, plan_facts
from clsctl.core.facts.money import Argent, money
from clsctl.core.facts.money_by import PARS, Groupe, Par, money_by
from clsctl.core.model.fiche import Financement, Source
from clsctl.core.model.plan import Axe
from clsctl.core.model.suivi import Versement
from tests.facts.build import W, day, fiche, plan, suivi
from tests.views.plans import paid

D = Decimal


def facts(on: str = "2020-12-31") -> PlanFacts:
    of = plan(paid("6"), fiche("7", axe="A1"), paid("8")._replace(axe=None), axes=(Axe(W, "A2"), Axe(W, "A1")))
    return plan_facts(of, day(on))


def table(par: Par, on: str = "2020-12-31") -> dict[str | None, tuple[int, ...]]:
    """Planned, potential, applied for, notified, committed, paid, by group, of the first fiche."""
    of = plan_facts(plan(paid()), day(on))
    return {each.cle: tuple(map(int, each.argent[:6])) for each in money_by(of, par)}


def test_by_funder_beside_what_the_text_announces_of_each() -> None:
    assert table("financeur") == {
        "ars-dd": (800, 0, 800, 800, 450, 450),
        "cc": (300, 300, 100, 100, 100, 0),
        # 100 of the expenses have no source
        None: (100, 0, 0, 0, 0, 0),
    }
    assert table("dispositif") == {"FIR": (800, 0, 800, 800, 450, 450), None: (400, 300, 100, 100, 100, 0)}


def test_by_year_as_the_texts_say_and_never_shared_out() -> None:
    assert table("annee") == {
        "2019": (200, 0, 600, 600, 0, 0),
        "2019-2020": (1000, 0, 0, 0, 0, 0),
        "2020": (0, 0, 0, 0, 250, 250),
        # nobody said when this was applied for, notified, committed
        None: (0, 300, 300, 300, 300, 200),
    }
    assert table("annee", "2019-12-31")["2019"] == (200, 0, 600, 600, 0, 0)
    assert "2020" not in table("annee", "2019-12-31")
    (last,) = (each.argent.etp for each in money_by(facts(), "annee") if each.cle is None)
    assert last == 1


def test_what_a_payment_implies_is_under_the_year_of_the_payment() -> None:
    def given(on: str | None, amount: int, etat: str) -> Versement:
        return Versement(W, day(on) if on else None, None, "A", None, D(amount), etat)

    def years(*entries: Versement) -> dict[str | None, tuple[int, ...]]:
        of = plan(fiche(suivi=suivi(financements=entries)))
        return {
            each.cle: tuple(map(int, each.argent[2:6])) for each in money_by(plan_facts(of, day("2030-01-01")), "annee")
        }

    alone = given("2026-03-01", 250, "paye")
    assert years(alone) == {"2026": (250, 250, 250, 250)}
    # what is told of a stage comes first, and only what goes beyond it is implied
    told = given("2025-03-01", 400, "notifie")
    more = given("2027-03-01", 300, "paye")
    assert years(told, alone, more) == {
        "2025": (400, 400, 0, 0), "2026": (0, 0, 250, 250), "2027": (150, 150, 300, 300),
    }  # fmt: skip
    # what nobody dates is told too
    assert years(alone, given(None, 300, "notifie")) == {"2026": (0, 0, 250, 250), None: (300, 300, 0, 0)}


def test_by_expense_what_does_not_say_for_what_is_apart() -> None:
    assert table("nature") == {
        "Postes": (1000, 300, 600, 600, 250, 250),
        "Matériel": (200, 0, 200, 200, 200, 200),
        None: (0, 0, 100, 100, 100, 0),
    }


def test_what_is_given_without_saying_for_what_is_not_told_twice() -> None:
    of = fiche(
        financements=(Financement(W, "Postes", montant=D(50), sources=(Source(W, "A", None, D(50), "notifie"),)),),
        suivi=suivi(financements=(Versement(W, day("2020-01-01"), None, "A", None, D(50), "notifie"),)),
    )
    found = money_by(plan_facts(plan(of), day("2020-12-31")), "nature")
    assert [(each.cle, each.argent.notifie) for each in found] == [("Postes", D(50))]


def test_fiches_and_axes_are_in_the_order_of_the_plan() -> None:
    assert [(each.cle, each.fiches) for each in money_by(facts(), "fiche")] == [("6", ("6",)), ("8", ("8",))]
    assert [(each.cle, each.fiches) for each in money_by(facts(), "axe")] == [("A2", ("6",)), (None, ("8",))]
    assert money_by(facts(), "financeur")[0].fiches == ("6", "8")


@pytest.mark.parametrize("par", PARS)
@pytest.mark.parametrize("on", ["2018-01-01", "2019-12-31", "2020-12-31"])
def test_every_way_adds_up_to_the_same(par: Par, on: str) -> None:
    whole = [money(each.fiche) for each in facts(on).fiches]
    for column in ("prevu", "potentiel", "sollicite", "notifie", "engage", "paye"):
        found = sum(getattr(each.argent, column) for each in money_by(facts(on), par))
        assert found == sum(getattr(each, column) for each in whole), column


def test_a_group_of_nothing_is_left_out() -> None:
    assert money_by(plan_facts(plan(fiche()), day("2020-01-01")), "financeur") == ()
    of = fiche(financements=(Financement(W, "X", montant=D(5), unite="JOURS"),))
    assert money_by(plan_facts(plan(of), day("2020-01-01")), "nature") == ()
    assert Groupe(None, Argent(), ()).cle is None
