"""`list` and `status`: every fiche with its state, counts by state, the contract's time against its progress."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from clsctl.core.model.plan import Plan
from clsctl.core.views.answer import Answer
from clsctl.core.views.listing import ListItem, listing
from clsctl.core.views.overdue import overdue
from clsctl.core.views.parts import Counts, Porteur, Progress
from clsctl.core.views.scope import Scope
from clsctl.core.views.status import StateCount, StatusItem, status
from clsctl.render.answers import render
from clsctl.render.language import language
from tests.facts.build import calendrier, day, fiche, livrable, plan, report, suivi, suivi_livrable
from tests.views.plans import ask, contract

ON = "2020-07-01"


def test_list_has_every_fiche_in_the_order_of_the_plan() -> None:
    answer = listing(ask(ON))
    assert answer.items[0] == ListItem(
        "1.3", "Fiche 1.3", "fiche_projet", "A1",
        (Porteur("ars-dd", "DD ARS"), Porteur("cc", "Communauté de communes")), "en_retard",
        Progress(0, 3, 0.0, 0, 2, 0.0), day("2020-12-31"), "fiches/1.yaml",
    )  # fmt: skip
    assert [(each.ref, each.etat) for each in answer.items] == [
        ("1.3", "en_retard"), ("1.10", "echu"), ("2", "non_datable"),
    ]  # fmt: skip
    assert (answer.kind, answer.item, answer.lists) == ("list", ListItem, ())
    assert answer.summary["fiches"] == 3
    assert answer.summary["etats"] == {"en_retard": 1, "echu": 1, "non_datable": 1}


def test_who_answers_are_the_holders_else_those_who_lead() -> None:
    found = [each.porteurs for each in listing(ask(ON)).items]
    assert found[1:] == [(Porteur("cc", "Communauté de communes"),), (Porteur(None, "La Région"),)]
    bare = listing(ask(ON, contract()._replace(fiches=(fiche("1", porteurs=("ccas",)), fiche("2")))))
    assert [each.porteurs for each in bare.items] == [(Porteur("ccas", "ccas"),), ()]


def test_holders_are_names_in_csv() -> None:
    header, first, *_ = csv.reader(StringIO(render(listing(ask(ON)), "csv", language("fr"))))
    assert dict(zip(header, first, strict=True))["porteurs"] == "DD ARS; Communauté de communes"


def test_status_counts_the_deliverables_of_each_fiche() -> None:
    known = suivi({"L1": suivi_livrable(remis_le="2020-01-31")}, statut="en_cours")
    of = contract()
    of = of._replace(fiches=(of.fiches[0]._replace(suivi=known), *of.fiches[1:]))
    answer = status(ask(ON, of))
    counts = Counts(3, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    assert answer.items[0] == StatusItem(
        "1.3", "Fiche 1.3", "A1", "en_retard", "en_cours", counts, Progress(1, 3, 1 / 3, 1, 2, 0.5),
        day("2020-12-31"), day("2019-07-01"), day("2020-12-31"),
    )  # fmt: skip
    summary = answer.summary
    assert summary["livrables"] == counts._replace(total=5, non_datable=1, sans_echeance=1)
    assert summary["avancement"] == Progress(1, 5, 0.2, 1, 2, 0.5)
    assert summary["fiches"] == 3
    assert summary["contracts"][0].elapsed == pytest.approx(0.624, abs=0.001)


def test_every_state_is_counted_under_its_name() -> None:
    texts = {"en_retard": "2020-06-30", "proche": "2020-07-01", "en_cours": "2020", "a_venir": "2021",
             "continu": "au fil de l'eau", "recurrent": "1/an", "non_datable": "à définir", "sans_echeance": "",
             "abandonne": "2020", "remis": "2020", "remis_en_retard": "2019"}  # fmt: skip
    known = suivi({
        "abandonne": suivi_livrable(abandonne_le=ON), "remis": suivi_livrable(remis_le=ON),
        "remis_en_retard": suivi_livrable(remis_le=ON),
    })  # fmt: skip
    of = plan(
        fiche("1", *(livrable(key, text) for key, text in texts.items()), suivi=known),
        fiche("2", livrable("suspendu"), suivi=suivi(statut="suspendue")),
    )
    found = status(ask(ON, of)).summary["livrables"]._asdict()
    assert (found.pop("total"), found.pop("jours_retard")) == (12, 1)
    assert set(found) == {*texts, "suspendu"}
    assert set(found.values()) == {1}


def test_status_tells_the_days_of_the_most_late() -> None:
    assert [each.livrables.jours_retard for each in status(ask(ON)).items] == [183, 0, 0]
    late = suivi({"L1": suivi_livrable(remis_le="2020-06-01"), "L2": suivi_livrable(remis_le="2020-07-01")})
    of = contract()
    of = of._replace(fiches=(of.fiches[0]._replace(suivi=late),))
    # what is in is late no more
    assert status(ask(ON, of)).items[0].livrables.jours_retard == 0


def test_status_shows_people_four_lists() -> None:
    answer = status(ask(ON))
    fiches, by_state, contracts, unplaced = answer.lists
    assert fiches.items == answer.items
    assert by_state.items == (
        StateCount("en_retard", 1, 2, 0.4), StateCount("en_cours", 0, 1, 0.2), StateCount("non_datable", 1, 1, 0.2),
        StateCount("sans_echeance", 0, 1, 0.2), StateCount("echu", 1, 0, None),
    )  # fmt: skip
    assert contracts.items == answer.summary["contracts"]
    assert unplaced.items == answer.summary["undatable"]
    assert [each.ref for each in unplaced.items] == ["2/L1", "2/L2"]


def test_people_see_no_column_in_which_nothing_is_said() -> None:
    def keys(of: Plan) -> list[list[str]]:
        return [[column.key for column in each.columns] for each in status(ask(ON, of)).lists]

    full, _, contracts, _ = keys(contract())
    assert "statut" not in full
    assert "prochaine_echeance" in full
    assert "elapsed" in contracts
    bare, _, contracts, _ = keys(plan(fiche("1")))
    assert bare == ["ref", "titre", "etat", "livrables.en_retard", "livrables.jours_retard", "livrables.total"]
    assert contracts == ["fiches", "situation", "en_retard"]
    assert [column.key for column in listing(ask(ON, plan())).columns] == [
        "ref", "titre", "axe", "porteurs.nom", "etat", "avancement.fait", "prochaine_echeance",
    ]  # fmt: skip


def test_status_says_how_calendars_were_read() -> None:
    known = suivi({"L1": suivi_livrable(reports=(report("2021", "2020-01-01"),))})
    of = plan(fiche("1", livrable("L1", "2019"), suivi=known))
    assert status(ask(ON, of)).notes == ()
    inherited = plan(fiche("1", livrable("L1"), calendrier=calendrier("2019")))
    assert [dict(note.values)["refs"] for note in status(ask(ON, inherited)).notes] == ["1/L1"]
    # that of a fiche counts where its state comes from it
    own = plan(fiche("1", calendrier=calendrier("fin 2020")), fiche("2", livrable("L1", "2020"),
               calendrier=calendrier("fin 2020")), fiche("3"))  # fmt: skip
    found = status(ask(ON, own, titre="Tout")).notes
    assert [dict(note.values)["refs"] for note in found] == ["tdc:1"]


@pytest.mark.parametrize("view", [listing, status])
def test_states_filter_fiches(view: Callable[[Scope], Answer]) -> None:
    assert [each.ref for each in view(ask(ON, etat=("echu", "En retard"))).items] == ["1.3", "1.10"]
    none = view(ask(ON, etat=("suspendu",)))
    assert (none.items, none.summary["fiches"], none.summary["contracts"]) == ((), 0, ())
    assert none.plan == "CLS"


@pytest.mark.parametrize("view", [listing, status])
def test_a_portfolio_puts_the_plan_first(view: Callable[[Scope], Answer]) -> None:
    other = contract()._replace(code="loiret", titre="Loiret", illisibles=("loiret/fiches/9.yaml",))
    answer = view(ask(ON, contract(), other, titre="Tout", etat=("echu",)))
    assert [(each.plan, each.ref) for each in answer.items] == [("tdc", "tdc:1.10"), ("loiret", "loiret:1.10")]
    assert [column.key for column in answer.columns][:2] == ["plan", "ref"]
    assert [(each.plan, each.titre, each.fiches) for each in answer.summary["contracts"]] == [
        ("tdc", "CLS", 1), ("loiret", "Loiret", 1),
    ]  # fmt: skip
    assert answer.unread == ("loiret/fiches/9.yaml",)


def test_two_plans_without_a_title_are_a_portfolio_too() -> None:
    answer = listing(ask(ON, contract(), contract()._replace(code="b", titre="B")))
    assert (answer.plan, answer.items[0].plan) == ("CLS, B", "tdc")


def test_a_portfolio_of_one_plan_is_one() -> None:
    assert listing(ask(ON, titre="Un seul")).items[0].ref == "tdc:1.3"


@pytest.mark.parametrize("view", [listing, status, overdue])
def test_a_value_that_could_not_be_read_is_said(view: Callable[[Scope], Answer]) -> None:
    of = contract()._replace(abimees=("fiches/1.yaml", "fiches/2.yaml"))
    answer = view(ask(ON, of))
    assert (answer.notes[0].number, dict(answer.notes[0].values)["files"]) == (2, "fiches/1.yaml, fiches/2.yaml")
    assert answer.unread == ()
    assert answer.damaged == ("fiches/1.yaml", "fiches/2.yaml")
    assert len(answer.notes) == len(view(ask(ON)).notes) + 1
