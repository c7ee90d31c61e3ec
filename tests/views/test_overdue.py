"""What is late: the lines of issue 2, their order, the proof beside each of them, and what cannot be placed."""

from typing import Any

import pytest

from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Suivi
from clsctl.core.views.overdue import OverdueItem, Postponement, overdue
from clsctl.core.views.parts import Porteur, Progress
from tests.facts.build import (
    calendrier,
    day,
    etape,
    fiche,
    instance,
    livrable,
    occurrence,
    plan,
    report,
    suivi,
    suivi_livrable,
)
from tests.views.plans import ask, contract


def late(on: str, *plans: Plan, **options: Any) -> list[tuple[str, int]]:
    return [(each.ref, each.jours_retard) for each in overdue(ask(on, *plans), **options).items]


def followed(plan: Plan, known: Suivi) -> Plan:
    return plan._replace(fiches=(plan.fiches[0]._replace(suivi=known), *plan.fiches[1:]))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", []),
        ("2020-06-30", [("1.3/L1", 182)]),
        ("2020-07-01", [("1.3/L1", 183), ("1.3/L2", 1)]),
        ("2020-12-31", [("1.3/L1", 366), ("1.3/L2", 184)]),
        ("2021-01-01", [("1.3/L1", 367), ("1.3/L2", 185), ("1.3/L3", 1)]),
    ],
)
def test_what_is_late_on_a_day(on: str, expected: list[tuple[str, int]]) -> None:
    assert late(on) == expected


def test_an_item_tells_the_deadline_as_signed_and_how_it_is_read() -> None:
    answer = overdue(ask("2020-07-01"))
    holders = (Porteur("ars-dd", "DD ARS"), Porteur("cc", "Communauté de communes"))
    assert answer.items[1] == OverdueItem(
        "1.3/L2", "1.3", "Fiche 1.3", "Projet de santé", holders, '1°" semestre 2020', '1°" semestre 2020',
        day("2020-01-01"), day("2020-06-30"), "en_retard", 1, (),
    )  # fmt: skip
    # a deliverable without a title is told by its id
    assert answer.items[0].livrable == "L1"
    assert (answer.kind, answer.plan, answer.rev, answer.date) == ("overdue", "CLS", "disk", day("2020-07-01"))
    assert answer.item is OverdueItem


def test_postponements_are_the_proof() -> None:
    moves = (
        report("31/07/2020", "2020-06-15", instance="copil", motif="staff"),
        report("fin 2021", "2020-12-01", instance="writing"),
    )
    of = followed(contract(instances=(instance("c1", "copil", "2020-06-10"),)), suivi({
        "L2": suivi_livrable(reports=moves),
    }))  # fmt: skip
    found = {each.ref: each for each in overdue(ask("2020-08-01", of)).items}["1.3/L2"]
    assert (found.echeance_signee, found.echeance) == ('1°" semestre 2020', "31/07/2020")
    assert (found.end, found.jours_retard) == (day("2020-07-31"), 1)
    # a type of meeting is told by the one that it means
    assert found.reports == (Postponement("31/07/2020", day("2020-06-15"), "c1", "staff"),)
    unknown = followed(contract(), suivi({"L2": suivi_livrable(reports=(moves[0]._replace(instance="mairie"),))}))
    assert overdue(ask("2020-08-01", unknown)).items[1].reports[0].instance == "mairie"


def test_the_columns_say_what_there_is_to_say() -> None:
    def keys(on: str, of: Plan, within: int | None = None) -> list[str]:
        return [column.key for column in overdue(ask(on, of), within).columns]

    plain = ["ref", "titre", "livrable", "porteurs.nom", "echeance_signee", "end", "jours_retard"]
    assert keys("2020-07-01", contract()) == plain
    assert keys("2020-07-01", contract(), 365) == [*plain[:6], "etat", "jours_retard"]
    moved = followed(contract(), suivi({"L2": suivi_livrable(reports=(report("31/07/2020", "2020-01-01"),))}))
    assert keys("2020-08-01", moved) == [*plain[:5], "echeance", "end", "jours_retard", "reports"]


