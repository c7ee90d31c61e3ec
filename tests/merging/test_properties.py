"""What holds of every merge: nothing is lost, nothing is invented, and nobody but people chooses between two sides."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merging.kit import Result, merge, values
from tests.merging.written import Doc, change, make, write

FEW = settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = ("porteurs", "enjeux")
ABSENT = object()


def triple(rng: Random, *, layout: bool) -> tuple[Doc, Doc, Doc, list[str]]:
    """Three fiches, two of them made from the first, and their texts."""
    base = make(rng)
    ours, theirs = change(base, rng, "a"), change(base, rng, "b")
    seed = rng.randint(0, 99)
    texts = [
        write(doc, Random(seed if rng.random() < 0.7 else seed + 1) if layout else None) for doc in (base, ours, theirs)
    ]
    return base, ours, theirs, texts


def keyed(doc: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The values that a path of keys and ids leads to."""
    for key, value in doc.items():
        if isinstance(value, dict):
            yield from keyed(value, (*path, key))
        elif isinstance(value, list):
            for each in value:
                name = isinstance(each, dict) and (each.get("id") or each.get("decide_le"))
                if name:
                    yield from keyed(each, (*path, key, name))
        else:
            yield (*path, key), value.rstrip("\n")


def entries(doc: Doc) -> Counter[tuple[str, str]]:
    """The texts of plain lists, and the notes."""
    notes = doc.get("suivi", {}).get("notes", ())
    found = Counter((key, text) for key in TEXTS for text in doc.get(key, ()))
    return found + Counter(("note", f"{each['date']} {each['texte']}") for each in notes)


def read(text: str) -> Doc:
    """The fiche that a text holds, as `make` gives one."""
    plain = _plain(values(text))
    assert isinstance(plain, dict)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    kind, inner = value
    return {key: _plain(each) for key, each in inner} if kind == "group" else [_plain(each) for _, each in inner]


def clashing(base: Doc, ours: Doc, theirs: Doc) -> list[tuple[str, ...]]:
    """The paths that both sides changed in different ways."""
    was, mine, other = (dict(keyed(doc)) for doc in (base, ours, theirs))
    paths = dict.fromkeys((*was, *mine, *other))
    sides = {path: [each.get(path, ABSENT) for each in (was, mine, other)] for path in paths}
    return [path for path, (b, o, t) in sides.items() if b is not o and b != o and b != t and o != t]


@FEW
@given(st.randoms(use_true_random=False), st.booleans())
def test_all_that_one_side_changed_is_there(rng: Random, layout: bool) -> None:
    base, ours, theirs, texts = triple(rng, layout=layout)
    found = merge(*texts)
    if found.clashes:
        _each_change_is_on_a_side(base, ours, theirs, found)
        return
    was, mine, other, now = (dict(keyed(doc)) for doc in (base, ours, theirs, read(found.text)))
    for path in dict.fromkeys((*was, *mine, *other, *now)):
        b, o, t, r = (each.get(path, ABSENT) for each in (was, mine, other, now))
        assert r == (t if o == b else o), (path, found.text)
    counts = [entries(doc) for doc in (base, ours, theirs, read(found.text))]
    for entry in counts[0] | counts[1] | counts[2] | counts[3]:
        b, o, t, r = (each[entry] for each in counts)
        assert r == (t if o == b else o), (entry, found.text)


def _each_change_is_on_a_side(base: Doc, ours: Doc, theirs: Doc, found: Result) -> None:
    """Whichever side people choose everywhere, what that side changed is there; nothing is there that neither had."""
    was = dict(keyed(base))
    for side, doc in ((found.ours, ours), (found.theirs, theirs)):
        now, mine, both = dict(keyed(read(side))), dict(keyed(doc)), {*keyed(base), *keyed(ours), *keyed(theirs)}
        assert set(now.items()) <= both
        assert all(now.get(path, ABSENT) == value for path, value in mine.items() if was.get(path, ABSENT) != value)
        known = entries(base) | entries(ours) | entries(theirs)
        assert not entries(read(side)) - known


@FEW
@given(st.randoms(use_true_random=False), st.booleans())
def test_what_both_changed_differently_is_for_people(rng: Random, layout: bool) -> None:
    base, ours, theirs, texts = triple(rng, layout=layout)
    found, turned = merge(*texts), merge(texts[0], texts[2], texts[1])
    if clashing(base, ours, theirs):
        assert found.clashes
    assert bool(found.clashes) == bool(turned.clashes)
    if not found.clashes:
        assert _sorted(read(found.text)) == _sorted(read(turned.text))
        assert Counter(_comments(found.text)) == Counter(_comments(turned.text))


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(each) for key, each in value.items()}
    return sorted(map(_sorted, value), key=repr) if isinstance(value, list) else value


@FEW
@given(st.randoms(use_true_random=False))
def test_a_side_that_changed_nothing(rng: Random) -> None:
    *_, (base, ours, theirs) = triple(rng, layout=True)
    assert merge(base, base, theirs).text == theirs
    assert merge(base, ours, base).text == ours
    assert merge(base, ours, ours).text == ours
    assert merge("", ours, ours).text == ours
