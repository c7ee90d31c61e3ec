"""The state of a fiche from its parts, or from its own calendar where it has none; steps; what happened by the day."""

from decimal import Decimal

import pytest

from clsctl.core.facts import Avancement, Etat, plan_facts, plan_on, summed
from clsctl.core.model.fiche import Phase
from clsctl.core.model.suivi import Bilan, Note, Releve, Versement
from tests.facts.build import (
    W,
    avenant,
    calendrier,
    day,
    etape,
    fiche,
    fiche_facts,
    instance,
    jalon,
    livrable,
    occurrence,
    plan,
    report,
    suivi,
    suivi_etape,
    suivi_livrable,
)

TODAY = "2020-07-01"
# a deadline for each state that a calendar alone gives on TODAY
OPEN: dict[Etat, str | None] = {
    "en_retard": "2020-06-30", "proche": "2020-07-01", "en_cours": "2020", "a_venir": "2021", "recurrent": "1/an",
    "continu": "au fil de l'eau", "non_datable": "à définir", "sans_echeance": None,
}  # fmt: skip


@pytest.mark.parametrize("rank", range(len(OPEN)))
def test_a_fiche_is_in_the_first_state_of_what_is_not_handed_in(rank: int) -> None:
    states = list(OPEN)[rank:]
    parts = [livrable(f"L{number}", OPEN[etat]) for number, etat in enumerate(reversed(states))]
    # what is handed in, late even, does not count
    done = {"L8": suivi_livrable(remis_le=TODAY), "L9": suivi_livrable(remis_le=TODAY)}
    of = fiche("1.3", livrable("L8", "2019"), *parts, livrable("L9", "2021"), suivi=suivi(done))
    facts = fiche_facts(of, TODAY)
    assert facts.etat == states[0]
    assert [each.etat for each in facts.livrables] == ["remis_en_retard", *reversed(states), "remis"]


@pytest.mark.parametrize(
    ("parts", "etat"),
    [
        ({"L1": "remis", "L2": "remis"}, "remis"),
        ({"L1": "remis", "L2": "tard"}, "remis_en_retard"),
        ({"L1": "remis", "L2": "abandon"}, "remis"),
        ({"L1": "tard", "L2": "abandon"}, "remis_en_retard"),
        ({"L1": "abandon", "L2": "abandon"}, "abandonne"),
    ],
)
def test_a_fiche_whose_parts_are_all_in_or_given_up(parts: dict[str, str], etat: Etat) -> None:
    how = {
        "remis": suivi_livrable(remis_le="2020-01-01"),
        "tard": suivi_livrable(remis_le="2020-06-01"),
        "abandon": suivi_livrable(abandonne_le="2020-01-01"),
    }
    follow_up = suivi({key: how[what] for key, what in parts.items()})
    of = fiche("1.3", *(livrable(key, "2020-02-01") for key in parts), suivi=follow_up)
    assert fiche_facts(of, TODAY).etat == etat


def test_a_suspended_step_keeps_the_fiche_from_being_in() -> None:
    follow_up = suivi({"L1": suivi_livrable(remis_le="2020-01-01")}, etapes={"E1": suivi_etape(statut="suspendue")})
    of = fiche("1.3", livrable("L1", "2020"), etapes=(etape("E1", livrable("L2", "2020")),), suivi=follow_up)
    assert fiche_facts(of, TODAY).etat == "suspendu"


@pytest.mark.parametrize("statut", ["suspendue", "abandonnee"])
def test_a_decision_holds_even_when_all_is_in(statut: str) -> None:
    follow_up = suivi({"L1": suivi_livrable(remis_le="2020-01-01")}, statut=statut)
    facts = fiche_facts(fiche("1.3", livrable("L1", "2020"), suivi=follow_up), TODAY)
    assert facts.etat == {"suspendue": "suspendu", "abandonnee": "abandonne"}[statut]
    assert facts.livrables[0].etat == "remis"


