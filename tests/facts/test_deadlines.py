"""The deadline in force: postponements that count, inheritance, dates given apart, the contract's own dates."""

import pytest

from clsctl.core.calendar import Reading
from clsctl.core.facts import calendar_context, instance_named, plan_facts
from clsctl.core.facts.deadlines import overruled
from tests.facts.build import (
    avenant,
    calendrier,
    day,
    due,
    etape,
    fiche,
    fiche_facts,
    first,
    instance,
    livrable,
    plan,
    report,
    suivi,
    suivi_livrable,
)

SIGNED = "2020-06-30"


def test_the_last_postponement_decided_by_the_day_counts() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", "2020-06-15"), report("2021-03-31", "2020-12-15")))
    found = {on: due(SIGNED, on, moved) for on in ("2020-06-14", "2020-06-15", "2020-12-14", "2020-12-15")}
    assert [each.en_vigueur.text for each in found.values() if each.en_vigueur] == [
        "2020-06-30", "2020-12-31", "2020-12-31", "2021-03-31",
    ]  # fmt: skip
    assert [len(each.reports) for each in found.values()] == [0, 1, 1, 2]
    # the signed text stays as it was
    assert {each.signee.text for each in found.values() if each.signee} == {SIGNED}


def test_a_postponement_decided_once_late_makes_it_no_longer_late() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", "2020-09-15"),))
    assert due(SIGNED, "2020-09-14", moved).jours_retard == 76
    assert due(SIGNED, "2020-09-15", moved).jours_retard == 0
    assert due(SIGNED, "2021-01-01", moved).jours_retard == 1


def test_the_last_of_the_list_counts_whatever_the_days() -> None:
    moved = suivi_livrable(reports=(report("2021-12-31", "2020-05-15"), report("2020-12-31", "2020-05-01")))
    assert due(SIGNED, "2021-01-01", moved).etat == "en_retard"


def test_a_postponement_that_nothing_dates_counts_on_every_day() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31"),))
    assert due(SIGNED, "1999-01-01", moved).reports == moved.reports
    assert due(SIGNED, "2020-07-01", moved).prochaine == day("2020-12-31")


def test_a_postponement_to_no_date_moves_nothing() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", "2020-05-01"), report("", "2020-06-01")))
    facts = due(SIGNED, "2021-01-01", moved)
    assert (facts.etat, facts.jours_retard, len(facts.reports)) == ("en_retard", 1, 2)


def test_a_postponement_to_words_that_are_no_date_cannot_be_placed() -> None:
    facts = due(SIGNED, "2021-01-01", suivi_livrable(reports=(report("à définir", "2020-05-01"),)))
    assert (facts.etat, facts.jours_retard) == ("non_datable", 0)
    assert facts.raison is not None


def test_a_postponement_is_dated_by_the_instance_whose_code_it_names() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", instance="copil-2"),))
    held = (instance("copil-2", "copil", "2020-06-15"),)
    assert due(SIGNED, "2020-06-14", moved, instances=held).reports == ()
    assert due(SIGNED, "2020-06-15", moved, instances=held).reports == moved.reports
    # its own day comes first
    dated = suivi_livrable(reports=(report("2020-12-31", "2020-06-20", instance="copil-2"),))
    assert due(SIGNED, "2020-06-19", dated, instances=held).reports == ()
    # a type names no meeting without a day beside it
    by_type = suivi_livrable(reports=(report("2020-12-31", instance="copil"),))
    assert due(SIGNED, "1999-01-01", by_type, instances=held).reports == by_type.reports


@pytest.mark.parametrize(
    ("decided", "on", "counts"),
    [
        ("2020-01-10", "2020-02-29", True),  # the avenant is not signed yet
        ("2020-01-10", "2020-03-01", False),  # signed: it renews the text
        ("2020-03-01", "2020-03-01", True),  # decided the very day
        ("2020-03-02", "2020-03-02", True),
        (None, "2020-03-02", True),
    ],
)
def test_an_avenant_that_names_the_fiche_ends_earlier_postponements(decided: str | None, on: str, counts: bool) -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", decided),))
    assert bool(due(SIGNED, on, moved, avenants=(avenant("2020-03-01", "1.3"),)).reports) is counts
    # one that names other fiches, or that is not signed, changes nothing
    assert due(SIGNED, "2020-07-01", moved, avenants=(avenant("2020-03-01", "1.4"), avenant(None, "1.3"))).reports


def test_the_last_avenant_is_the_one_that_counts() -> None:
    moved = suivi_livrable(reports=(report("2020-12-31", "2020-04-01"),))
    twice = (avenant("2020-05-01", "1.3"), avenant("2020-03-01", "1.3"))
    assert due(SIGNED, "2020-04-30", moved, avenants=twice).reports
    assert not due(SIGNED, "2020-05-01", moved, avenants=twice).reports


