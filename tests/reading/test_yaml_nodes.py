"""The two ways to a tree agree, and neither can be brought down by what a file holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.reading.yaml_nodes import MAX_LEVELS, Mapping, Node, Scalar, TooDeep, compose, parse
from tests.benchmarks.generate import fiche
from tests.reading.written import WRITTEN


def shape(node: Node) -> object:
    """A tree with everything that the reader uses of it."""
    place = node.start_mark.index, node.end_mark.index
    if isinstance(node, Scalar):
        return node.value, node.style, place
    if isinstance(node, Mapping):
        return bool(node.flow_style), place, [(shape(key), shape(value)) for key, value in node.value]
    return bool(node.flow_style), place, [shape(each) for each in node.value]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_both_ways_give_the_same_tree_of_a_fiche(number: int) -> None:
    text = fiche(number)
    quick, careful = compose(text.encode()), parse(text).root
    assert quick is not None
    assert careful is not None
    assert shape(quick) == shape(careful)


@given(WRITTEN)
@settings(max_examples=80)
def test_both_ways_give_the_same_tree_of_any_text(text: str) -> None:
    quick, careful = compose(text.encode()), parse(text).root
    assert careful is not None
    assert quick is None or shape(quick) == shape(careful)


@pytest.mark.parametrize(
    "text", ["a: &x 1\n", "a: !t 1\n", "&x a: 1\n", "!t [a]\n", "- &x [*x]\n", "%YAML 1.1\n---\na: 1\n"]
)
def test_the_quick_way_leaves_what_is_odd_to_the_other(text: str) -> None:
    assert compose(text.encode()) is None


@pytest.mark.parametrize("text", ["moyens: R & D\n", "moyens: Bravo !\n", "moyens: a*b\n", "moyens: 57 % du temps\n"])
def test_a_sign_within_a_text_is_nothing_odd(text: str) -> None:
    assert compose(text.encode()) is not None
    assert parse(text).oddities == ()


def test_oddities_are_found_with_their_places() -> None:
    text = "a: &x !t 1\nb: *x\n--- \nc: 2\n"
    found = [(each.kind, text[each.start : each.end]) for each in parse(text).oddities]
    assert found == [("anchor", "&x"), ("tag", "!t"), ("alias", "*x"), ("document", "---")]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "- ? "])
def test_a_million_levels_do_no_harm(opening: str) -> None:
    text = opening * (1_000_000 // len(opening))
    assert compose(text.encode()) is None
    with pytest.raises(TooDeep) as caught:
        parse(text)
    assert caught.value.index < 1000


def test_fifty_levels_are_read_and_one_more_is_not() -> None:
    assert parse("[" * MAX_LEVELS + "]" * MAX_LEVELS).root is not None
    with pytest.raises(TooDeep):
        parse("[" * (MAX_LEVELS + 1) + "]" * (MAX_LEVELS + 1))


@given(st.text(max_size=200))
def test_no_text_brings_the_quick_way_down(text: str) -> None:
    compose(text.encode("utf-8", "replace"))