@pytest.mark.parametrize(
    ("texte", "statut", "etat", "due_next"),
    [
        ("2021", None, "a_venir", "2021-12-31"),
        ("2020", None, "en_cours", "2020-12-31"),
        ("2020-07-31", None, "proche", "2020-07-31"),
        ("2019", None, "echu", None),
        ("2019", "realisee", "remis", None),
        ("2019", "partiellement_realisee", "remis", None),
        ("2019", "reportee", "echu", None),
        ("2019", "en_cours", "echu", None),
        ("2019", "abandonnee", "abandonne", None),
        ("2020", "suspendue", "suspendu", None),
        # a declared status stops nothing while the calendar runs
        ("2020", "realisee", "en_cours", "2020-12-31"),
        ("à partir de 2019", None, "en_cours", None),
        ("au fil de l'eau", None, "continu", None),
        ("1/an", None, "recurrent", None),
        ("à définir", None, "non_datable", None),
        ("", None, "sans_echeance", None),
    ],
)
def test_a_fiche_without_parts_has_the_state_of_its_calendar(
    texte: str, statut: str | None, etat: Etat, due_next: str | None
) -> None:
    of = fiche("1.3", calendrier=calendrier(texte), suivi=suivi(statut=statut))
    facts = fiche_facts(of, TODAY)
    assert (facts.etat, facts.statut) == (etat, statut)
    assert facts.prochaine == (day(due_next) if due_next else None)
    assert (facts.raison is not None) == (etat in {"non_datable", "sans_echeance"})


def test_the_calendar_of_a_contract_with_no_deliverable_is_followed_to_its_end() -> None:
    of = fiche("2", calendrier=calendrier("sur la durée du contrat"))
    fields = {"signature": "2018-11-01", "fin": "2021-12-31"}
    states = {on: fiche_facts(of, on, **fields).etat for on in ("2018-10-31", "2018-11-01", "2021-12-31", "2022-01-01")}
    assert list(states.values()) == ["a_venir", "en_cours", "proche", "echu"]
    assert fiche_facts(of, TODAY).etat == "non_datable"


def test_a_fiche_with_parts_does_not_say_why_its_own_calendar_cannot_be_placed() -> None:
    facts = fiche_facts(fiche("1.3", livrable("L1", "2020"), calendrier=calendrier("à définir")), TODAY)
    assert (facts.etat, facts.raison) == ("en_cours", None)


def test_the_next_deadline_is_the_soonest_to_come() -> None:
    of = fiche("1.3", *(livrable(f"L{year}", year) for year in ("2022", "2019", "2020", "2021")))
    assert fiche_facts(of, TODAY).prochaine == day("2020-12-31")
    assert fiche_facts(fiche("1.3", livrable("L1", "2019")), TODAY).prochaine is None


def test_the_days_of_a_fiche_are_those_of_its_calendar_else_of_its_parts() -> None:
    parts = (livrable("L1", "2019"), livrable("L2", "2021"), livrable("L3", "à définir"), livrable("L4"))
    own = fiche_facts(fiche("1.3", *parts, calendrier=calendrier("2018-2022")), TODAY)
    assert (own.start, own.end) == (day("2018-01-01"), day("2022-12-31"))
    to_come = fiche_facts(fiche("1.3", *parts, calendrier=calendrier("d'ici 2022")), TODAY)
    assert (to_come.start, to_come.end) == (None, day("2022-12-31"))
    of_parts = fiche_facts(fiche("1.3", *parts), TODAY)
    assert (of_parts.start, of_parts.end) == (day("2019-01-01"), day("2021-12-31"))
    unknown = fiche_facts(fiche("1.3", livrable("L3", "à définir"), calendrier=calendrier("")), TODAY)
    assert (unknown.start, unknown.end) == (None, None)


def test_steps_and_phases_are_told_and_never_late() -> None:
    own = calendrier("2018", phases=(Phase(W, "P1", "Un", "2017"), Phase(W, "P2")))
    follow_up = suivi(etapes={"E1": suivi_etape(statut="en_cours"), "P2": suivi_etape(fin_le="2018-05-01")})
    of = fiche("1.3", etapes=(etape("E1", calendrier="2019"), etape("E2")), calendrier=own, suivi=follow_up)
    facts = fiche_facts(of, TODAY)
    assert [(each.ref, each.genre, each.calendrier and each.calendrier.text) for each in facts.etapes] == [
        ("1.3/E1", "etape", "2019"),
        ("1.3/E2", "etape", "2018"),
        ("1.3/P1", "phase", "2017"),
        ("1.3/P2", "phase", "2018"),
    ]
    assert [each.suivi is not None for each in facts.etapes] == [True, False, False, True]
    # the fiche is over; its steps make it neither late nor done
    assert facts.etat == "echu"


