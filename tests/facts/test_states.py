"""The table of states of calendar.md, row by row, and what a decision, a delivery and a contract change in it."""

import pytest

from clsctl.core.calendar import Reading
from clsctl.core.facts import Avancement, Etat, Periode
from clsctl.core.facts.recurrence import Asked, Course, course
from clsctl.core.facts.states import calendar_state
from clsctl.core.messages import msg
from clsctl.core.model.plan import Calendriers
from tests.facts.build import (
    calendrier,
    day,
    due,
    etape,
    fiche,
    fiche_facts,
    first,
    jalon,
    livrable,
    occurrence,
    suivi,
    suivi_etape,
    suivi_livrable,
)

SIGNED = {"signature": "2018-03-15", "fin": "2021-12-31"}
SEMESTER = '1°" semestre 2020'


@pytest.mark.parametrize(
    ("echeance", "on", "etat", "late"),
    [
        # dated: begun on its first day, near from 60 days before its last, on time on its last, late after it
        (SEMESTER, "2019-12-31", "a_venir", 0),
        (SEMESTER, "2020-01-01", "en_cours", 0),
        (SEMESTER, "2020-04-30", "en_cours", 0),
        (SEMESTER, "2020-05-01", "proche", 0),
        (SEMESTER, "2020-06-30", "proche", 0),
        (SEMESTER, "2020-07-01", "en_retard", 1),
        (SEMESTER, "2021-07-01", "en_retard", 366),
        # a single day is near before it has begun
        ("2020-02-29", "2019-12-30", "a_venir", 0),
        ("2020-02-29", "2019-12-31", "proche", 0),
        ("2020-02-29", "2020-03-01", "en_retard", 1),
        # a deadline without a start has begun
        ("d'ici 2020", "1999-01-01", "en_cours", 0),
        ("d'ici 2020", "2020-12-31", "proche", 0),
        ("d'ici 2020", "2021-01-01", "en_retard", 1),
        # an open calendar, once begun, is under way and never late
        ("à partir de 2020", "2019-12-31", "a_venir", 0),
        ("à partir de 2020", "2020-01-01", "en_cours", 0),
        ("à partir de 2020", "9999-12-31", "en_cours", 0),
        ("au fil de l’eau", "2020-01-01", "continu", 0),
        ("à définir", "2020-01-01", "non_datable", 0),
        ("30/02/2020", "2020-01-01", "non_datable", 0),
        ("", "2020-01-01", "sans_echeance", 0),
        (None, "2020-01-01", "sans_echeance", 0),
    ],
)
def test_state_of_what_is_expected(echeance: str | None, on: str, etat: Etat, late: int) -> None:
    facts = due(echeance, on)
    assert (facts.etat, facts.jours_retard) == (etat, late)
    assert facts.is_open
    assert not facts.is_handed_in


@pytest.mark.parametrize(
    ("last", "next_day"),
    [
        ("2020-02-28", "2020-02-29"),  # a leap day
        ("2020-02-29", "2020-03-01"),
        ("2021-02-28", "2021-03-01"),
        ("1900-02-28", "1900-03-01"),  # a century that is none
        ("2020-04-30", "2020-05-01"),
        ("2020-12-31", "2021-01-01"),
        ("2020-03-28", "2020-03-29"),  # the day of 23 hours in Paris, and that of 25
        ("2020-03-29", "2020-03-30"),
        ("2020-10-24", "2020-10-25"),
        ("2020-10-25", "2020-10-26"),
        ("0001-01-01", "0001-01-02"),
        ("9999-12-30", "9999-12-31"),
    ],
)
def test_days_are_civil_days(last: str, next_day: str) -> None:
    assert (due(last, last).etat, due(last, last).jours_retard) == ("proche", 0)
    assert (due(last, next_day).etat, due(last, next_day).jours_retard) == ("en_retard", 1)


def test_what_goes_on_all_the_time_may_not_have_begun() -> None:
    said = Reading("en continu", "continuous", start=day("2020-07-01"))
    assert calendar_state(said, day("2020-06-30"), 60).etat == "a_venir"
    assert calendar_state(said, day("2020-07-01"), 60).etat == "continu"


