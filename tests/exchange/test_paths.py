"""Paths to the values of a fiche: read, placed and taken out; whatever is typed, no exception."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.exchange.paths import drop, leaves, place, steps

TREE: dict[str, Any] = {
    "id": "1",
    "enjeux": ["un", "deux"],
    "etapes": [{"id": "E1", "actions": [{"titre": "a", "calendrier": "c"}, {"id": "A2", "titre": "b"}]}],
    "rubriques": {"Égalité f.-h. [x] «y»": "texte", "Simple": "s"},
    "suivi": {"bilans": {"2024": {"texte": "t"}}, "livrables": {"L1": {"preuves": ["p"]}}},
    "calendrier": None,
}


def test_the_values_of_a_tree_have_paths_that_people_can_read() -> None:
    assert dict(leaves(TREE)) == {
        "id": "1",
        "enjeux[#1]": "un",
        "enjeux[#2]": "deux",
        "etapes[E1].id": "E1",
        "etapes[E1].actions[#1].titre": "a",
        "etapes[E1].actions[#1].calendrier": "c",
        "etapes[E1].actions[A2].id": "A2",
        "etapes[E1].actions[A2].titre": "b",
        "rubriques.«Égalité f.-h. [x] «y»»»": "texte",
        "rubriques.Simple": "s",
        "suivi.bilans.2024.texte": "t",
        "suivi.livrables.L1.preuves[#1]": "p",
        "calendrier": "",
    }


def test_a_tree_is_made_again_of_its_values() -> None:
    made: dict[str, Any] = {}
    assert all(place(made, path, text or None) for path, text in leaves(TREE))
    assert made == TREE


def test_a_value_takes_the_place_of_another() -> None:
    tree: dict[str, Any] = {"enjeux": ["un"], "etapes": [{"id": "E1", "titre": "x"}]}
    assert place(tree, "enjeux[#1]", "autre")
    assert place(tree, "enjeux[#7]", "de plus")
    assert place(tree, "etapes[E1].titre", "y")
    assert tree == {"enjeux": ["autre", "de plus"], "etapes": [{"id": "E1", "titre": "y"}]}


@pytest.mark.parametrize("path", ["", "[E1]", ".", "[", "«»[", "titre.autre", "titre[#1]", "titre[E1]"])
def test_a_path_that_leads_nowhere_changes_nothing(path: str) -> None:
    tree = {"titre": "x"}
    assert not place(tree, path, "y")
    assert tree == {"titre": "x"}


def test_values_are_taken_out() -> None:
    tree: dict[str, Any] = {"a": "1", "b": {"c": "2"}, "d": ["x", "y"], "e": [{"id": "E1", "f": "3"}, {"id": "E2"}]}
    for path in ("a", "b.c", "d[#1]", "e[E1].f", "e[E2]", "e[E9].f", "d[#9]", "z.y", "a.b.c", ""):
        drop(tree, path)
    assert tree == {"b": {}, "d": ["y"], "e": [{"id": "E1"}]}


@given(st.text(alphabet="ab.[]«»#1é ", max_size=12), st.text(max_size=3))
def test_any_path_is_placed_or_refused(path: str, text: str) -> None:
    tree: dict[str, Any] = {"a": "x", "b": [{"id": "a"}], "é": {"a": "1"}}
    placed = place(tree, path, text)
    assert placed <= bool(steps(path))
    drop(tree, path)


KEYS = st.text(alphabet="abé .«»[]", min_size=1, max_size=6)


@given(st.dictionaries(KEYS, st.text(max_size=4).filter(bool), max_size=4))
def test_rubrics_of_a_house_come_back_whatever_their_labels(rubriques: dict[str, str]) -> None:
    tree = {"id": "1", "rubriques": rubriques} if rubriques else {"id": "1"}
    made: dict[str, Any] = {}
    for path, text in leaves(tree):
        place(made, path, text)
    assert made == tree