def test_what_is_decided_after_the_delivery_changes_nothing() -> None:
    moved = suivi_livrable(remis_le="2020-08-01", reports=(report("2020-12-31", "2020-09-15"),))
    facts = due(SIGNED, "2021-01-01", moved)
    assert (facts.etat, facts.jours_retard, facts.reports) == ("remis_en_retard", 32, ())
    # and an avenant signed later does not make late what was on time
    on_time = suivi_livrable(remis_le="2020-08-01", reports=(report("2020-12-31", "2020-06-15"),))
    facts = due(SIGNED, "2021-01-01", on_time, avenants=(avenant("2020-11-01", "1.3"),))
    assert (facts.etat, len(facts.reports)) == ("remis", 1)


@pytest.mark.parametrize("own", [None, ""])
def test_a_deadline_is_inherited_from_the_step_then_from_the_fiche(own: str | None) -> None:
    step = etape("E1", livrable("L1", own), calendrier="2019")
    blank = etape("E2", livrable("L2", own), calendrier="")
    of = fiche("1.3", livrable("L3", own), livrable("L4", "2021"), etapes=(step, blank), calendrier=calendrier("2020"))
    found = fiche_facts(of, "2018-01-01").livrables
    assert [(each.id, each.origine, each.signee and each.signee.text) for each in found] == [
        ("L1", "etape", "2019"), ("L2", "fiche", "2020"), ("L3", "fiche", "2020"), ("L4", "livrable", "2021"),
    ]  # fmt: skip
    assert [each.etape for each in found] == ["E1", "E2", None, None]


def test_nothing_to_inherit() -> None:
    for own in (None, calendrier(None), calendrier("")):
        facts = first(fiche("1.3", livrable(), calendrier=own), "2020-01-01")
        assert (facts.etat, facts.origine, facts.signee) == ("sans_echeance", None, None)


def test_holders_of_a_deliverable_are_its_own_else_those_of_its_step() -> None:
    step = etape("E1", livrable("L1", responsables=("a",)), livrable("L2"), responsables=("b",))
    found = fiche_facts(fiche("1.3", etapes=(step,)), "2020-01-01").livrables
    assert [each.responsables for each in found] == [("a",), ("b",)]


# dates given apart


@pytest.mark.parametrize(
    ("texte", "debut", "fin", "nature", "start", "end"),
    [
        ("2020", None, None, "dated", "2020-01-01", "2020-12-31"),
        ("2020", "2020-03-01", None, "dated", "2020-03-01", "2020-12-31"),
        ("2020", None, "2020-11-30", "dated", "2020-01-01", "2020-11-30"),
        ("2020", "2022-03-01", "2022-06-30", "dated", "2022-03-01", "2022-06-30"),
        # what is left of the text is dropped when it contradicts
        ("2020", "2022-03-01", None, "open", "2022-03-01", None),
        ("2020", None, "2018-06-30", "deadline", None, "2018-06-30"),
        ("2020", "2020-12-31", None, "dated", "2020-12-31", "2020-12-31"),
        ("2020", None, "2020-01-01", "dated", "2020-01-01", "2020-01-01"),
        ("à définir", "2022-03-01", None, "open", "2022-03-01", None),
        ("à définir", None, "2022-03-01", "deadline", None, "2022-03-01"),
        ("au fil de l'eau", "2022-03-01", "2022-06-30", "dated", "2022-03-01", "2022-06-30"),
        (None, "2022-03-01", "2022-06-30", "dated", "2022-03-01", "2022-06-30"),
    ],
)
def test_debut_and_fin_overrule_the_text(
    texte: str | None, debut: str | None, fin: str | None, nature: str, start: str | None, end: str | None
) -> None:
    reading = fiche_facts(fiche(calendrier=calendrier(texte, debut=debut, fin=fin)), "2020-01-01").calendrier
    assert reading is not None
    found = (reading.nature, reading.start and str(reading.start), reading.end and str(reading.end))
    assert found == (nature, start, end)
    if debut or fin:
        assert reading.edtf == f"{start or '..'}/{end or '..'}"
        assert reading.text == (texte or reading.edtf)
        assert reading.notes


def test_dates_given_apart_bound_what_recurs() -> None:
    said = Reading("1/an", "recurring", start=day("2019-01-01"), end=day("2021-12-31"), every="P1Y", times=1)
    assert overruled(said, calendrier(fin="2020-12-31")) == said._replace(end=day("2020-12-31"))
    assert overruled(said, calendrier(debut="2020-01-01")) == said._replace(start=day("2020-01-01"))
    assert overruled(None, calendrier("")) is None


# the contract


