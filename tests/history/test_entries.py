"""Parts of a follow-up that are read without libyaml, or entry by entry, say what the whole file says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.reading import plain
from clsctl.reading.loading import read_file
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.versions import Versions
from clsctl.reading.yaml_nodes import Mapping, Scalar, compose

START = "id: '1.1'\ntype: fiche_action\ntitre: Un\nsuivi:\n  statut: en_cours\n"
WORDS = st.text(alphabet="aé1 .:,#'\"-[]{}|>&*!%@`?_~\u00a0\u2028€(/", min_size=0, max_size=8)
SCALARS = st.one_of(
    WORDS,
    st.sampled_from(
        ["2023-01-02", "2023-02-30", "7", "1 000,5", "", "copil", "|\n        Un\n\n          deux\n     \n", "'a", '"',
         ">\n        Un\n        deux", "un\n        deux", "[a, b]", "{a: b}", "a # b", "|2\n         a", "b'",
         "\n        a"]
    ),
)  # fmt: skip
FIELDS = st.tuples(
    st.sampled_from(["date", "instance", "texte", "valeur", "montant", "auteur", "inconnue", "# a"]), SCALARS
)
DASHES = st.sampled_from(["- ", "- ", "- ", "- ", "-  ", "-\n      ", "- - ", "# - ", "", "  - "])
ENTRIES = st.lists(st.tuples(DASHES, st.lists(FIELDS, min_size=1, max_size=3)), max_size=4)


def listed(entries: list[tuple[str, list[tuple[str, str]]]], margin: str) -> str:
    """The lines of a list, some of them not as they ought to be."""
    return "".join(
        margin + dash + f"\n{margin}  ".join(f"{key}: {value}" for key, value in fields) + "\n"
        for dash, fields in entries
    )


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(ENTRIES, ENTRIES, ENTRIES), min_size=1, max_size=4))
def test_lists_read_entry_by_entry_say_what_the_whole_file_says(
    versions: list[tuple[list[tuple[str, list[tuple[str, str]]]], ...]],
) -> None:
    reader = Versions()
    reader.fiche("a.yaml", START.encode())
    for notes, paid, measures in [*versions, *versions]:
        text = START
        for head, entries, margin in (
            ("notes:", notes, "    "),
            ("financements:", paid, "    "),
            ("indicateurs:\n    I1:", measures, "      "),
        ):
            text += f"  {head}\n{listed(entries, margin)}" if entries else ""
        data = text.encode()
        alone, together = read_file("a.yaml", data, FICHE), reader.fiche("a.yaml", data)
        assert together.record == alone.record
        assert together.damaged == alone.damaged


def test_entries_that_moved_say_where_they_stand_now() -> None:
    reader = Versions()
    first = "    - date: 2023-01-02\n      texte: Un\n    - date: 2023-02-02\n      texte: |\n        Deux\n"
    came = "    - date: 2023-03-02\n      texte: Trois\n"
    for notes in (first, came + first, first + came, came + first):
        data = f"{START}  notes:\n{notes}".encode()
        found = reader.fiche("a.yaml", data).record
        assert found == read_file("a.yaml", data, FICHE).record
        assert [note.where.path[-1] for note in found.suivi.notes] == list(range(len(found.suivi.notes)))


def _texts(root: object) -> list[tuple[str, str]]:
    assert isinstance(root, Mapping)
    out = []
    for key, value in root.value:
        assert isinstance(key, Scalar)
        assert isinstance(value, Scalar)
        assert (key.style, value.style) == ("", "")
        out.append((key.value, value.value))
    return out


LINES = st.lists(
    st.tuples(st.sampled_from(["a", "b_c", "date", "é", "A"]), WORDS | st.text(max_size=6)), min_size=1, max_size=3
)


@settings(max_examples=1500, deadline=None)
@given(LINES, st.sampled_from([0, 2, 6]))
def test_plain_words_are_what_libyaml_reads(lines: list[tuple[str, str]], margin: int) -> None:
    text = ("\n" + " " * margin).join(f"{key}: {value}" for key, value in lines)
    if "\ud800" <= max(text) <= "\udfff":
        return
    found = plain.pairs(text.encode("utf-8", "surrogatepass"), margin)
    if found is not None:
        assert _texts(found) == _texts(compose((" " * margin + text).encode()))


def test_plain_words_are_taken() -> None:
    found = plain.pairs("date: 2023-01-02\n  texte: Point d’étape (n° 2) : non\n".encode(), 2)
    assert found is None
    assert _texts(plain.pairs("date: 2023-01-02\n  texte: Point d’étape (n° 2)".encode(), 2)) == [
        ("date", "2023-01-02"),
        ("texte", "Point d’étape (n° 2)"),
    ]
    assert plain.pairs(b"texte: \xe9", 0) is None