def test_the_most_late_come_first_then_by_reference() -> None:
    of = plan(
        fiche("1.10", livrable("L1", "2020-01-31")),
        fiche("1.9", livrable("L10", "2020-01-31"), livrable("L9", "2020-01-31")),
        fiche("1.11", livrable("L1", "2019-01-31")),
    )
    assert [ref for ref, _ in late("2020-07-01", of)] == ["1.11/L1", "1.9/L9", "1.9/L10", "1.10/L1"]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (None, ["1.3/L1", "1.3/L2"]),
        (182, ["1.3/L1", "1.3/L2"]),
        (183, ["1.3/L1", "1.3/L2", "1.3/L3"]),
    ],
)
def test_within_adds_what_falls_due(within: int | None, expected: list[str]) -> None:
    answer = overdue(ask("2020-07-01"), within)
    assert [each.ref for each in answer.items] == expected
    assert (answer.summary["late"], answer.summary["due"], answer.summary["fiches"]) == (2, len(expected) - 2, 1)


def test_what_falls_due_comes_by_day_then_by_reference() -> None:
    of = plan(
        fiche(
            "1", livrable("L10", "2020-08-31"), livrable("L9", "2020-08-31"), livrable("L1", "2020-09-30"),
            livrable("L2", "2020-07-31"), livrable("L3", "2020-07-31"), livrable("L40", "2020-07-01"),
            suivi=suivi({"L2": suivi_livrable(remis_le="2020-01-01"), "L3": suivi_livrable(abandonne_le="2020-01-01")}),
        )
    )  # fmt: skip
    assert late("2020-07-01", of, within=0) == [("1/L40", 0)]
    assert late("2020-07-01", of, within=90) == [("1/L40", 0), ("1/L9", 0), ("1/L10", 0)]


def test_a_recurring_one_is_late_with_its_first_missing_period() -> None:
    of = plan(
        fiche("1", livrable("L1", "1/an"), suivi=suivi({"L1": suivi_livrable(occurrences=(occurrence("2019"),))})),
        signature="2018-06-01",
    )
    found = overdue(ask("2022-03-01", of)).items[0]
    assert (found.start, found.end, found.jours_retard) == (day("2020-01-01"), day("2020-12-31"), 425)
    assert overdue(ask("2022-03-01", of)).notes == (
        msg("{refs}: {note}", refs="1/L1", note=_missing(2, 3, "2020-01-01", "2020-12-31")),
    )
    # late, it is not told again for the next period
    assert len(overdue(ask("2022-03-01", of), 365).items) == 1
    # up to date, it falls due at the end of the year
    due = overdue(ask("2020-12-01", of), 30).items[0]
    assert (due.start, due.end, due.etat) == (None, day("2020-12-31"), "recurrent")
    assert overdue(ask("2020-12-01", of), 29).items == ()
    bounded = plan(fiche("1", livrable(), calendrier=calendrier("1/an", debut="2019-01-01", fin="2021-12-31")))
    item = overdue(ask("2019-12-01", bounded), 30).items[0]
    assert (item.start, item.end) == (None, day("2019-12-31"))


def _missing(count: int, periods: int, start: str, end: str) -> Message:
    return nmsg(
        "The period from {start} to {end} is over and lacks a delivery.",
        "{count} of the {periods} periods over lack a delivery; the first is that from {start} to {end}.",
        count, periods=periods, start=day(start), end=day(end),
    )  # fmt: skip


def test_undatable_adds_what_cannot_be_placed_and_why() -> None:
    of = contract()
    unplaced = fiche("3", calendrier=calendrier("à définir"), porteurs=("cc",))
    titled = of.fiches[2]._replace(livrables=(livrable("L1", "à définir", titre="Bilan"), *of.fiches[2].livrables[1:]))
    of = of._replace(fiches=(*of.fiches[:2], titled, unplaced))
    answer = overdue(ask("2020-07-01", of), undatable=True)
    assert [(each.ref, each.livrable, each.etat, each.jours_retard) for each in answer.items[2:]] == [
        ("2/L1", "Bilan", "non_datable", 0), ("2/L2", "L2", "sans_echeance", 0), ("3", None, "non_datable", 0),
    ]  # fmt: skip
    assert {type(each) for each in answer.items} == {OverdueItem}
    told = answer.summary["undatable"]
    assert [(each.ref, each.fiche, each.echeance) for each in told] == [
        ("2/L1", "2", "à définir"), ("2/L2", "2", None), ("3", "3", "à définir"),
    ]  # fmt: skip
    assert all(each.raison for each in told)
    assert [each.livrable for each in told] == ["Bilan", "L2", None]
    assert told[2].porteurs == (Porteur("cc", "Communauté de communes"),)
    # people see them in a list of their own
    assert [each.items for each in answer.lists[:2]] == [answer.items[:2], told]
    assert overdue(ask("2020-07-01", of)).summary["undatable"] == ()


