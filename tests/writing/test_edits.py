"""Whatever the style of a file, an edit touches the characters of its value and no others, and says what it should."""

import copy
import re
from typing import Any

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Outline, Refused
from clsctl.reading.fresh import Data, fresh
from clsctl.reading.outline import outline
from clsctl.reading.table.fiche import FICHE
from clsctl.writing.edits import Edited, Put, edited, plain
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
    return before[first : len(before) - same], after[first : len(after) - same]


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
