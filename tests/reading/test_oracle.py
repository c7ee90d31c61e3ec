"""What passes without a finding of syntax reads the same through ruamel.yaml."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from clsctl.reading.document import open_document
from tests.benchmarks import generate
from tests.reading import oracle
from tests.reading.written import WRITTEN

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))


def agrees(data: bytes) -> bool:
    """Whether the file is refused, or both readers have the same keys and texts of it."""
    document = open_document("f.yaml", data)
    root = document.reader.root
    if not document.sound or root is None:
        return True
    return bool(oracle.ours(root) == oracle.theirs(document.reader.text))


@given(WRITTEN)
@settings(max_examples=120)
def test_any_yaml_written_reads_the_same(text: str) -> None:
    document = open_document("f.yaml", text.encode())
    assert document.sound, text
    assert document.reader.root is not None
    assert oracle.ours(document.reader.root) == oracle.theirs(text)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_examples_read_the_same(file: Path) -> None:
    assert agrees(file.read_bytes())


@pytest.mark.parametrize("number", range(1, 6))
def test_generated_fiches_read_the_same(number: int) -> None:
    assert agrees(generate.fiche(number).encode())


def test_the_oracle_sees_a_difference() -> None:
    assert oracle.theirs("a: 1\nb: [x, y]\n") == [("a", "1"), ("b", ["x", "y"])]
    assert oracle.theirs("a: *x\n") is oracle.REFUSED
    assert oracle.theirs("b: 1\na: 1\n") != oracle.theirs("a: 1\nb: 1\n")