def test_the_progress_of_a_plan_is_that_of_its_fiches() -> None:
    done = suivi({"L1": suivi_livrable(remis_le="2019-06-01")})
    of = plan(
        fiche("1", livrable("L1", "2019"), suivi=done),
        fiche("2", livrable("L1", "2019"), calendrier=calendrier(None, jalons=(jalon("J1", "2021"),))),
        fiche("3"),
    )
    facts = plan_facts(of, day(TODAY))
    assert facts.avancement == Avancement(1, 3, 1, 2)
    assert summed([]) == Avancement()
    kept = facts.keep(each for each in facts.fiches if each.ref == "2")
    assert (kept.avancement, [each.ref for each in kept.fiches]) == (Avancement(0, 2, 0, 1), ["2"])


# what happened by the day


def test_what_is_dated_later_has_not_happened() -> None:
    past, later = day("2020-06-30"), day("2020-07-02")
    of = fiche(
        "1.3", livrable(),
        suivi=suivi(
            {"L1": suivi_livrable(
                remis_le="2020-07-02", preuves=("a.pdf",), abandonne_le="2020-07-02", motif="why", commentaire="said",
                reports=(report("2021", "2020-07-01"), report("2022", "2020-07-02"), report("2023", instance="c1")),
                occurrences=(occurrence("2019", "2020-07-01"), occurrence("2020", "2020-07-02"), occurrence("2021")),
            )},
            statut="suspendue", statut_le="2020-07-02", motif="money", meteo="orage",
            etapes={"E1": suivi_etape(debut_le="2020-07-02", statut="en_cours"),
                    "E2": suivi_etape(debut_le="2020-06-01", fin_le="2020-07-02", statut="realisee"),
                    "E3": suivi_etape(fin_le="2020-07-01", statut="realisee")},
            indicateurs={"I1": tuple(Releve(W, on, Decimal(n)) for n, on in enumerate((past, later, None), 1))},
            financements=(Versement(W, past), Versement(W, later), Versement(W, None)),
            notes=(Note(W, past), Note(W, later), Note(W, None), Note(W, None, "c1"), Note(W, None, "copil")),
            bilans={"2019": Bilan(W), "2020": Bilan(W), "2021": Bilan(W), "avis": Bilan(W)},
        ),
    )  # fmt: skip
    of_plan = plan(
        of, fiche("1.4"), instances=(instance("c1", "copil", "2020-07-02"),),
        avenants=(avenant("2020-07-01", numero="1"), avenant("2020-07-02", numero="2"), avenant(None, numero="3")),
    )  # fmt: skip
    seen = plan_on(of_plan, day(TODAY))
    assert [each.numero for each in seen.avenants] == ["1"]
    assert seen.fiches[1] == of_plan.fiches[1]
    known = seen.fiches[0].suivi
    assert known is not None
    assert (known.statut, known.statut_le, known.motif, known.meteo) == (None, None, None, "orage")
    assert known.livrables["L1"] == suivi_livrable(
        commentaire="said", reports=(report("2021", "2020-07-01"),),
        occurrences=(occurrence("2019", "2020-07-01"), occurrence("2021")),
    )  # fmt: skip
    assert known.etapes == {
        "E1": suivi_etape(), "E2": suivi_etape(debut_le="2020-06-01"),
        "E3": suivi_etape(fin_le="2020-07-01", statut="realisee"),
    }  # fmt: skip
    assert [each.valeur for each in known.indicateurs["I1"]] == [1, 3]
    assert [each.date for each in known.financements] == [past, None]
    assert [(each.date, each.instance) for each in known.notes] == [(past, None), (None, None), (None, "copil")]
    assert list(known.bilans) == ["2019", "2020", "avis"]
    # the facts carry the plan as it was
    assert plan_facts(of_plan, day(TODAY)).plan == seen
    assert plan_facts(of_plan, day(TODAY)).fiches[0].fiche == seen.fiches[0]


def test_what_is_dated_that_very_day_has_happened() -> None:
    of = plan(fiche(suivi=suivi(
        {"L1": suivi_livrable(remis_le=TODAY, abandonne_le=TODAY, reports=(report("2021", TODAY),))},
        statut="suspendue", statut_le=TODAY,
        etapes={"E1": suivi_etape(debut_le=TODAY, fin_le=TODAY, statut="realisee")},
    )))  # fmt: skip
    assert plan_on(of, day(TODAY)) == of