def test_states_filter_what_is_listed() -> None:
    scope = ask("2020-07-01", etat=("sans_echeance",))
    answer = overdue(scope, 365, undatable=True)
    assert [each.ref for each in answer.items] == ["2/L2"]
    assert [each.ref for each in overdue(ask("2020-07-01", etat=("En cours",)), 365).items] == ["1.3/L3"]


def test_time_gone_by_against_progress() -> None:
    of = followed(contract(), suivi({"L1": suivi_livrable(remis_le="2020-01-31")}))
    summary = overdue(ask("2020-07-01", of)).summary
    assert summary["avancement"] == Progress(1, 5, 0.2, 1, 2, 0.5)
    line = summary["contracts"][0]
    # its code is told in a portfolio only: that of a plan that declares none is the name of its folder
    assert (line.plan, line.elapsed, line.en_retard, line.avancement) == (None, 912 / 1461, 1, summary["avancement"])
    assert (line.titre, line.fiches, line.start, line.end, line.etat) == (
        "CLS", 3, day("2018-01-01"), day("2021-12-31"), "en_cours",
    )  # fmt: skip


def test_notes_say_what_was_assumed_with_all_that_it_is_about() -> None:
    step = etape("E1", livrable("L1"), livrable("L2"), calendrier="2019")
    moved = livrable("L3")
    known = suivi({"L3": suivi_livrable(reports=(report("2019-06-30", "2019-01-01"),))})
    of = plan(
        fiche("1", etapes=(step._replace(livrables=(*step.livrables, moved)),), suivi=known),
        fiche("2", livrable("L1"), calendrier=calendrier("2019")),
    )
    of_step, of_fiche = (
        msg("No deadline of its own: that of its step counts."),
        msg("No deadline of its own: that of its fiche counts."),
    )
    assert overdue(ask("2020-07-01", of)).notes == (
        msg("{refs}: {note}", refs="1/L1, 1/L2", note=of_step),
        msg("{refs}: {note}", refs="2/L1", note=of_fiche),
    )


def test_nothing_late_is_said_and_so_is_what_ended_without_a_word() -> None:
    quiet = plan(fiche("1", livrable("L1", "2021")))
    assert overdue(ask("2020-07-01", quiet)).notes == (msg("Nothing is late on {day}.", day=day("2020-07-01")),)
    over = plan(fiche("1", calendrier=calendrier("2018")), fiche("2", calendrier=calendrier("2018")))
    said = overdue(ask("2020-07-01", over)).notes
    assert [note.number for note in said] == [0, 2]


def test_a_portfolio_has_a_plan_column_and_totals() -> None:
    other = contract()._replace(code="loiret", titre="Loiret", illisibles=("loiret/fiches/9.yaml",))
    answer = overdue(ask("2020-07-01", contract(), other, titre="Le département"), 365, undatable=True)
    assert answer.plan == "Le département"
    assert [(each.plan, each.ref, each.fiche) for each in answer.items[:4]] == [
        ("loiret", "loiret:1.3/L1", "loiret:1.3"), ("tdc", "tdc:1.3/L1", "tdc:1.3"),
        ("loiret", "loiret:1.3/L2", "loiret:1.3"), ("tdc", "tdc:1.3/L2", "tdc:1.3"),
    ]  # fmt: skip
    assert {type(each) for each in answer.items} == {answer.item}
    assert answer.items[0]._fields == ("plan", *OverdueItem._fields)
    assert answer.columns[0].key == answer.lists[0].columns[0].key == "plan"
    assert (answer.summary["late"], answer.summary["due"], answer.summary["fiches"]) == (4, 2, 2)
    assert answer.unread == ("loiret/fiches/9.yaml",)
    contracts = answer.lists[2]
    assert [(each.plan, each.fiches, each.en_retard) for each in contracts.items] == [
        ("tdc", 3, 2), ("loiret", 3, 2), (msg("Together"), 6, 4),
    ]  # fmt: skip
    assert contracts.items[2].avancement == answer.summary["avancement"] == Progress(0, 10, 0.0, 0, 4, 0.0)


def test_an_empty_portfolio_is_an_empty_answer() -> None:
    answer = overdue(ask("2020-07-01", titre="Rien")._replace(facts=()))
    assert (answer.items, answer.date, answer.plan, answer.notes) == ((), None, "Rien", ())
