"""Filtered answers speak of what was asked for only, and say so."""

import pytest

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.answer import Answer
from clsctl.core.views.filters import Filters
from clsctl.core.views.listing import listing
from clsctl.core.views.overdue import overdue
from clsctl.core.views.retards import retards
from clsctl.core.views.selection import asked
from clsctl.core.views.status import status
from clsctl.core.views.tableau_de_bord import tableau_de_bord
from clsctl.render.language import language
from tests.facts.build import day, fiche, livrable, plan
from tests.views.plans import ask, contract

EN = language("en")
ON = "2020-07-01"


def mixed() -> Plan:
    """One late, one near, one far, one that nobody can place, each in a fiche of its own."""
    texts = {"1": "2020-01-31", "2": "2020-07-15", "3": "2021-12-31", "4": "à définir"}
    return plan(*(fiche(ref, livrable("L1", text), axe=f"A{ref}") for ref, text in texts.items()))


def said(notes: tuple[Message, ...]) -> list[str]:
    return [EN(each) for each in notes]


def titles(answer: Answer) -> list[str]:
    return [EN(each.title) for each in answer.lists if each.title and each.items]


def test_filters_in_words() -> None:
    assert asked(Filters()) is None
    told = asked(Filters(("1.3",), ("A1", "A2"), ("cc",), ("En retard", "proche")))
    assert told is not None
    assert EN(told) == "fiche 1.3; axes A1, A2; holder: cc; states: late, due soon"
    assert language("fr")(told) == "fiche 1.3; axes A1, A2; porteur\u00a0: cc; états\u00a0: en retard, proche"


@pytest.mark.parametrize(
    ("etat", "refs"),
    [
        ("en_retard", ["1/L1"]),
        ("proche", ["2/L1"]),
        ("a_venir", []),
        ("non_datable", ["4/L1"]),
    ],
)
def test_a_state_asks_for_what_is_in_it(etat: str, refs: list[str]) -> None:
    answer = overdue(ask(ON, mixed(), etat=(etat,)))
    assert [each.ref for each in answer.items] == refs
    # the window that was asked for comes before that of the plan
    assert overdue(ask(ON, mixed(), etat=("proche",)), 3).items == ()


def test_nothing_is_late_is_said_only_of_what_was_asked_for() -> None:
    assert said(overdue(ask(ON, mixed(), etat=("proche",))).notes) == ["This is a selection: state: due soon."]
    assert said(overdue(ask(ON, mixed(), axe=("A2",))).notes) == [
        "This is a selection: axis A2.",
        "In this selection, nothing is late on 1 July 2020.",
    ]
    assert said(overdue(ask(ON, mixed(), etat=("suspendu",))).notes) == [
        "This is a selection: state: suspended.",
        "In this selection, there is nothing to list on 1 July 2020.",
    ]
    assert said(overdue(ask(ON, mixed(), axe=("A1",), etat=("en_retard",))).notes)[1:] == []


def test_the_line_of_the_contract_is_that_of_the_selection() -> None:
    assert titles(overdue(ask(ON, mixed()))) == ["The contract"]
    answer = overdue(ask(ON, mixed(), etat=("proche",)))
    assert titles(answer) == ["The selection"]
    (line,) = answer.summary["contracts"]
    assert (line.plan, line.fiches, line.en_retard) == (None, 1, 0)
    several = overdue(ask(ON, mixed(), contract()._replace(code="b"), axe=("A1",)))
    assert titles(several) == ["The selection, by contract"]
    assert [each.plan for each in several.summary["contracts"]] == [mixed().code, "b"]


def test_list_and_status_say_that_they_are_a_selection() -> None:
    for view in (listing, status):
        assert "This is a selection: axis A2." in said(view(ask(ON, mixed(), axe=("A2",))).notes)
        assert not any("selection" in each for each in said(view(ask(ON, mixed())).notes))


def test_the_dashboard_keeps_what_every_filter_keeps() -> None:
    whole = tableau_de_bord(ask(ON, mixed()), "interne")
    assert (whole.entete.filtres, len(whole.plans[0].axes)) == (None, 4)
    late = tableau_de_bord(ask(ON, mixed(), etat=("en_retard",)), "interne")
    assert late.entete.filtres is not None
    (of,) = late.plans
    assert [axe.fiches for axe in of.axes] == [1]
    assert (of.echeances.nombre, of.echeances.proches, of.echeances.non_places) == (1, 0, None)
    assert tableau_de_bord(ask(ON, mixed(), etat=("suspendu",)), "interne").plans == ()


def test_an_axis_without_fiches_is_told_of_a_whole_contract_only() -> None:
    of = contract()
    assert [axe.fiches for axe in tableau_de_bord(ask(ON, of), "interne").plans[0].axes] == [2, 1, 0]
    assert [axe.fiches for axe in tableau_de_bord(ask(ON, of, axe=("A2",)), "interne").plans[0].axes] == [1]


def test_the_report_on_what_is_late_keeps_the_states_asked_for() -> None:
    def told(*etat: str) -> tuple[int, int, bool, bool]:
        (of,) = retards(ask(ON, mixed(), etat=etat), "interne").plans
        e = of.echeances
        return e.nombre, e.proches, e.non_places is not None, e.retards_exclus

    assert told() == (1, 1, True, False)
    assert told("en_retard") == (1, 0, False, False)
    assert told("proche") == (0, 1, False, True)
    assert told("non_datable") == (0, 0, True, True)


def test_reports_do_not_make_up_a_date() -> None:
    of = plan(fiche("1", livrable("L1", "après la crise")))
    (table,) = [each.echeances.non_places for each in retards(ask(ON, of), "interne").plans]
    assert table is not None
    assert isinstance(table.lignes[0][-1], Message)
    assert "could be written" not in EN(table.lignes[0][-1])


def test_a_day_without_filters_is_told_as_before() -> None:
    assert overdue(ask("2019-01-01")).notes == (msg("Nothing is late on {day}.", day=day("2019-01-01")),)
