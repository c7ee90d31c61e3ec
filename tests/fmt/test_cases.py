"""Files as they were typed and as they are laid out: `cases/order.yaml` becomes `cases/order.out.yaml`.

`python -m tests.fmt.test_cases` writes the second ones again; what changed is then read in the diff.
"""

from pathlib import Path

import pytest

from clsctl.reading.outline import outline
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.writing.formatting import formatted
from tests.fmt.test_properties import fmt, hold

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.endswith(".out.yaml"))


def out_of(path: Path) -> Path:
    return path.with_suffix(".out.yaml")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_case(path: Path) -> None:
    done = hold(path.read_bytes())
    assert done.refused is None
    assert done.data.decode() == out_of(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_line_ends_and_the_mark_at_the_start_stay(path: Path) -> None:
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    expected = b"\xef\xbb\xbf" + out_of(path).read_bytes().replace(b"\n", b"\r\n")
    assert fmt(data).data == expected


def one(text: str) -> str:
    """A fiche's text laid out."""
    done = hold(text.encode())
    assert done.refused is None, done.refused
    return done.data.decode()


def left(text: str) -> str:
    """Why a fiche is left as it is."""
    done = fmt(text.encode())
    assert done.refused is not None
    assert done.data == text.encode()
    assert not done.changed
    line = f"{done.refused.line}: " if done.refused.line else ""
    return line + done.refused.message.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\r\nc: d\ne: f\n", "a: b\nc: d\ne: f\n"),  # as many of both: the line ends of git
        ("a: b\r\nc: d\r\ne: f\n", "a: b\r\nc: d\r\ne: f\r\n"),
        ("a: b", "a: b\n"),
        ("---\na: b\n...\n", "a: b\n"),
        ("? a\n: b\n", "a: b\n"),
        ("a:   b   \n\n\n\nc: d\n\n\n", "a: b\n\nc: d\n"),
        ("{id: x, titre: z}\n", "id: x\ntitre: z\n"),
        ("suivi: {notes: [{date: x, texte: Un}]}\n", "suivi:\n  notes:\n    - date: x\n      texte: Un\n"),
        ("enjeux:\n- - a\n  - b\n", "enjeux:\n  - - a\n    - b\n"),
        ("contexte: >\n  a\n  b", "contexte: >-\n  a\n  b\n"),
        ("contexte: |4\n      a\n    b\n", "contexte: |2\n    a\n  b\n"),
        ('contexte: "a  \\nb"\n', 'contexte: "a  \\nb"\n'),  # spaces at the end of a line, which editors delete
        ('contexte: "\\u0007 x\\ny"\n', 'contexte: "\\u0007 x\\ny"\n'),
        ('contexte: "un\n  deux"\n', "contexte: un deux\n"),
        ("titre: 'dit \"oui\" : \\ et l''autre'\n", "titre: 'dit \"oui\" : \\ et l''autre'\n"),
        ("moyens: >5\n", "moyens: >5\n"),
        ("moyens:\n  Poste : un\n", "moyens:\n  Poste : un\n"),
        ("contexte: {a: b}\n", "contexte: {a: b}\n"),
        ("titre:\n  - a\n  - b\n", "titre:\n  - a\n  - b\n"),
        ("calendrier: [ # rien\n]\n", "calendrier: [] # rien\n"),
        ("publics: [\n  # rien\n]\n", "# rien\npublics: []\n"),
        ("id:\t x\n", "id: x\n"),
        ("contexte: |\n  a\n   \nenjeux:\n  - b\n", "contexte: |\n  a\n   \nenjeux:\n  - b\n"),
    ],
)  # fmt: skip
def test_small(text: str, expected: str) -> None:
    assert one(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("titre: a : b\n", "1: A colon followed by a space cuts"),
        ("a: &x b\nc: *x\n", "1: A YAML anchor stands here"),
        ("- a\n", "The file is no group of keys."),
        ("{}\n", "The file is no group of keys."),
        ("%YAML 1.1\n---\na: b\n", "1: The file begins with an instruction"),
        ("a: b\n? [c]\n: d\n", "2: A key is no single line of text."),
        ('a: b\n"c\\nd": e\n', "2: A key is no single line of text."),
        ("".join(f"cle{number}: x\n" for number in range(600)), "The file has too many findings"),
    ],
)
def test_left_alone(text: str, reason: str) -> None:
    assert left(text).startswith(reason)


@pytest.mark.parametrize("changed", ["id: 2 # a\n", "id: 1 # b\n", "id: 1 # a\nidd: 1\n", "id: 1\n", "a : b : c\n"])
def test_a_layout_that_would_not_read_the_same_is_not_kept(changed: str) -> None:
    """Were the writer wrong, the second reading would tell."""
    data, readings = b"id:   1 # a\n", iter([b"id:   1 # a\n", changed.encode()])
    done = formatted(data, lambda _: outline("fiches/1.yaml", next(readings), FICHE))
    assert (done.data, done.changed) == (data, False)
    assert done.refused is not None
    assert done.refused.message.text.startswith("The new layout would not read the same")


def test_not_utf_8_is_left_alone() -> None:
    done = fmt("titre: Prévention\n".encode("cp1252"))
    assert done.refused is not None
    assert done.refused.message.text.startswith("The file is not in UTF-8")


def test_the_keys_of_the_plan_are_in_order_too() -> None:
    text = b"titre: X\ntype: cls\nclsctl: 1\nacteurs:\n  b: {type: ars, nom: B}\n  a: {nom: A}\ncode: 12\n"
    expected = (
        'clsctl: 1\ntype: cls\ncode: "12"\ntitre: X\nacteurs:\n  b:\n    nom: B\n    type: ars\n  a:\n    nom: A\n'
    )
    assert hold(text, PLAN).data.decode() == expected


def main() -> None:
    """Write the files again."""
    for path in FILES:
        out_of(path).write_bytes(fmt(path.read_bytes()).data)


if __name__ == "__main__":
    main()
