"""Files made to stop the program: told, each in its way, and never more than can be read."""

import pytest

from clsctl.reading.loading import read_file
from clsctl.reading.reader import MOST_PROBLEMS
from clsctl.reading.table.fiche import FICHE
from tests.reading.kit import HEAD

SIZE = 60_000


def much(unit: str) -> str:
    return unit * (SIZE // len(unit))


FILES = {
    "the same key": much("moyens: x\n"),
    "unknown keys": "".join(f"cle{n}: x\n" for n in range(4000)),
    "anchors": f"publics: [{much('&a x, ')}]\n",
    "aliases": f"publics: [{much('*a, ')}]\n",
    "tags": much("moyens: !t x\n"),
    "documents": much("---\na: b\n"),
    "tabs": "publics:\n" + much("  - a\tb\n"),
    "tabs beside quotes": "publics:\n" + much('  - "a"\t\n'),
    "empty lines": much("\n") + "@\n",
    "a fault a line": much("a: @x\n"),
    "colons": f"moyens: {much('a : ')}\n",
    "comments": "publics:\n" + much("  - a # b\n"),
    "an endless quote": f'moyens: "{much(chr(97) + chr(10))}',
    "cut entries": f"publics: [{much('a b, et c, ')}]\n",
    "control characters": f"moyens: {much(chr(1))}\n",
    "conflict marks": much("<<<<<<< HEAD\n"),
    "lists for keys": much("? [a]\n"),
    "wrong words": "suivi:\n  etapes:\n" + "".join(f"    E{n}:\n      statut: zz\n" for n in range(2000)),
    "wrong dates": "suivi:\n  notes:\n" + much("    - date: 30/02/2020\n"),
    "brackets": f"publics: {much('[')}\n",
    "dashes": f"publics:\n  {much('- ')}\n",
    "a long key": f"? {much('a')}\n: b\n",
    "a long word": f"suivi:\n  statut: {much('a')}\n",
    "open brackets": much("moyens: [a\n"),
    "directives": much("%x\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told(name: str) -> None:
    read = read_file("f.yaml", (HEAD + FILES[name]).encode(), FICHE)
    assert 0 < len(read.problems) <= MOST_PROBLEMS
    assert all(len(str(value)) <= 1000 for each in read.problems for _, value in each.message.values)
    assert all("\n" not in str(value) for each in read.problems for _, value in each.message.values)


def test_no_letter_is_utf_8() -> None:
    (only,) = read_file("f.yaml", b"titre: " + b"\xe9" * SIZE, FICHE).problems[:1]
    assert only.code == "F001"
