"""`calendar` as an answer, and the chart that it draws."""

from clsctl.core.views.calendar import calendar
from clsctl.core.views.frise import brief, of_plan
from tests.facts.build import calendrier, day, etape, fiche, jalon, livrable, plan, suivi, suivi_livrable
from tests.views.plans import ask

OF = plan(
    fiche(
        "1", livrable("L2", "tous les ans"), livrable("L3", "à définir"),
        etapes=(etape("E1", livrable("L1", "30/06/2019"), titre="Étudier", calendrier="2019"), etape("E2")),
        calendrier=calendrier("2019-2020", jalons=(jalon("J1", "31/12/2020"),)),
        suivi=suivi({"L1": suivi_livrable(remis_le="2019-05-01")}),
    ),
    fiche("2"),
    signature="2018-01-01", fin="2021-12-31",
)  # fmt: skip


def test_fiches_steps_and_deadlines_with_their_days() -> None:
    answer = calendar(ask("2020-01-15", OF))
    assert [(each.ref, each.genre, each.etat, str(each.start), str(each.end)) for each in answer.items] == [
        ("1", "fiche", "en_retard", "2019-01-01", "2020-12-31"),
        ("1/E1", "etape", None, "2019-01-01", "2019-12-31"),
        ("1/L1", "livrable", "remis", "2019-06-30", "2019-06-30"),
        ("1/L2", "livrable", "en_retard", "2018-01-01", "2018-12-31"),
        ("1/L3", "livrable", "non_datable", "None", "None"),
        ("1/J1", "jalon", "a_venir", "2020-12-31", "2020-12-31"),
        ("2", "fiche", "sans_echeance", "None", "None"),
    ]
    assert (answer.summary["fiches"], str(answer.summary["start"]), str(answer.summary["end"])) == (
        2, "2018-01-01", "2020-12-31",
    )  # fmt: skip
    assert {each.titre for each in answer.items if each.genre == "etape"} == {"Étudier"}


def test_the_chart_marks_the_deadlines_of_a_fiche_and_draws_its_milestones() -> None:
    (facts,) = ask("2020-01-15", OF).facts
    chart = of_plan(facts)
    assert chart is not None
    assert [(each.ref, each.niveau, each.point) for each in chart.barres] == [
        ("1", 0, False), ("1/E1", 1, False), ("1/J1", 1, True), ("2", 0, False),
    ]  # fmt: skip
    assert [(each.etat, str(each.jour)) for each in chart.barres[0].reperes] == [
        ("remis", "2019-06-30"), ("en_retard", "2018-12-31"), ("a_venir", "2020-12-31"),
    ]  # fmt: skip
    assert (chart.a_des_reperes, chart.hors_contrat) == (True, False)
    assert chart._replace(fin=day("2030-01-01")).hors_contrat
    assert not chart._replace(fin=day("2030-01-01"), fin_contrat=None).hors_contrat
    assert (chart.debut_contrat, chart.fin_contrat) == (day("2018-01-01"), day("2021-12-31"))


def test_a_portfolio_has_a_chart_for_each_contract() -> None:
    answer = calendar(ask("2020-01-15", OF, OF._replace(code="autre", titre="Autre"), titre="Deux"))
    assert len(answer.lists) == 2
    assert all(each.title and each.chart for each in answer.lists)
    assert {each.plan for each in answer.items} == {"tdc", "autre"}
    assert answer.items[-1].ref == "autre:2"


def test_nothing_to_draw() -> None:
    answer = calendar(ask("2020-01-15", plan(fiche("2"))))
    assert answer.lists[0].chart is None
    assert answer.summary["start"] is None


def test_a_long_chart_on_a_dashboard_keeps_the_lines_of_fiches() -> None:
    assert brief(None) is None
    for count, lines in ((5, 15), (20, 20)):  # a fiche and its two steps each
        steps = (etape("E1", calendrier="2019"), etape("E2", calendrier="2020"))
        of = plan(*(fiche(str(rank), etapes=steps, calendrier=calendrier("2019-2020")) for rank in range(count)))
        (facts,) = ask("2020-01-15", of).facts
        chart = brief(of_plan(facts))
        assert chart is not None
        assert len(chart.barres) == lines
