"""Whatever the style of a file: laid out again it says the same, twice is as once, and ruamel.yaml agrees."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given, settings

from clsctl.core.outline import Refused
from clsctl.reading.outline import outline
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO
from clsctl.writing.formatting import Formatted, formatted
from tests.fmt.written import FICHES
from tests.reading.kit import CASES
from tests.reading.oracle import REFUSED, theirs
from tests.reading.written import WRITTEN

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
FILES = [*EXAMPLES, *sorted(CASES.glob("*.yaml")), *sorted((CASES.parent / "whole").rglob("*.yaml"))]


def fmt(data: bytes, form: Record = FICHE) -> Formatted:
    return formatted(data, lambda text: outline("fiches/1.yaml", text, form))


def form_of(path: Path) -> Record:
    return {"clsctl.yaml": PLAN, "portefeuille.yaml": PORTFOLIO}.get(path.name, FICHE)


def text_of(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def hold(data: bytes, form: Record = FICHE) -> Formatted:
    """Check what holds for every file, and give what it became."""
    once = fmt(data, form)
    if once.refused:
        assert once.data == data
        return once
    assert fmt(once.data, form).data == once.data, once.data.decode()
    assert once.data.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert once.data.endswith(b"\n")
    before, after = theirs(text_of(data)), theirs(text_of(once.data))
    if before is not REFUSED:
        assert _sorted(after) == _sorted(before), once.data.decode()
    assert _words(once.data) == _words(data)
    return once


def _sorted(value: Any) -> Any:
    """A tree whose keys come in one order."""
    if isinstance(value, list) and all(isinstance(each, tuple) for each in value):
        return sorted((key, _sorted(each)) for key, each in value)
    return [_sorted(each) for each in value] if isinstance(value, list) else value


def _words(data: bytes) -> Counter[str]:
    """The words of remarks of the generated files, which stand nowhere but in comments."""
    return Counter(re.findall(r"# une remarque|#sans espace|## deux|# clsctl: ignore H004 su|# fin", text_of(data)))


@settings(max_examples=300, deadline=None)
@given(FICHES)
def test_any_style(data: bytes) -> None:
    done = hold(data)
    event("refused" if done.refused else "laid out")


@settings(max_examples=100, deadline=None)
@given(WRITTEN)
def test_any_keys(text: str) -> None:
    assume(not isinstance(outline("fiches/1.yaml", text.encode(), FICHE), Refused))
    hold(text.encode())


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_files(path: Path) -> None:
    hold(path.read_bytes(), form_of(path))


@pytest.mark.parametrize("path", EXAMPLES, ids=[str(path.relative_to(ROOT)) for path in EXAMPLES])
def test_examples_are_laid_out(path: Path) -> None:
    done = fmt(path.read_bytes(), form_of(path))
    assert done.refused is None
    assert not done.changed
