"""`budget` and `indicators` as answers: what each line says, the totals, the notes."""

from decimal import Decimal

import pytest

from clsctl.core.facts.money_by import PARS
from clsctl.core.model.plan import Acteur, Axe
from clsctl.core.views.budget import budget
from clsctl.core.views.indicators import indicator_items
from clsctl.render.language import language
from tests.facts.build import W, fiche, plan
from tests.views.plans import ACTEURS, ask, measured, paid

EN = language("en")
D = Decimal
AXES = (Axe(W, "A1", "Soigner"), Axe(W, "A2", libelle="AXE DEUX"))
OF = plan(paid(), measured(), axes=AXES, acteurs=ACTEURS, signature="2018-01-01", fin="2021-12-31")


def test_a_line_for_each_fiche_and_a_total() -> None:
    answer = budget(ask("2020-12-31", OF))
    (item,) = answer.items
    assert (item.cle, EN(item.libelle), item.fiches) == ("6", "Fiche 6", ("6",))
    assert (item.prevu, item.notifie, item.non_couvert, item.part) == (1200, 900, 300, 0.75)
    (shown,) = answer.lists
    assert [EN(each.libelle) for each in shown.items] == ["Fiche 6", "Total"]
    assert answer.summary["totaux"].prevu == 1200
    assert answer.summary["par"] == "fiche"
    assert [EN(each) for each in answer.notes] == [
        "What is paid counts as committed, notified and applied for too.",
        "“Notified of planned” is the share of what is planned that notified money covers, fiche by fiche: what one "
        "fiche has too much of covers no other.",
    ]


@pytest.mark.parametrize(
    ("par", "names"),
    [
        ("financeur", ["DD ARS", "Communauté de communes", "No funder named"]),
        ("dispositif", ["FIR", "No scheme named"]),
        ("nature", ["Postes", "Matériel", "Expense not named in the signed text"]),
        ("axe", ["AXE DEUX"]),
        ("annee", ["2019", "2019 to 2020, together", "2020", "Without a year"]),
    ],
)
def test_groups_have_the_names_that_people_use(par: str, names: list[str]) -> None:
    answer = budget(ask("2020-12-31", OF), next(each for each in PARS if each == par))
    assert [EN(each.libelle) for each in answer.items] == names
    assert sum(each.prevu for each in answer.items) == 1200
    assert all((each.non_couvert is None) == (par == "annee") for each in answer.items)
    assert ("stays under these years together" in EN(answer.notes[-1])) == (par == "annee")


def test_actors_and_axes_that_the_plan_does_not_name() -> None:
    of = plan(paid()._replace(axe=None), paid("7")._replace(axe="Z"), acteurs={"cc": Acteur(W, "cc")})
    assert [EN(each.libelle) for each in budget(ask("2020-12-31", of), "axe").items] == ["Axis Z", "Without an axis"]
    assert [EN(each.libelle) for each in budget(ask("2020-12-31", of), "financeur").items][:2] == ["ars-dd", "cc"]


def test_a_portfolio_names_the_plan_and_adds_up() -> None:
    answer = budget(ask("2020-12-31", OF, OF._replace(code="autre"), titre="Deux"))
    assert [(each.plan, each.cle) for each in answer.items] == [("tdc", "tdc:6"), ("autre", "autre:6")]
    lines, contracts = answer.lists
    assert (EN(lines.items[-1].plan), lines.items[-1].prevu) == ("Together", 2400)
    assert lines.columns[0].key == "plan"
    assert [(each.plan, each.totaux.prevu) for each in contracts.items] == [("tdc", 1200), ("autre", 1200)]


def test_filters_are_told_and_nothing_is_said_to_be_nothing() -> None:
    answer = budget(ask("2020-12-31", OF, axe=("A1",)))
    assert answer.items == ()
    assert [EN(each) for each in answer.notes] == ["This is a selection: axis A1.", "No amount is written."]
    assert answer.lists[0].items == ()


def test_a_share_of_what_is_planned_is_explained_where_something_is() -> None:
    received = plan(paid()._replace(financements=()))
    notes = [EN(each) for each in budget(ask("2020-12-31", received)).notes]
    assert notes == ["What is paid counts as committed, notified and applied for too."]


def test_columns_of_nothing_are_left_out() -> None:
    bare = plan(paid()._replace(financements=paid().financements[1:2], suivi=None))
    keys = [each.key for each in budget(ask("2020-12-31", bare)).lists[0].columns]
    assert keys == ["cle", "libelle", "prevu", "sollicite", "notifie", "engage", "paye", "non_couvert", "part"]


# indicators


def test_an_indicator_with_all_its_measures() -> None:
    first = indicator_items(ask("2020-12-31", OF)).items[0]
    assert (first.ref, first.fiche, first.libelle, first.unite) == ("5/I1", "5", "Visites", "visites")
    assert (first.depart, first.dernier, first.cible, first.avancement) == (0, 20, 20, 1.0)
    assert [(each.date.year, each.valeur) for each in first.mesures] == [(2019, 5), (2020, 20)]
    assert (first.every, first.is_assumed, first.perime_depuis) == ("P1Y", False, None)


def test_what_is_missing_is_said() -> None:
    answer = indicator_items(ask("2020-12-31", OF))
    assert [[EN(said) for said in each.remarques] for each in answer.items] == [
        [],
        ["never measured"],
        ["nothing measured since 1 January 2019", "no target"],
        ["nothing measured since 1 January 2019", "no start to count from"],
    ]
    s = answer.summary
    counts = (s["indicateurs"], s["mesures"], s["atteints"], s["perimes"], s["sans_cible"])
    assert counts == (4, 3, 1, 3, 1)
    assert [EN(each) for each in answer.notes] == [
        "3 indicators are out of date: a whole period is over without a measure.",
        "One indicator has no target.",
        "5/I2, 5/I3, 5/I4: no rhythm that is understood, so a measure a year is expected.",
    ]


def test_people_see_a_curve_and_the_unit() -> None:
    (shown,) = indicator_items(ask("2020-12-31", OF)).lists
    first, second, *_ = shown.items
    assert first.courbe.valeurs == (5, 20)
    assert (first.courbe.depart, first.courbe.cible, EN(first.dernier)) == (0, 20, "20 visites")
    assert second.courbe is None
    both = indicator_items(ask("2020-12-31", OF, OF._replace(code="autre"), titre="Deux"))
    assert both.lists[0].items[-1].ref == both.items[-1].ref == "autre:5/I4"
    assert both.lists[0].columns[0].key == "plan"


def test_no_indicator() -> None:
    answer = indicator_items(ask("2020-12-31", plan(fiche())))
    assert [EN(each) for each in answer.notes] == ["There is no indicator."]
