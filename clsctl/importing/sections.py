"""Blocks to fiches: which lines and cells are labels, what belongs to each, and where another fiche begins."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clsctl.core.messages import Message
from clsctl.core.rubric_synonyms import Guess, group_of
from clsctl.importing.blocks import Block, Cell, Line, Part, Row, Table, boxes
from clsctl.importing.labels import Label, Labels, numbered
from clsctl.importing.listing import listed

# What some rubrics may hold; any other line belongs to the rubric around them.
_ACCEPTS = {
    "cpts.taille": re.compile(r"taille\s*\d", re.IGNORECASE),
    "territoire.population": re.compile(r"[\d\s]*$"),
}
_GROUPS = {"personnes": "contacts"}
# Tables that may stand under the label of another key than their own.
_NEAR = {
    "etapes": {"etapes", "livrables", "actions", "calendrier", "description"},
    "livrables": {"livrables", "etapes"},
    "actions": {"actions", "etapes", "description"},
    "personnes": {"contacts", "referents", "equipe", "equipe_partenaires"},
}
_WIDE = 3  # cells of a row that is more than a label and its text


class Entry(NamedTuple):
    """A rubric: its label, what the label stands for, and what is under it. `head` is text beside the label."""

    label: str
    guess: Guess | None
    place: Message
    blocks: tuple[Block, ...] = ()
    level: int = 0

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


def drafts(part: Part, labels: Labels) -> tuple[Draft, ...]:
    """The fiches of a part, in their order."""
    splitter = _Splitter(labels)
    for block in part.blocks:
        rows = listed(block, labels) if isinstance(block, Table) and not splitter.entries else None
        if rows is not None:
            splitter.close()
            splitter.done += [Draft((), tuple(Entry(*each) for each in row), part.name) for row in rows.fiches]
            splitter.head += rows.above
        elif isinstance(block, Line):
            splitter.line(block)
        else:
            splitter.table(block)
    splitter.close()
    return tuple(draft._replace(name=part.name) for draft in splitter.done)


class _Splitter:
    """Goes through the blocks. `opened` is the number of the rubric that takes what comes, None above the first."""

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

    def line(self, line: Line) -> None:
        if self._is_new(line):
            self._begin(line)
        elif self.entries and self._says_again(line):
            self.repeated.append(line)
            return
        label = None if numbered(line.plain) else self.labels.of_line(line)
        if label and self._is_rubric(label, line):
            self._label(label, line)
        elif self.opened is None:
            self.head.append(line)
        else:
            if self.after_table:  # what stands below a table is not in its last cell
                self._open(Entry("", None, line.place))
            self._take(line)

    def _says_again(self, line: Line) -> bool:
        """Whether a line is one of those above the first rubric once more, « (suite) » or not."""
        said = re.sub(r"\s*\((?:suite|fin)[^)]*\)\s*$", "", line.plain, flags=re.IGNORECASE)
        return len(said) > 5 and any(each.plain == said for each in self.head)

    def _is_rubric(self, label: Label, line: Line) -> bool:
        if label.guess is None:
            return not self._is_inside(line)
        if self.opened is None or not label.rest:
            return True
        # « Ressources humaines : 50 000 euros » in a table of expenses is one of them
        return not ("financements" in self.entries[self.opened].cles and label.guess.cles[:1] == ("moyens",))

    def _is_new(self, line: Line) -> bool:
        """Whether another fiche begins here: a line that numbers one, after rubrics."""
        found = numbered(line.plain)
        if not found or not self.entries or line.item or not found.what.startswith("fiche"):
            return False
        numbers = {again.number for each in self.head for again in [numbered(each.plain)] if again}
        return found.number not in numbers

    def _begin(self, line: Line) -> None:
        """Close the fiche; the lines after its last table, or on this page, are the title of the next one."""
        taken: list[Line] = []
        if self.opened is not None and not line.paged:
            entry = self.entries[self.opened]
            blocks = list(entry.blocks)
            while blocks and isinstance(blocks[-1], Line) and (not entry.label or self._is_title(blocks[-1], blocks)):
                taken.insert(0, blocks.pop())  # type: ignore[arg-type]
            self.entries[self.opened] = entry._replace(blocks=tuple(blocks))
            if not entry.label and not blocks:
                self.entries.pop(self.opened)
        self.close()
        self.head += taken

    @staticmethod
    def _is_title(line: Line, blocks: Sequence[Block]) -> bool:
        return bool(line.paged or line.level == 1 or (line.bold and len(blocks) > 1))

    def _is_inside(self, line: Line) -> bool:
        """Whether a heading that is not known is one inside the rubric that is open; or the title, above the first."""
        if self.opened is None:
            return line.level == 1 or not self.entries
        return line.level > self.entries[self.opened].level > 0 or not self.entries[self.opened].level

    def _label(self, label: Label, line: Line) -> None:
        if label.guess and not label.guess.cles and self.opened is not None and self._is_repeated(label):
            self.repeated.append(line)
            return
        if (
            label.guess
            and label.guess.cles
            and label.guess.cles[0] in {"axe", "objectif"}
            and self.opened is None
            and label.rest
        ):
            self.head.append(line)  # « Axe 1 : … » above the table
            return
        rest = (line._replace(text=label.rest, bold=False, level=0),) if label.rest else ()
        self._open(Entry(label.text, label.guess, line.place, rest, line.level))

    def _is_repeated(self, label: Label) -> bool:
        """Whether a heading for what follows is there once more: that of the page."""
        return any(each.guess == label.guess for each in self.entries)

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

    # tables

    def table(self, table: Table) -> None:
        rows = [row for row in table.rows if any(not cell.empty for cell in row)]
        if self._continues(rows):
            return
        if self._is_content(rows):
            self._take(table._replace(rows=tuple(rows)))
            return
        at = 0
        while at < len(rows):
            at += self._matrix(rows, at, table.place) or self._row(rows[at])
        self.after_table = self.opened is not None

    def _continues(self, rows: Sequence[Row]) -> bool:
        """Whether the rows go on with the table above, which a page break or a blank line cut; they are added to it."""
        above = self.entries[self.opened].blocks[-1:] if self.opened is not None else ()
        if not above or not isinstance(above[0], Table) or not rows or self.opened is None:
            return False
        first = above[0].rows[0]
        group = group_of(_texts(first))
        if not group or group_of(_texts(rows[0])) or not all(self._goes_on(row, first, group) for row in rows):
            return False
        entry = self.entries[self.opened]
        longer = above[0]._replace(rows=(*above[0].rows, *(_aligned(row, first) for row in rows)))
        self.entries[self.opened] = entry._replace(blocks=(*entry.blocks[:-1], longer))
        return True

    def _is_content(self, rows: Sequence[Row]) -> bool:
        """Whether a whole table belongs to the rubric that is open: no row of it begins with a known label."""
        if self.opened is None or not rows:
            return False
        if group_of(_texts(rows[0])):
            return False
        firsts = [row[0] for row in rows if len(row) > 1 and not row[0].empty]
        return not any(self.labels.sure(cell.text) for cell in firsts) and not (len(rows) == 1 and len(rows[0]) == 1)

    def _matrix(self, rows: Sequence[Row], at: int, place: Message) -> int:
        """How many rows from here on are one table with heads, or one of boxes; it goes to its rubric."""
        heads = _texts(rows[at])
        group = group_of(heads) if sum(map(bool, heads)) > 1 else None
        if group is None and (not _has_boxes(rows[at]) or self.labels.sure(rows[at][0].text)):
            return 0
        count = 1
        while at + count < len(rows) and self._goes_on(rows[at + count], rows[at], group):
            count += 1
        table = Table(tuple(_aligned(row, rows[at]) for row in rows[at : at + count]), place)
        if group and not self._holds(group):
            cle = _GROUPS.get(group, group)
            self._open(Entry("", Guess((cle,), cle), rows[at][0].place))
        elif self.opened is None:
            self._open(Entry("", None, rows[at][0].place))
        self._take(table)
        return count

    def _holds(self, group: str) -> bool:
        """Whether the rubric that is open may hold a table of this kind."""
        if self.opened is None:
            return False
        entry = self.entries[self.opened]
        if not entry.guess:
            return entry.level > 0 or not entry.blocks
        return any(cle in _NEAR.get(group, {group}) or cle.startswith(group) for cle in entry.cles)

    def _goes_on(self, row: Row, first: Row, group: str | None) -> bool:
        if group is None:
            return _has_boxes(row) and not self.labels.sure(row[0].text)
        if len(_aligned(row, first)) != len(first):
            return False
        filled = [cell for cell in row if not cell.empty]
        label = self.labels.sure(row[0].text) if len(filled) <= 2 else None
        return label is None or (
            len(label.cles) == 1 and label.cles[0] in {"titre", "etapes", "actions", "livrables"} and len(filled) > 1
        )

    def _row(self, row: Row) -> int:
        """A row that is a label and its text, or a line of its own; one row is taken."""
        filled = [cell for cell in row if not cell.empty]
        if len(filled) == 1:
            self._alone(row, filled[0])
        elif row[0].empty and self.opened is not None:
            for cell in filled:
                self._take_all(cell.blocks)
        elif not self._pairs(filled):
            self._labelled(filled)
        return 1

    def _alone(self, row: Row, cell: Cell) -> None:
        """A cell alone on its row: a label over the text below or without any, a title, or more of the text above."""
        label = self.labels.of_cell(cell) if cell is row[0] and len(row) > 1 else None
        if label and label.guess:
            self._open(Entry(label.text, label.guess, cell.place))
        elif cell is row[0]:
            for block in cell.blocks:
                self.line(block) if isinstance(block, Line) else self.table(block)
        else:
            self._take_all(cell.blocks)

    def _pairs(self, filled: Sequence[Cell]) -> bool:
        """Two labels, each with its text, on one row."""
        if len(filled) != 4 or not all(self.labels.sure(filled[number].text) for number in (0, 2)):
            return False
        for label, cell in ((filled[0], filled[1]), (filled[2], filled[3])):
            self._open(Entry(label.text, self.labels.sure(label.text), label.place, cell.blocks))
        return True

    def _labelled(self, filled: Sequence[Cell]) -> None:
        first, *rest = filled
        label = self.labels.of_cell(first)
        if label is None or (first.merged and self.opened is not None and len(filled) < _WIDE):
            for cell in filled if label is None else rest:
                self._take_all(cell.blocks)
            return
        inner = self.labels.of_cell(rest[0]) if len(filled) >= _WIDE else None
        if inner and inner.guess:
            both = self.labels.sure(f"{label.text} {inner.text}") or inner.guess
            self._open(
                Entry(
                    f"{label.text} – {inner.text}",
                    both,
                    first.place,
                    tuple(b for cell in rest[1:] for b in cell.blocks),
                )
            )
            return
        self._open(Entry(label.text, label.guess, first.place, tuple(block for cell in rest for block in cell.blocks)))

    def _take_all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if self.opened is not None:
                self._take(block)
            elif isinstance(block, Line):
                self.head.append(block)
            else:
                self.table(block)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _aligned(row: Row, first: Row) -> Row:
    """A row in the columns of the heads: two boxes that scanning put in one cell apart, empty cells before it added."""
    if len(row) >= len(first):
        return row
    if len(row) == len(first) - 1:
        for number, cell in enumerate(row):
            signs = boxes(cell.text)
            if len(signs) == 2 and not re.sub(r"[☐☒☑□\s]", "", cell.text):
                two = (cell._replace(blocks=(Line(sign, cell.place),)) for sign in signs)
                return (*row[:number], *two, *row[number + 1 :])
    if row[0].empty:
        return (*(Cell((), row[0].place),) * (len(first) - len(row)), *row)
    return row


def _has_boxes(row: Row) -> bool:
    """Whether it is a row of a form: boxes to tick beside a text."""
    return len(row) > 1 and any(boxes(line.text) for cell in row for line in cell.blocks if isinstance(line, Line))
