"""A version read with what it has in common with the one before is what the reader itself would have read."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.reading.loading import read_file
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.versions import Versions

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("fiches/**/*.yaml"))
TEXTS = [path.read_bytes() for path in EXAMPLES]
PIECES = [
    b"titre: X\n", b"  - a: b\n", b"suivi:\n", b"  meteo: soleil\n", b"  livrables:\n", b"\n", b"# rien\n", b"  # a\n",
    b'"', b"'", b"[", b"]", b"{", b"}", b"|", b">", b"-", b"---\n", b"...\n", b":", b" ", b"  ", b"\t", b"\r\n", b"&a ",
    b"*a", b"!x ", b"%TAG\n", b"id: '2'\n", b"\xef\xbb\xbf", b"\xe9", b"contexte: |\n  a\n b\nc\n", b"freins: []\n",
    b"freins:\n- a\n", b"<<<<<<< HEAD\n",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from([0, 0, 0, 1, 7, 30]), st.sampled_from(PIECES)), max_size=4
)


def edited(text: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The text with some bytes taken out and others put in, mostly at the start of lines."""
    for place, gone, came in edits:
        starts = [0, *(at + 1 for at, char in enumerate(text) if char == 10)]
        at = starts[place % len(starts)] + (place // 97 % 5 if place % 3 == 0 else 0)
        text = text[:at] + came + text[at + gone :]
    return text


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.lists(EDITS, min_size=1, max_size=4))
def test_every_version_reads_as_it_would_alone(text: bytes, versions: list[list[tuple[int, int, bytes]]]) -> None:
    reader = Versions()
    for version in ([], [], *versions, []):
        data = edited(text, version)
        alone, together = read_file("a.yaml", data, FICHE), reader.fiche("a.yaml", data)
        assert together.record == alone.record
        assert together.damaged == alone.damaged


def test_what_did_not_change_is_the_very_same() -> None:
    for text in TEXTS:
        reader = Versions()
        first = reader.fiche("a.yaml", text).record
        second = reader.fiche("a.yaml", text + b"rubriques:\n  Ajout: Oui\n").record
        if first.rubriques:
            continue
        kept = [name for name in first._fields if getattr(first, name) is getattr(second, name)]
        assert set(first._fields) - set(kept) <= {"rubriques", "cles", "vides", "where"}


def test_parts_of_many_versions_are_not_kept_for_ever() -> None:
    reader = Versions()
    for rank in range(600):
        data = TEXTS[0] + f"# {rank}\n".encode()
        assert reader.fiche("a.yaml", data).record is not None
    assert len(reader._files["a.yaml"].known) < 300
