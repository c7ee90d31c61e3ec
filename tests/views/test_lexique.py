"""What the words of a report mean: each state and short name that occurs in it, once, and none that does not."""

from typing import Any

from clsctl.core.facts import plan_facts
from clsctl.core.labels import ETATS, label
from clsctl.core.messages import msg, verbatim
from clsctl.core.model.plan import Acteur
from clsctl.core.views.blocks import Fort, Mot, Pile, Tableau
from clsctl.core.views.lexique import lexique
from clsctl.core.views.tableau_de_bord import Compte, tableau_de_bord
from tests.facts.build import W, day, plan
from tests.views.plans import ask, contract


def words(told: Any, *plans: Any) -> list[tuple[Any, Any]]:
    found = lexique(told, [plan_facts(each, day("2021-01-01")) for each in plans or [plan()]])
    return list(found.paires) if found else []


def names(*pairs: tuple[str, str | None]) -> dict[str, Acteur]:
    return {f"a{rank}": Acteur(W, f"a{rank}", nom, sigle) for rank, (sigle, nom) in enumerate(pairs)}


def test_states_wherever_they_are_told_in_the_order_of_states() -> None:
    table = Tableau(msg("late"), (), ((Pile((Fort("x"), Fort(Mot("etat", "continu")))), None, 3),))
    told = ((Compte("remis", 1, 0.5), table), Mot("statut", "suspendue"), Mot("etat", "inconnu"))
    assert [titre for titre, _ in words(told)] == [label(ETATS, "continu"), label(ETATS, "remis")]


def test_every_state_has_a_sense() -> None:
    told = [sense for _, sense in words(tuple(Mot("etat", each) for each in ETATS))]
    assert len(told) == len(set(told)) == len(ETATS)


def test_near_is_as_many_days_as_the_contract_says() -> None:
    one, other = plan(), plan()
    other = other._replace(calendrier=other.calendrier._replace(proche=10))
    assert words((Mot("etat", "proche"),), other)[0][1] == msg("it is due within {days} days", days=10)
    assert words((Mot("etat", "proche"),), one, other)[0][1] == msg(
        "it is due soon, within the days that the contract says"
    )


def test_short_names_that_are_read_as_words_of_their_own() -> None:
    known = names(("ARS", "Agence"), ("CC", "Communauté"), ("CHU", "CHU"), ("MSP", None), ("C.H.", "Hôpital"))
    told = ("DD ARS, MSP, CHU", msg("{who} moved it", who="ACC et C.H."))
    one = plan()._replace(acteurs=known)
    assert words(told, one) == [(verbatim("ARS"), "Agence"), (verbatim("C.H."), "Hôpital")]


def test_a_short_name_of_two_actors_is_told_as_both() -> None:
    plans = [plan()._replace(acteurs=names(("CC", nom))) for nom in ("Communauté de l’Un", "Communauté de l’Autre")]
    assert words(("CC",), *plans) == [(verbatim("CC"), "Communauté de l’Un, Communauté de l’Autre")]


def test_nothing_to_explain() -> None:
    assert lexique(("CC",), [plan_facts(plan(), day("2021-01-01"))]) is None


def test_a_dashboard_explains_its_own_words() -> None:
    found = tableau_de_bord(ask("2020-01-15", contract()), "publique").lexique
    assert found is not None
    told = {titre for titre, _ in found.paires}
    assert {label(ETATS, "en_retard"), label(ETATS, "non_datable"), verbatim("DD ARS")} <= told
    assert label(ETATS, "suspendu") not in told