def test_the_end_of_the_contract_is_that_of_the_last_avenant_signed() -> None:
    of = plan(
        fiche(), signature="2018-01-01", fin="2020-12-31",
        avenants=(
            avenant("2020-10-01", fin="2022-12-31", numero="2"), avenant("2020-01-01", fin="2021-12-31"),
            avenant("2020-11-01"), avenant(None, fin="2030-12-31"),
        ),
    )  # fmt: skip
    ends = {on: plan_facts(of, day(on)).end for on in ("2019-12-31", "2020-01-01", "2020-10-01", "2020-12-01")}
    assert [str(end) for end in ends.values()] == ["2020-12-31", "2021-12-31", "2022-12-31", "2022-12-31"]
    context = calendar_context(of, of.fiches[0]._replace(redaction=day("2017-05-01")), day("2020-10-01"))
    assert (context.signature, context.fin, context.redaction, context.avenant) == (
        day("2018-01-01"), day("2022-12-31"), day("2017-05-01"), "2",
    )  # fmt: skip
    assert calendar_context(of, None, day("2019-01-01")).avenant is None


def test_of_two_avenants_signed_on_one_day_the_later_of_the_list_counts() -> None:
    of = plan(avenants=(avenant("2020-01-01", fin="2021-12-31"), avenant("2020-01-01", fin="2022-12-31")))
    assert plan_facts(of, day("2020-01-01")).end == day("2022-12-31")


def test_an_avenant_moves_what_lasts_as_long_as_the_contract() -> None:
    of = fiche("1.3", livrable("L1", "sur la durée du contrat"))
    fields = {"signature": "2018-01-01", "fin": "2020-12-31", "avenants": (avenant("2020-12-15", fin="2021-12-31"),)}
    assert first(of, "2020-12-14", **fields).prochaine == day("2020-12-31")
    assert first(of, "2020-12-15", **fields).prochaine == day("2021-12-31")


@pytest.mark.parametrize(
    ("fields", "on", "share"),
    [
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2019-12-31", 0.0),
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2020-01-01", 0.0),
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2020-07-02", 183 / 366),
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2020-12-31", 365 / 366),
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2021-01-01", 1.0),
        ({"signature": "2020-01-01", "fin": "2020-12-31"}, "2025-01-01", 1.0),
        ({"signature": "2019-01-01", "effet": "2020-01-01", "fin": "2020-12-31"}, "2020-07-02", 183 / 366),
        ({"periode": "2020"}, "2020-07-02", 183 / 366),
        ({"periode": "2020-2021", "signature": "2020-12-31"}, "2021-01-01", 1 / 366),
        ({"periode": "à définir"}, "2020-07-02", None),
        ({"signature": "2020-01-01"}, "2020-07-02", None),
        ({"fin": "2020-01-01"}, "2020-07-02", None),
        ({"signature": "2021-01-01", "fin": "2020-12-31"}, "2020-07-02", None),
        ({"signature": "2020-01-01", "fin": "2020-01-01"}, "2020-01-01", 0.0),
        ({}, "2020-07-02", None),
    ],
)
def test_share_of_the_contract_gone_by(fields: dict[str, str], on: str, share: float | None) -> None:
    assert plan_facts(plan(**fields), day(on)).ecoule == share


@pytest.mark.parametrize(
    ("fields", "on", "etat"),
    [
        ({"signature": "2018-01-01", "fin": "2021-12-31"}, "2017-12-31", "a_venir"),
        ({"signature": "2018-01-01", "fin": "2021-12-31"}, "2018-01-01", "en_cours"),
        ({"signature": "2018-01-01", "fin": "2021-12-31"}, "2021-11-02", "proche"),
        ({"signature": "2018-01-01", "fin": "2021-12-31"}, "2022-01-01", "echu"),
        ({"signature": "2018-01-01"}, "2022-01-01", "en_cours"),
        ({"fin": "2021-12-31"}, "2018-01-01", "en_cours"),
        ({"periode": "2018-2021"}, "2022-01-01", "echu"),
        ({}, "2022-01-01", "sans_echeance"),
    ],
)
def test_state_of_the_contract(fields: dict[str, str], on: str, etat: str) -> None:
    assert plan_facts(plan(**fields), day(on)).etat == etat


def test_an_instance_is_found_by_code_else_by_type_up_to_the_day() -> None:
    held = (
        instance("c1", "copil", "2020-01-10"), instance("c2", "copil", "2020-06-10"), instance("t1", "cotech", None),
        instance("c0", "copil", None), instance("copil-x", "codir", "2019-01-01"),
    )  # fmt: skip
    assert instance_named(held, "c2", None) == held[1]
    assert instance_named(held, "copil", day("2020-06-09")) == held[0]
    assert instance_named(held, "copil", day("2020-06-10")) == held[1]
    assert instance_named(held, "copil", day("2019-01-01")) is None
    assert instance_named(held, "copil", None) is None
    assert instance_named(held, "cotech", day("2020-06-10")) is None


def test_reports_on_the_step_of_a_deliverable_are_told_by_its_own_id() -> None:
    of = fiche(
        "1.3",
        etapes=(etape("E1", livrable("L1", SIGNED)),),
        suivi=suivi({"L1": suivi_livrable(reports=(report("2021-01-31", "2020-01-01"),))}),
    )
    assert first(of, "2020-12-31").prochaine == day("2021-01-31")
