"""A fingerprint survives whatever moves a finding, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.diagnostics import Diagnostic, Span, Where
from clsctl.core.fingerprints import fingerprints, stable_key
from clsctl.core.messages import Message, msg, nmsg

WHERE = Where("fiches/1.yaml", ("etapes", 0, "livrables", 1, "echeance"))
ONE = Diagnostic("C205", "warning", WHERE, msg("{text} is late", text="2025"), None, "1.1/L1", (), Span(3, 1, 3, 5))


def mark(each: Diagnostic) -> str:
    (only,) = fingerprints([each])
    return only


def test_the_key_without_its_positions() -> None:
    assert stable_key(ONE) == "etapes[].livrables[].echeance"
    assert not stable_key(ONE._replace(where=Where("a")))


@pytest.mark.parametrize(
    "moved",
    [
        ONE._replace(span=Span(90, 4, 91, 2)),
        ONE._replace(span=None),
        ONE._replace(where=Where(WHERE.file, ("etapes", 4, "livrables", 0, "echeance"))),
        ONE._replace(message=msg("{text} comes too late", text="2025")),
        ONE._replace(hint=msg("Look again.")),
        ONE._replace(severity="error"),
    ],
)
def test_what_does_not_count(moved: Diagnostic) -> None:
    assert mark(moved) == mark(ONE)


@pytest.mark.parametrize(
    "other",
    [
        ONE._replace(code="C206"),
        ONE._replace(where=WHERE._replace(file="fiches/2.yaml")),
        ONE._replace(where=Where(WHERE.file, ("etapes", 0, "livrables", 1, "titre"))),
        ONE._replace(ref="1.1/L2"),
        ONE._replace(ref=None),
        ONE._replace(message=msg("{text} is late", text="2026")),
        ONE._replace(message=msg("{text} is late", text="2025", more="x")),
    ],
)
def test_what_counts(other: Diagnostic) -> None:
    assert mark(other) != mark(ONE)


@pytest.mark.parametrize(
    "value", [3, date(2020, 1, 2), Decimal("1.50"), msg("{inner}", inner="2025"), nmsg("a", "b", 2)]
)
def test_every_kind_of_value_counts(value: int | date | Decimal | Message) -> None:
    assert mark(ONE._replace(message=msg("{text}", text=value))) != mark(ONE._replace(message=msg("{text}", text="")))


FINDINGS = st.lists(
    st.builds(
        lambda code, index, text: ONE._replace(
            code=code, where=Where("f", ("livrables", index)), message=msg("{text}", text=text)
        ),
        st.sampled_from(["A1", "A2"]),
        st.integers(0, 3),
        st.sampled_from(["x", "y"]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(FINDINGS, st.randoms(use_true_random=False))
def test_equals_are_numbered_and_the_order_does_not_count(found: list[Diagnostic], draw: object) -> None:
    marks = fingerprints(found)
    assert len(set(marks)) == len(found)
    shuffled = found[:]
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(fingerprints(shuffled)) == set(marks)
    if found:
        assert set(fingerprints(found[1:])) < set(marks)