def test_near_is_as_many_days_as_the_plan_says() -> None:
    of = fiche("1.3", livrable("L1", SEMESTER))
    assert first(of, "2020-06-23", calendrier=Calendriers(proche=7)).etat == "proche"
    assert first(of, "2020-06-22", calendrier=Calendriers(proche=7)).etat == "en_cours"
    assert first(of, "2020-06-30", calendrier=Calendriers(proche=0)).etat == "proche"


@pytest.mark.parametrize(
    ("echeance", "remis_le", "on", "etat", "late"),
    [
        (SEMESTER, "2019-11-02", "2019-12-31", "remis", 0),
        (SEMESTER, "2020-06-30", "2020-06-30", "remis", 0),
        (SEMESTER, "2020-07-01", "2020-07-01", "remis_en_retard", 1),
        # the days late stop at the delivery
        (SEMESTER, "2020-07-11", "2030-01-01", "remis_en_retard", 11),
        # a delivery made later has not happened
        (SEMESTER, "2020-07-11", "2020-07-10", "en_retard", 10),
        # without an end nothing is handed in late
        ("à partir de 2020", "2030-01-01", "2030-01-01", "remis", 0),
        ("au fil de l’eau", "2030-01-01", "2030-01-01", "remis", 0),
        ("à définir", "2030-01-01", "2030-01-01", "remis", 0),
        (None, "2030-01-01", "2030-01-01", "remis", 0),
    ],
)
def test_state_of_what_is_handed_in(echeance: str | None, remis_le: str, on: str, etat: Etat, late: int) -> None:
    facts = due(echeance, on, suivi_livrable(remis_le=remis_le))
    assert (facts.etat, facts.jours_retard) == (etat, late)
    assert facts.is_handed_in == (facts.remis_le == day(remis_le)) == (remis_le <= on)


@pytest.mark.parametrize(
    ("statut", "statut_le", "on", "etat"),
    [
        ("suspendue", "2020-06-01", "2020-05-31", "proche"),
        ("suspendue", "2020-06-01", "2020-06-01", "suspendu"),
        ("suspendue", "2020-06-01", "2020-12-31", "suspendu"),
        ("abandonnee", "2020-06-01", "2020-12-31", "abandonne"),
        # without a date it holds on every day
        ("suspendue", None, "1999-01-01", "suspendu"),
        # the other statuses stop nothing
        ("bloquee", "2020-06-01", "2020-07-01", "en_retard"),
        ("reportee", "2020-06-01", "2020-07-01", "en_retard"),
        ("realisee", "2020-06-01", "2020-07-01", "en_retard"),
    ],
)
def test_a_decision_on_the_fiche_wins_over_the_calendar(
    statut: str, statut_le: str | None, on: str, etat: Etat
) -> None:
    facts = fiche_facts(fiche("1.3", livrable("L1", SEMESTER), suivi=suivi(statut=statut, statut_le=statut_le)), on)
    assert facts.livrables[0].etat == etat
    assert facts.etat == etat
    assert facts.statut == (statut if (statut_le or "") <= on else None)


def test_handed_in_stays_handed_in_when_the_fiche_is_stopped() -> None:
    follow_up = suivi({"L1": suivi_livrable(remis_le="2020-05-01")}, statut="abandonnee", statut_le="2020-06-01")
    facts = fiche_facts(fiche("1.3", livrable("L1", SEMESTER), livrable("L2", SEMESTER), suivi=follow_up), "2020-08-01")
    assert [each.etat for each in facts.livrables] == ["remis", "abandonne"]
    assert facts.etat == "abandonne"


def test_a_deliverable_given_up_counts_from_that_day_unless_it_was_handed_in() -> None:
    given_up = suivi_livrable(abandonne_le="2020-06-01")
    assert due(SEMESTER, "2020-05-31", given_up).etat == "proche"
    assert due(SEMESTER, "2020-06-01", given_up).etat == "abandonne"
    assert due(SEMESTER, "2020-06-01", given_up._replace(remis_le=day("2020-02-01"))).etat == "remis"


