"""From key paths to lines and columns, down to the characters inside a text."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.diagnostics import Diagnostic, Related, Span, Where
from clsctl.core.messages import msg
from clsctl.reading import place, placing
from clsctl.reading.inside import aligned, inside
from clsctl.reading.lines import Lines
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, parse
from tests.reading.kit import PLAN, loaded
from tests.reading.written import WRITTEN

FILE = "fiches/1.yaml"
TEXT = """\
id: "1.3"
type: fiche_action
titre: 'L''accès aux soins'
moyens: |

  Un poste.

    Une voiture.
contexte: >-
  Deux lignes
  pliées
gouvernance: "Un \\"comité\\" \\u00e9largi
  deux fois"
freins:
  - Zones
  - Coût du foncier
echeance:
livrables:
  - id: L1
    titre: Rapport
territoire: {libelle: Moissac,
  source: Insee}
"""


def span_of(*path: str | int, part: str = "value", chars: tuple[int, int] | None = None, text: str = TEXT) -> Span:
    where = Where(FILE, path, "key" if part == "key" else "value", chars)
    (found,) = place(loaded({"clsctl.yaml": PLAN, FILE: text}), [Diagnostic("X000", "error", where, msg("x"))])
    assert found.span
    return found.span


@pytest.mark.parametrize(
    ("path", "part", "expected"),
    [
        (("id",), "value", (1, 5, 1, 10)),
        (("id",), "key", (1, 1, 1, 3)),
        (("titre",), "value", (3, 8, 3, 28)),
        (("freins", 1), "value", (16, 5, 16, 20)),
        (("freins",), "value", (15, 3, 15, 10)),
        (("freins",), "key", (14, 1, 14, 7)),
        (("echeance",), "value", (17, 1, 17, 9)),  # nothing to show but the name
        (("livrables", 0), "value", (19, 5, 19, 11)),
        (("livrables", 0, "titre"), "value", (20, 12, 20, 19)),
        (("livrables", 0, "echeance"), "value", (19, 5, 19, 11)),  # not there: the record it is missing from
        (("livrables", 7), "value", (19, 3, 19, 11)),
        (("livrables", 7), "key", (18, 1, 18, 10)),
        (("territoire",), "value", (21, 13, 22, 17)),
        (("territoire", "source"), "value", (22, 11, 22, 16)),
        ((), "value", (1, 1, 1, 10)),
        (("zzz",), "value", (1, 1, 1, 10)),
    ],
)
def test_a_place_is_found(path: tuple[str | int, ...], part: str, expected: tuple[int, ...]) -> None:
    assert span_of(*path, part=part) == expected


@pytest.mark.parametrize(
    ("key", "word", "expected"),
    [
        ("id", "1.3", (1, 6, 1, 9)),
        ("titre", "accès", (3, 12, 3, 17)),
        ("moyens", "voiture", (8, 9, 8, 16)),
        ("moyens", "poste", (6, 6, 6, 11)),
        ("contexte", "pliées", (11, 3, 11, 9)),
        ("contexte", "lignes pliées", (10, 8, 11, 9)),
        ("gouvernance", "comité", (12, 20, 12, 26)),
        ("gouvernance", "deux", (13, 3, 13, 7)),
    ],
)
def test_the_characters_of_a_text_are_found(key: str, word: str, expected: tuple[int, ...]) -> None:
    value = next(value.value for name, value in root(TEXT).value if name.value == key)
    assert isinstance(value, str)
    first = value.index(word)
    assert span_of(key, chars=(first, first + len(word))) == expected


def root(text: str) -> Mapping:
    found = parse(text).root
    assert isinstance(found, Mapping)
    return found


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [each for _, value in node.value for each in scalars(value)]
    return [each for item in node.value for each in scalars(item)]


@given(WRITTEN, st.data())
@settings(max_examples=80)
def test_any_letter_of_any_text_is_found(text: str, data: st.DataObject) -> None:
    """Whatever the style: what stands at the place found is the letter itself."""
    node = data.draw(st.sampled_from(scalars(root(text))))
    letters = [index for index, char in enumerate(node.value) if not char.isspace() and char not in "\\\"'"]
    if letters:
        index = data.draw(st.sampled_from(letters))
        first, last = inside(aligned(node, text), index, index + 1)
        assert text[first:last] == node.value[index]


def test_the_characters_of_a_text_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many findings it has: a text may have one at each of its words."""
    asked: list[str] = []

    def counted(node: Scalar, source: str) -> Sequence[int]:
        asked.append(node.value)
        return aligned(node, source)

    monkeypatch.setattr(placing, "aligned", counted)
    wheres = [Where(FILE, (key,), "value", (at, at + 1)) for at in range(5) for key in ("gouvernance", "contexte")]
    found = place(
        loaded({"clsctl.yaml": PLAN, FILE: TEXT}), [Diagnostic("X000", "error", where, msg("x")) for where in wheres]
    )
    assert len({each.span for each in found}) == 10
    assert len(asked) == 2


