"""What a document is cut into: fiches as they were found, their rubrics, and which of them takes what comes."""

import re
from typing import NamedTuple

from clsctl.core.messages import Message
from clsctl.core.rubric_synonyms import Guess
from clsctl.importing.blocks import Block, Line
from clsctl.importing.labels import Labels
from clsctl.importing.looks import Style

# What some rubrics may hold; any other line belongs to the rubric around them.
_ACCEPTS = {
    "cpts.taille": re.compile(r"[☐☒\s]*taille\s*\d", re.IGNORECASE),
    "territoire.population": re.compile(r"[\d\s]*$"),
}


class Entry(NamedTuple):
    """A rubric: its label, what the label stands for, and what is under it. `style` is how the label is set apart, ""
    for one in a table; `doubtful` are lines under it that look like labels of their own."""

    label: str
    guess: Guess | None
    place: Message
    blocks: tuple[Block, ...] = ()
    level: int = 0
    style: Style = ""
    doubtful: tuple[Line, ...] = ()

    @property
    def cles(self) -> tuple[str, ...]:
        return self.guess.cles if self.guess else ()


class Draft(NamedTuple):
    """A fiche as it was found: the lines above its first rubric, its rubrics, the sheet it comes from, and lines
    that only say again what stood above: the title at the top of a page."""

    head: tuple[Line, ...]
    entries: tuple[Entry, ...]
    name: str = ""
    repeated: tuple[Line, ...] = ()
    # the heads of its columns, where it is a row: of the first row only, since the source says them once
    heads: tuple[str, ...] | None = None


class Opened:
    """Fiches that are being found. `opened` is the number of the rubric that takes what comes, None above the first;
    `after_table` when it was opened by a row of a table, which is over."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.done: list[Draft] = []
        self.head: list[Line] = []
        self.entries: list[Entry] = []
        self.repeated: list[Line] = []
        self.opened: int | None = None
        self.after_table = False

    def close(self) -> None:
        """End the fiche."""
        if self.head or self.entries:
            self.done.append(Draft(tuple(self.head), tuple(self.entries), repeated=tuple(self.repeated)))
        self.head, self.entries, self.repeated, self.opened, self.after_table = [], [], [], None, False

    def _open(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.opened = len(self.entries) - 1
        self.after_table = False

    def _take(self, block: Block) -> None:
        """Give a block to the rubric that is open, or to the one around it where it holds nothing of the kind."""
        assert self.opened is not None  # noqa: S101 - asked by the callers
        entry = self.entries[self.opened]
        accepts = _ACCEPTS.get(" ".join(entry.cles))
        if accepts and not (isinstance(block, Line) and accepts.match(block.plain)):
            around = [
                number for number, each in enumerate(self.entries[: self.opened]) if " ".join(each.cles) not in _ACCEPTS
            ]
            outer = [number for number in around if 0 < self.entries[number].level < (entry.level or 9)]
            if outer:
                self.opened = outer[-1]
                entry = self.entries[self.opened]
        self.entries[self.opened] = entry._replace(blocks=(*entry.blocks, block))