@pytest.mark.parametrize(
    ("of_step", "of_fiche", "etat"),
    [
        ({"statut": "suspendue"}, None, "suspendu"),
        ({"statut": "abandonnee"}, None, "abandonne"),
        ({"statut": "en_cours"}, None, "en_retard"),
        ({"statut": "suspendue"}, "abandonnee", "abandonne"),
        ({"statut": "abandonnee"}, "suspendue", "abandonne"),
        ({"statut": "realisee"}, "suspendue", "suspendu"),
        ({"statut": "abandonnee", "fin_le": "2020-08-01"}, None, "en_retard"),
        ({"statut": "abandonnee", "fin_le": "2020-07-31"}, None, "abandonne"),
        ({"statut": "suspendue", "fin_le": "2020-08-01"}, None, "suspendu"),
        ({"statut": "suspendue", "debut_le": "2020-08-01"}, None, "en_retard"),
    ],
)
def test_a_decision_on_a_step_holds_for_its_deliverables(
    of_step: dict[str, str], of_fiche: str | None, etat: Etat
) -> None:
    follow_up = suivi(etapes={"E1": suivi_etape(**of_step)}, statut=of_fiche)
    of = fiche("1.3", livrable("L2", SEMESTER), etapes=(etape("E1", livrable("L1", SEMESTER)),), suivi=follow_up)
    facts = fiche_facts(of, "2020-07-31")
    assert facts.livrables[0].etat == etat
    assert facts.livrables[1].etat == {"suspendue": "suspendu", "abandonnee": "abandonne", None: "en_retard"}[of_fiche]


def test_milestones_count_as_deliverables_do() -> None:
    of = fiche("1.3", calendrier=calendrier(None, jalons=(jalon("J1", "2020-06-30"),)))
    facts = first(of, "2020-07-01")
    assert (facts.ref, facts.genre, facts.etat, facts.jours_retard) == ("1.3/J1", "jalon", "en_retard", 1)


def test_relative_deadlines_are_placed_from_the_signature() -> None:
    facts = due("18 mois après la signature", "2020-07-01", **SIGNED)
    assert facts.en_vigueur is not None
    assert facts.en_vigueur.end == day("2019-09-15")
    assert (facts.etat, facts.jours_retard, facts.raison) == ("en_retard", 290, None)


def test_what_cannot_be_placed_says_why() -> None:
    assert due(SEMESTER, "2020-07-01").raison is None
    assert due("à définir", "2020-07-01").raison is not None
    assert due("", "2020-07-01").raison == msg("No deadline is written, neither here nor for the step or the fiche.")
    unsigned = due("18 mois après la signature", "2020-07-01")
    assert unsigned.etat == "non_datable"
    assert unsigned.raison is not None


def test_the_next_day_due() -> None:
    assert due(SEMESTER, "2020-06-30").prochaine == day("2020-06-30")
    assert due(SEMESTER, "2020-07-01").prochaine is None
    assert due("à partir de 2020", "2020-07-01").prochaine is None
    assert due(SEMESTER, "2020-06-30", suivi_livrable(remis_le="2020-06-30")).prochaine is None


# recurring


@pytest.mark.parametrize(
    ("words", "signature", "on", "etat", "late", "missing", "due_next"),
    [
        # the year of the signature is not whole: the first asked for is 2019
        ("1/an", "2018-03-15", "2019-12-31", "recurrent", 0, [], "2019-12-31"),
        ("1/an", "2018-03-15", "2020-01-01", "en_retard", 1, ["2019"], "2020-12-31"),
        ("1/an", "2018-03-15", "2021-01-01", "en_retard", 367, ["2019", "2020"], "2021-12-31"),
        # signed on the first day the whole year counts
        ("1/an", "2018-01-01", "2019-01-01", "en_retard", 1, ["2018"], "2019-12-31"),
        # after the contract nothing more is asked for
        ("1/an", "2018-03-15", "2025-06-01", "en_retard", 1979, ["2019", "2020", "2021"], None),
        ("trimestriel", "2021-07-01", "2021-10-01", "en_retard", 1, ["2021-07-01/2021-09-30"], "2021-12-31"),
        ("trimestriel", "2021-07-01", "2021-09-30", "recurrent", 0, [], "2021-09-30"),
    ],
)
def test_what_recurs_is_late_when_a_whole_period_closed_without_it(
    words: str, signature: str, on: str, etat: Etat, late: int, missing: list[str], due_next: str | None
) -> None:
    facts = due(words, on, signature=signature, fin="2021-12-31")
    assert (facts.etat, facts.jours_retard) == (etat, late)
    assert [_said(each) for each in facts.manquantes] == missing
    assert facts.prochaine == (day(due_next) if due_next else None)