@pytest.mark.parametrize("chars", [(0, 0), (100, 200), (5, 2), (0, 10_000)])
def test_a_range_outside_the_text_is_held_to_it(chars: tuple[int, int]) -> None:
    found = span_of("id", chars=chars)
    assert found.line == 1
    assert 5 <= found.column <= found.end_column <= 10


@pytest.mark.parametrize(("index", "column"), [(0, 9), (1, 15), (2, 16), (3, 18), (4, 19), (5, 23), (6, 24)])
def test_codes_between_double_quotes_are_passed_over(index: int, column: int) -> None:
    text = 'titre: "\\u00e9e\\"x\\x414\\t"\n'  # a letter of a code is not the letter that follows
    assert span_of("titre", chars=(index, index + 1), text=text)[:2] == (1, column)


def test_findings_come_in_the_order_of_the_files() -> None:
    wheres = [Where("b.yaml"), Where(FILE, ("freins", 0)), Where(FILE, ("titre",)), Where("a.yaml")]
    found = place(
        loaded({"clsctl.yaml": PLAN, FILE: TEXT}),
        [Diagnostic(code, "error", where, msg("x")) for where in wheres for code in ("X002", "X001")],
    )
    assert [(each.where.file, each.code) for each in found] == [
        ("a.yaml", "X001"), ("a.yaml", "X002"), ("b.yaml", "X001"), ("b.yaml", "X002"),
        (FILE, "X001"), (FILE, "X002"), (FILE, "X001"), (FILE, "X002"),
    ]  # fmt: skip
    assert [each.span and each.span.line for each in found] == [1, 1, 1, 1, 3, 3, 15, 15]


def test_other_places_are_found_too() -> None:
    related = Related(Where(FILE, ("titre",)), msg("x"))
    one = Diagnostic("X001", "error", Where(FILE, ("id",)), msg("x"), related=(related,))
    (found,) = place(loaded({"clsctl.yaml": PLAN, FILE: TEXT}), [one])
    assert found.related[0].span == (3, 8, 3, 28)


def test_a_place_known_already_is_kept() -> None:
    one = Diagnostic("X001", "error", Where(FILE, ("id",)), msg("x"), span=Span(7, 1, 7, 2))
    (found,) = place(loaded({"clsctl.yaml": PLAN, FILE: TEXT}), [one])
    assert found.span == (7, 1, 7, 2)


def test_a_file_that_is_no_yaml_has_a_place_all_the_same() -> None:
    assert span_of("titre", text="titre: a : b\n") == (1, 1, 1, 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_file_has_it(end: str) -> None:
    text = TEXT.replace("\n", end)
    assert span_of("freins", 1, text=text) == (16, 5, 16, 20)
    assert span_of("moyens", chars=(18, 25), text=text) == (8, 9, 8, 16)


def test_columns_count_characters_as_editors_do() -> None:
    assert span_of("titre", text='id: "é"\ntitre: "😀 à"\n') == (2, 8, 2, 13)


@given(st.text("ab\n\r é", max_size=60), st.integers(0, 60))
def test_a_place_leads_back_to_its_offset(text: str, offset: int) -> None:
    lines = Lines(text)
    offset = min(offset, len(text))
    line, column = lines.place(offset)
    assert lines.starts[line - 1] + column - 1 == offset
    assert len(lines.starts) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert lines.first(offset) <= offset <= max(lines.stop(offset), offset)


def test_a_range_of_an_empty_text_is_the_text_itself() -> None:
    assert span_of("titre", chars=(0, 3), text="titre: ''\n") == (1, 8, 1, 10)
