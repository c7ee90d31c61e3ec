"""Whatever the style of a file, an edit touches the characters of its value and no others, and says what it should."""

import copy
import re
from typing import Any

import pytest

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Outline, Refused
from clsctl.reading.fresh import Data, fresh
from clsctl.reading.outline import outline
from clsctl.reading.table.fiche import FICHE
from clsctl.writing.edits import Drop, Edited, Put, edited, plain
from clsctl.writing.formatting import formatted
from clsctl.writing.second_reader import differs
from clsctl.writing.second_reader import read as theirs
from tests.writing.anyfile import STATUTS, Scribe

EDITS, FILES = 5000, 250
Path = tuple[Step, ...]


def read(data: bytes) -> Outline | Refused:
    return outline("fiches/1.yaml", data, FICHE)


def put(data: bytes, path: Path, value: Data) -> Edited:
    return edited(data, read, [Put(fresh(FICHE, path, value))])


def put_text(text: str, path: Path, value: Data) -> str:
    done = put(text.encode(), path, value)
    assert done.refused is None
    return done.data.decode()


def said(data: bytes) -> Any:
    found = read(data)
    assert isinstance(found, Outline), found
    return plain(found.root)


class Editor:
    """Draws edits of a file, and does to its model what they should do to it."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe, self.random, self.model = scribe, scribe.random, scribe.model

    def draw(self) -> tuple[Path, Data]:
        suivi = self.model.get("suivi") or {}
        part = self.random.choice(["L1", "L2", "L3"])
        choices: list[tuple[Path, Data]] = [
            (("titre",), self.scribe.word()),
            (("contexte",), self.scribe.long()),
            (("livrables", self.random.randrange(len(self.model["livrables"])), "titre"), self.scribe.word()),
            (("livrables", self.random.randrange(len(self.model["livrables"])), "echeance"), self.scribe.word("2022")),
            (("enjeux",), [self.scribe.word()]),
            (("publics",), [self.scribe.word()]),
            (("depend_de",), ["1.2"]),
            (("suivi", "statut"), self.random.choice(STATUTS)),
            (("suivi", "livrables", part, "remis_le"), f"2021-03-{self.random.randint(10, 28)}"),
            (("suivi", "livrables", part, "commentaire"), self.scribe.long()),
            (("suivi", "livrables", part, "reports"), [{"echeance": self.scribe.word("2"), "motif": "m"}]),
            (("suivi", "notes"), [{"date": "2021-01-02", "texte": self.scribe.long()}]),
            (("suivi", "financements"), [{"montant": "12 000 €", "etat": "paye"}]),
        ]  # fmt: skip
        if isinstance(suivi, dict) and suivi.get("notes"):
            choices.append((("suivi", "notes", 0, "texte"), self.scribe.long()))
        return self.random.choice(choices)

    def do(self, path: Path, value: Data) -> None:
        place: Any = self.model
        for rank, step in enumerate(path[:-1]):
            below: Any = {} if not isinstance(path[rank + 1], int) else []
            if isinstance(step, str) and not place.get(step):
                place[step] = below
            place = place[step]
        last = path[-1]
        if isinstance(value, list):
            place[last] = [*(place.get(last) or []), *copy.deepcopy(value)]
        else:
            place[last] = value


def stripped(model: Any) -> Any:
    if isinstance(model, dict):
        return {key: stripped(value) for key, value in model.items()}
    return [stripped(each) for each in model] if isinstance(model, list) else model.rstrip("\n")


def touched(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """What stood in the place that changed, and what stands there: all before and after it is the same."""
    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    same = next((at for at in range(most - first) if before[-1 - at] != after[-1 - at]), most - first)
    return _words_whole(before, first, len(before) - same), after[first : len(after) - same]


def _words_whole(text: bytes, first: int, stop: int) -> bytes:
    """The bytes from `first` to `stop`; a word that shares its first or last letters with what came is taken whole."""
    if first == stop:
        return b""
    while re.fullmatch(rb"\w\w", text[first - 1 : first + 1]):
        first -= 1
    while re.fullmatch(rb"\w\w", text[stop - 1 : stop + 1]):
        stop += 1
    return text[first:stop]


def check_touched(path: Path, old: Any, before: bytes, after: bytes) -> None:
    """Of an edit that adds, nothing is gone; of one that replaces, no word but those of the old value."""
    gone, come = touched(before, after)
    words = set(re.findall(rb"\bw\d+\b", gone))
    own = {each.encode() for each in re.findall(r"\bw\d+\b", str(old or ""))}
    assert words <= own, (path, gone, come)
    if old in (None, "", [], {}) or isinstance(old, list):
        # nothing but signs: empty brackets filled, a comma that comes before a comment
        assert re.fullmatch(rb"\s*(\[\]|\{\})?|[\s\]}]*", gone) or b"#" in gone, (path, gone, come)
        assert not words
    old_comments = sorted(re.findall(rb"# une remarque|#sans espace|## deux|#   titre: ancien|# a: b # c", before))
    assert old_comments == sorted(
        re.findall(rb"# une remarque|#sans espace|## deux|#   titre: ancien|# a: b # c", after)
    )


def at(model: Any, path: Path) -> Any:
    for step in path:
        try:
            model = model[step]
        except (KeyError, IndexError, TypeError):
            return None
    return model


def test_five_thousand_edits_in_every_style() -> None:
    done = refused = 0
    for seed in range(FILES):
        scribe = Scribe(seed)
        data, editor = scribe.file(), Editor(scribe)
        assert said(data) == stripped(scribe.model), data.decode()
        for number in range(EDITS // FILES):
            path, value = editor.draw()
            old = at(scribe.model, path)
            new = put(data, path, value)
            if new.refused is not None:
                assert new.data == data
                refused += 1
                continue
            editor.do(path, value)
            done += 1
            assert said(new.data) == stripped(scribe.model), (path, value, new.data.decode())
            if number % 10 == 0:
                assert theirs(new.data) == stripped(scribe.model), (path, new.data.decode())
            if new.data != data:
                check_touched(path, old, data, new.data)
            data = new.data
    assert done + refused == EDITS
    assert refused <= EDITS // 100, refused


def test_new_lines_stand_where_fmt_puts_them() -> None:
    """A file that `fmt` laid out is still laid out after an edit."""
    for seed in range(1000, 1060):
        scribe = Scribe(seed)
        laid = formatted(scribe.file(), read)
        if laid.refused is not None:
            continue
        data = laid.data
        editor = Editor(scribe)
        for _ in range(4):
            path, value = editor.draw()
            old = at(scribe.model, path)
            if isinstance(old, str) and old:  # a text that is replaced keeps its quotes, which `fmt` may take away
                continue
            new = put(data, path, value)
            if new.refused is None:
                editor.do(path, value)
                data = new.data
                assert said(data) == stripped(scribe.model)
                assert formatted(data, read).data == data, (path, value, data.decode())


def test_what_is_added_and_deleted_again_leaves_the_file_as_it_was() -> None:
    for seed in range(2000, 2120):
        scribe = Scribe(seed)
        data = scribe.file()
        if isinstance(scribe.model.get("suivi"), dict) and scribe.model["suivi"].get("financements"):
            continue
        added = put(data, ("suivi", "financements"), [{"montant": "1", "etat": "paye"}])
        assert added.refused is None
        gone = edited(added.data, read, [Drop(("suivi", "financements"))])
        assert gone.refused is None, added.data.decode()
        if not scribe.model.get("suivi"):  # an empty `suivi` goes with what was put in it
            assert "suivi" not in said(gone.data)
        else:
            assert gone.data == data, (data.decode(), added.data.decode(), gone.data.decode())


def test_two_readers_must_agree() -> None:
    before, after = b"id: a\n", b"id: b\n"
    assert not differs(before, after, {"id": "a"}, {"id": "b"})
    assert differs(before, after, {"id": "a"}, {"id": "c"})
    assert not differs(b"id: [", b"id: [", {"id": "a"}, {"id": "b"})


def test_the_form_of_a_text_stays() -> None:
    text = "id: a\ntitre: 'x'\nnumero: \"y\"\ncontexte: |\n  z\nmoyens: 2020\n"
    for path, value, line in [
        ("titre", "l'été", "titre: 'l''été'\n"),
        ("numero", "1.10", 'numero: "1.10"\n'),
        ("contexte", "un\ndeux", "contexte: |\n  un\n  deux\n"),
        ("moyens", "2021", "moyens: 2021\n"),
    ]:
        assert line in put_text(text, (path,), value)


@pytest.mark.parametrize("text", ["id: a\nenjeux: x\n", "id: a\nenjeux:\n  k: v\n"])
def test_what_is_of_another_kind_is_refused(text: str) -> None:
    done = put(text.encode(), ("enjeux",), ["x"])
    assert done.refused is not None
    assert done.data == text.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"id: a\r\ntitre: x\r\n", b"id: a\r\ntitre: x\r\nsuivi:\r\n  statut: en_cours\r\n"),
        (b"id: a\ntitre: x", b"id: a\ntitre: x\nsuivi:\n  statut: en_cours"),
        (b"id: a\r\ntitre: x", b"id: a\r\ntitre: x\r\nsuivi:\r\n  statut: en_cours"),
        (b"id: a\r\ntitre: x\n", b"id: a\r\ntitre: x\nsuivi:\n  statut: en_cours\n"),
        (b"\xef\xbb\xbfid: a\n\n# fin\n", b"\xef\xbb\xbfid: a\nsuivi:\n  statut: en_cours\n\n# fin\n"),
        (b"{id: a}\n", b"{id: a, suivi: {statut: en_cours}}\n"),
        (b"id: a\nsuivi: # c\n", b"id: a\nsuivi: # c\n  statut: en_cours\n"),
        (b"id: a\nsuivi: {}\n", b"id: a\nsuivi:\n  statut: en_cours\n"),
    ],
)
def test_line_ends_and_signs(before: bytes, after: bytes) -> None:
    assert put(before, ("suivi", "statut"), "en_cours").data == after


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("titre", "id: a\nlivrables:\n  - id: L1  # clé\n    echeance: 2024\n"),
        ("echeance", "id: a\nlivrables:\n  - titre: x\n    id: L1  # clé\n"),
    ],
)
def test_a_key_beside_a_dash_goes_and_the_next_one_takes_its_place(key: str, after: str) -> None:
    before = b"id: a\nlivrables:\n  - titre: x\n    id: L1  # cl\xc3\xa9\n    echeance: 2024\n"
    gone = edited(before, read, [Drop(("livrables", 0, key))])
    assert gone.refused is None
    assert gone.data.decode() == after