def _said(period: Periode) -> str:
    text = f"{period.start}/{period.end}"
    return text[:4] if text == f"{text[:4]}-01-01/{text[:4]}-12-31" else text


def test_periods_are_counted_from_the_effect_else_the_signature() -> None:
    dates = {"signature": "2018-03-15", "effet": "2019-02-01", "fin": "2021-12-31"}
    assert due("1/an", "2020-06-01", **dates).etat == "recurrent"
    assert [_said(each) for each in due("1/an", "2021-06-01", **dates).manquantes] == ["2020"]


def test_without_a_contract_date_nothing_is_late() -> None:
    facts = due("1/an", "2021-06-01")
    assert (facts.etat, facts.prochaine, facts.raison) == ("recurrent", None, None)


@pytest.mark.parametrize(
    ("occurrences", "missing", "due_next"),
    [
        # a year is a period, whenever it was handed in
        ([("2019", "2020-02-10")], ["2020"], "2021-12-31"),
        ([("2019", None), ("2020", None)], [], "2021-12-31"),
        # without a period, the day it was handed in
        ([(None, "2019-05-01")], ["2020"], "2021-12-31"),
        # a period that is not understood leaves the day
        ([("à définir", "2019-05-01")], ["2020"], "2021-12-31"),
        # nothing to go by
        ([(None, None), ("à définir", None)], ["2019", "2020"], "2021-12-31"),
        # handed in later has not happened
        ([("2019", "2021-06-02"), ("2020", "2021-06-01")], ["2019"], "2021-12-31"),
        # in any order
        ([("2020", None), ("2019", None)], [], "2021-12-31"),
        ([(None, "2020-12-31"), (None, "2019-01-01")], [], "2021-12-31"),
        # served ahead of time
        ([("2019", None), ("2020", None), ("2021", "2021-03-01")], [], None),
        # a part of the period stands for it
        ([("1er semestre 2019", "2019-06-01"), ("2020-03-01", None)], [], "2021-12-31"),
    ],
)
def test_occurrences_serve_the_period_they_name(
    occurrences: list[tuple[str | None, str | None]], missing: list[str], due_next: str | None
) -> None:
    given = suivi_livrable(occurrences=tuple(occurrence(*each) for each in occurrences))
    facts = due("1/an", "2021-06-01", given, **SIGNED)
    assert [_said(each) for each in facts.manquantes] == missing
    assert facts.prochaine == (day(due_next) if due_next else None)
    assert facts.periodes == 2


def test_a_wider_period_counts_where_it_was_handed_in_else_where_it_begins() -> None:
    dates = {"signature": "2021-01-01", "fin": "2022-12-31"}
    inside = suivi_livrable(occurrences=(occurrence("2021", "2021-05-01"),))
    assert [each.start for each in due("trimestriel", "2021-10-01", inside, **dates).manquantes] == [
        day("2021-01-01"), day("2021-07-01"),
    ]  # fmt: skip
    last_day = suivi_livrable(occurrences=(occurrence("2021", "2021-12-31"),))
    assert len(due("trimestriel", "2022-01-01", last_day, **dates).manquantes) == 3
    assert due("trimestriel", "2022-01-01", last_day, **dates).manquantes[0].start == day("2021-01-01")
    after = suivi_livrable(occurrences=(occurrence("2021", "2022-02-01"),))
    assert due("trimestriel", "2022-03-01", after, **dates).manquantes[0].start == day("2021-04-01")


def test_twice_a_year_wants_two() -> None:
    once = suivi_livrable(occurrences=(occurrence(None, "2019-05-01"),))
    facts = due("2 fois par an", "2020-01-01", once, **SIGNED)
    assert facts.manquantes == (Periode(day("2019-01-01"), day("2019-12-31"), 2, 1),)
    twice = suivi_livrable(occurrences=(occurrence(None, "2019-05-01"), occurrence("2019", None)))
    assert due("2 fois par an", "2020-01-01", twice, **SIGNED).etat == "recurrent"


