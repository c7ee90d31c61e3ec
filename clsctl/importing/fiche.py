"""A draft to a fiche: its head, its rubrics each read by its key, what fits nowhere under its own label."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.rubric_synonyms import folded
from clsctl.core.views.imported import ImportItem
from clsctl.importing.blocks import Block, lines
from clsctl.importing.entries import Draft, Entry
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.persons import held, is_person
from clsctl.importing.fields.prose import told_apart
from clsctl.importing.fields.table import READERS
from clsctl.importing.fields.texts import LABELLED, parted
from clsctl.importing.growing import LOOSE, Settings
from clsctl.importing.head import SUPPOSED, Head
from clsctl.importing.kinds import borrowed_title, type_of
from clsctl.importing.labels import numbered
from clsctl.importing.numbers import number_all

_TITLED = re.compile(r"(?P<number>\d+(?:\.\d+)+|\d+(?=\s*[-–—.:)]))\s*[-–—.:)]*\s+(?P<title>\D.*)")
_CODE = re.compile(r"\d+(?:\.\d+)+")
_PROSE = frozenset({"contexte", "diagnostic", "description", "cpts.missions"})
# What a layout may name whole, to the part that its text goes to.
_WHOLE = {"objectifs": "objectifs.generaux", "cpts": "cpts.missions", "suivi": "suivi.statut"}


class Made(NamedTuple):
    """A fiche as a tree, `number` being what its id may be made of; the report on it; words that its structure says."""

    tree: dict[str, Any]
    number: str
    items: tuple[ImportItem, ...]
    told: tuple[str, ...]


def make(draft: Draft, settings: Settings) -> Made:
    """The fiche of a draft."""
    maker = _Maker(settings)
    maker.is_row = draft.heads is not None
    maker.is_letter = any(cle.startswith("cpts.") for entry in draft.entries for cle in entry.cles)
    maker.told += draft.heads or ()
    for entry in maker.head(draft):
        maker.entry(entry)
    for entry in draft.entries:
        maker.entry(entry)
    return maker.made()


class _Maker(Head):
    """Fills one fiche. `is_row` where its labels are heads of columns, which the source says once for all rows."""

    is_row = False
    is_letter = False

    def entry(self, entry: Entry) -> None:
        """Read one rubric."""
        cles = entry.cles
        if entry.label and not self.is_row:
            self.told.append(entry.label)
        if entry.guess and not cles:  # a heading for what follows
            self.tell("sure", entry.place, entry.label, "", "")
            self.loose(entry.blocks)
        elif not cles:
            self._unknown(entry)
        elif cles[0] in {"titre", "numero", "type"}:
            self._named(entry, cles[0])
        elif len(cles) > 1 and " ".join(cles) not in READERS:
            self._parts(entry)
        else:
            self._read(entry, " ".join(cles), entry.blocks)
        for line in entry.doubtful:
            key = cles[0] if cles else f"rubriques.{entry.label or LOOSE}"
            self.tell("supposed", line.place, line.plain.partition(":")[0].strip(), key, line.plain, _INSIDE)

    def _unknown(self, entry: Entry) -> None:
        if not entry.label:
            self.loose(entry.blocks)
            return
        if entry.style and not entry.blocks:
            self.tell("supposed", entry.place, entry.label, "", "", _BARE)
            return
        text = " ".join(line.plain for line in lines(entry.blocks))
        self.tell("supposed", entry.place, entry.label, self.keep(entry.label, entry.blocks), text, _OWN)

    def _named(self, entry: Entry, key: str) -> None:
        """The title or the number under a label of its own."""
        text = " ".join(line.plain for line in lines(entry.blocks))
        if not text:
            return
        found = numbered(text)
        if key == "numero":
            self.printed.append(text)
            typed = re.sub(r"(?<=\d),(?=\d)", ".", text)  # 2.1 typed as a number is shown as 2,1
            self.number = (found.number if found else "") or re.sub(r"[^\w.\-]", "", typed) or self.number
        elif key == "titre" and "titre" not in self.tree:
            split = _TITLED.match(text)
            if split and not self.number:
                self.number = split["number"]
                self.told.append(split["number"])
                text = split["title"]
            self.number = self.number or (found.number if found else "")
            self.tree["titre"] = text
        else:
            key = self.keep(entry.label or key, entry.blocks)
        self._said(entry, key, Got(text), text)

    def _parts(self, entry: Entry) -> None:
        """One rubric for several keys: under the names of the keys where the text has them, else all in the first."""
        heads = {}
        for line in lines(entry.blocks):
            head = line.text.partition(":")[0]
            guess = self.settings.labels.sure(head)
            if guess and len(guess.cles) == 1 and guess.cles[0] in entry.cles and len(head) < 60:
                heads[folded(head)] = guess.cles[0]
                self.told.append(head)
        parts = parted(entry.blocks, heads) or {"": []}
        for cle, blocks in parts.items():
            alone = not cle and len(parts) == 1 and bool(blocks)
            self._read(entry, cle or entry.cles[0], tuple(blocks), LABELLED if alone else None)

    def _apart(self, label: str, blocks: Sequence[Block]) -> Sequence[Block]:
        """The blocks of prose, less what a letter of intent says there of other keys."""
        left, moved = told_apart(blocks)
        for each in moved:
            self.put(each.cle, each.value)
            self.tell("supposed", each.line.place, label, each.cle, each.line.plain, _MOVED)
        return left

    def loose(self, blocks: Sequence[Block]) -> None:
        super().loose(self._apart("", blocks) if self.is_letter else blocks)

    def _read(self, entry: Entry, key: str, blocks: Sequence[Block], doubt: Message | None = None) -> None:
        key = _WHOLE.get(key, key)
        if self.is_letter and key in _PROSE:
            blocks = self._apart(entry.label, blocks)
        if key == "objectifs.generaux" and _CODE.fullmatch(" ".join(line.plain for line in lines(blocks))):
            key = "objectif"  # « Objectif : 1.2 » names that of the plan
        reader = READERS.get(key)
        got = reader(blocks, Around(self.settings.plan, key, entry.label)) if reader else Got(None, tuple(blocks))
        got = got._replace(doubts=(*got.doubts, doubt)) if doubt else got
        self.told += got.used
        key = key.split(" ", 1)[0]
        got = self._without_persons(entry, key, got)
        if (got.value is not None or not got.left) and not self.put(key, got.value):
            got = got._replace(left=tuple(blocks))
        for also, value in got.also:
            self.put(also, value)
        if got.left:
            text = " ".join(line.plain for line in lines(got.left))
            own = self.keep(entry.label or key, got.left)
            self.tell("supposed", next(lines(got.left)).place, entry.label, own, text, _LEFT)
        self._said(entry, key, got, " ".join(line.plain for line in lines(blocks)))

    def _said(self, entry: Entry, key: str, got: Got, text: str) -> None:
        """What the report says of a rubric that was read."""
        guess, doubts = entry.guess, got.doubts
        if guess and not guess.sure:
            doubts = (msg("The label resembles “{label}”.", label=guess.known), *doubts)
        for doubt in doubts:
            self.tell("supposed", entry.place, entry.label, key, text, doubt)
        if not doubts:
            empty = got.value is None and not got.left
            why = _EMPTY if empty else _DAY if any(line.day for line in lines(entry.blocks)) else None
            self.tell("sure", entry.place, entry.label, key, text, why)

    def _without_persons(self, entry: Entry, key: str, got: Got) -> Got:
        """A holder that is a person goes to the contacts, where nobody outside is shown it."""
        if key not in {"porteurs", "pilotes"} or not any(map(is_person, got.value or ())):
            return got
        found = held(got.value, self.settings.plan, entry.label.rstrip(" :"))
        self.put("contacts", found.contacts)
        self.told += found.used
        return got._replace(value=found.bodies, doubts=(*got.doubts, found.doubt))

    def made(self) -> Made:
        """The fiche with its type, title and ids."""
        tree = self.grown()
        holders, contacts = tree.get("porteurs"), tree.get("contacts")
        if holders and contacts and holders == [contacts[0].get("fonction")] and contacts[0].get("profession"):
            tree["porteurs"] = [f"{contacts[0]['profession']}, {holders[0][:1].lower()}{holders[0][1:]}"]
        if self.printed:
            tree["numero"] = self.printed if len(self.printed) > 1 else self.printed[0]
        tree["type"] = self.settings.type or type_of(self.printed, tree, self.settings.plan)
        if "titre" not in tree:
            titre = borrowed_title(tree)
            if titre:
                tree["titre"] = titre
                self.tell("supposed", self.items[0].place, "", "titre", titre, SUPPOSED)
        return Made(number_all(tree), self.number, tuple(self.items), tuple(self.told))


_OWN = msg("The label is not known: the text is kept word for word under it.")
_BARE = msg("A heading with nothing under it: it is in no fiche.")
_MOVED = msg("The letter of intent has no rubric for it: it was taken for this key by its words.")
_INSIDE = msg("This line may be a label that is not known: it stayed in the rubric above. See whether it is one.")
_LEFT = msg("The key has no place for this: it is kept under the label.")
_EMPTY = msg("The rubric is there and is not filled.")
_DAY = msg("A date typed in the sheet: written as year-month-day.")