def test_what_recurs_is_never_handed_in_once_for_all() -> None:
    facts = due("1/an", "2021-06-01", suivi_livrable(remis_le="2019-05-01"), **SIGNED)
    assert (facts.etat, facts.remis_le) == ("en_retard", None)
    assert [_said(each) for each in facts.manquantes] == ["2020"]


def test_what_recurs_can_be_stopped() -> None:
    facts = due("1/an", "2021-06-01", suivi_livrable(abandonne_le="2020-01-01"), **SIGNED)
    assert (facts.etat, facts.jours_retard, facts.manquantes) == ("abandonne", 0, ())


def test_what_recurs_between_dates_given_apart() -> None:
    of = fiche("1.3", livrable(), calendrier=calendrier("1/an", debut="2020-01-01", fin="2020-12-31"))
    facts = first(of, "2021-06-01", **SIGNED)
    assert [_said(each) for each in facts.manquantes] == ["2020"]
    assert facts.prochaine is None
    assert first(of, "2021-06-01").etat == "en_retard"


# progress


def test_progress_is_told_over_all_and_over_those_due() -> None:
    of = fiche(
        "1.3",
        livrable("L1", "2020-01-31"), livrable("L2", "2020-01-31"), livrable("L3", "2020-07-01"),
        livrable("L4", "2021-01-31"), livrable("L5", "2021-01-31"), livrable("L6", "2020-01-31"),
        livrable("L7", "au fil de l'eau"), livrable("L8", "à définir"),
        suivi=suivi({
            "L1": suivi_livrable(remis_le="2020-01-31"),
            "L2": suivi_livrable(remis_le="2020-03-01"),
            "L4": suivi_livrable(remis_le="2020-03-01"),
            "L6": suivi_livrable(abandonne_le="2020-03-01"),
        }),
    )  # fmt: skip
    facts = fiche_facts(of, "2020-07-01")
    # due by then: L1, L2 and L3, which is due that very day
    assert facts.avancement == Avancement(remis=3, total=7, remis_dus=2, dus=3)
    assert (facts.avancement.part, facts.avancement.part_dus) == (3 / 7, 2 / 3)


def test_progress_of_nothing_is_not_a_number() -> None:
    facts = fiche_facts(fiche("1.3"), "2020-07-01")
    assert facts.avancement == Avancement()
    assert (facts.avancement.part, facts.avancement.part_dus) == (None, None)


def test_what_is_suspended_is_not_due() -> None:
    of = fiche("1.3", livrable("L1", "2020-01-31"), suivi=suivi(statut="suspendue"))
    assert fiche_facts(of, "2020-07-01").avancement == Avancement(0, 1, 0, 0)


def test_what_recurs_is_due_once_a_period_is_over_and_in_when_none_is_missing() -> None:
    of = fiche("1.3", livrable("L1", "1/an"), suivi=suivi({"L1": suivi_livrable(occurrences=(occurrence("2019"),))}))
    assert fiche_facts(of, "2019-12-31", **SIGNED).avancement == Avancement(0, 1, 0, 0)
    assert fiche_facts(of, "2020-12-31", **SIGNED).avancement == Avancement(0, 1, 1, 1, 1)
    assert fiche_facts(of, "2021-12-31", **SIGNED).avancement == Avancement(0, 1, 0, 1)


def test_the_end_of_time() -> None:
    asked = Asked("P1Y", 1, day("9998-06-01"), day("9999-12-31"))
    assert course(asked, (), day("9999-12-31")) == Course(0, (), day("9999-12-31"))
    assert course(asked, (day("9999-02-01"),), day("9999-12-31")) == Course(0, (), None)
    assert course(asked._replace(since=day("9999-01-02")), (), day("9999-12-31")) == Course(0, (), None)
    assert course(asked._replace(since=day("0001-01-01")), (), day("0001-01-01")).due == day("0001-12-31")
    assert course(asked._replace(every="never"), (), day("9999-12-31")) == Course(0, (), None)
