"""Blocks to fiches: lines as headings and texts, rows of tables as labels and texts, tables that are one rubric."""

from collections.abc import Iterable, Sequence

from clsctl.core.messages import Message
from clsctl.core.rubric_synonyms import Guess, group_of
from clsctl.importing.blocks import Block, Cell, Line, Part, Row, Table
from clsctl.importing.entries import Draft, Entry
from clsctl.importing.grids import aligned, has_boxes, texts_of, with_one_head
from clsctl.importing.headings import Headings
from clsctl.importing.labels import Labels
from clsctl.importing.listing import listed
from clsctl.importing.looks import look_of

_GROUPS = {"personnes": "contacts"}
# Tables that may stand under the label of another key than their own.
_NEAR = {
    "etapes": {"etapes", "livrables", "actions", "calendrier", "description"},
    "livrables": {"livrables", "etapes"},
    "actions": {"actions", "etapes", "description"},
    "personnes": {"contacts", "referents", "equipe", "equipe_partenaires"},
}
_WIDE = 3  # cells of a row that is more than a label and its text


def drafts(part: Part, labels: Labels) -> tuple[Draft, ...]:
    """The fiches of a part, in their order."""
    splitter = _Splitter(labels)
    for block in part.blocks:
        rows = listed(block, labels, grid=part.grid) if isinstance(block, Table) and not splitter.entries else None
        if rows is not None:
            splitter.close()
            for number, row in enumerate(rows.fiches):
                entries = tuple(Entry(*each) for each in row)
                splitter.done.append(Draft((), entries, heads=() if number else rows.heads))
            splitter.head += rows.above
        elif isinstance(block, Line):
            splitter.line(block)
        else:
            splitter.table(block)
    splitter.close()
    return tuple(draft._replace(name=part.name) for draft in splitter.done)


class _Splitter(Headings):
    """Goes through lines and tables."""

    def table(self, table: Table) -> None:
        rows = list(with_one_head([row for row in table.rows if any(not cell.empty for cell in row)]))
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
        group = group_of(texts_of(first))
        if not group or group_of(texts_of(rows[0])) or not all(self._goes_on(row, first, group) for row in rows):
            return False
        entry = self.entries[self.opened]
        longer = above[0]._replace(rows=(*above[0].rows, *(aligned(row, first) for row in rows)))
        self.entries[self.opened] = entry._replace(blocks=(*entry.blocks[:-1], longer))
        return True

    def _is_content(self, rows: Sequence[Row]) -> bool:
        """Whether a whole table belongs to the rubric that is open: no row of it begins with a known label."""
        if self.opened is None or not rows:
            return False
        if group_of(texts_of(rows[0])):
            return False
        firsts = [row[0] for row in rows if len(row) > 1 and not row[0].empty and not self._is_form(row)]
        return not any(self.labels.sure(cell.text) for cell in firsts) and not (len(rows) == 1 and len(rows[0]) == 1)

    def _matrix(self, rows: Sequence[Row], at: int, place: Message) -> int:
        """How many rows from here on are one table with heads, or one of boxes; it goes to its rubric."""
        heads = texts_of(rows[at])
        group = group_of(heads) if sum(map(bool, heads)) > 1 and not has_boxes(rows[at]) else None
        if group is None and not self._is_form(rows[at]):
            return 0
        count = 1
        while at + count < len(rows) and self._goes_on(rows[at + count], rows[at], group):
            count += 1
        if group and count == 1 and not self._holds(group):
            return 0
        table = Table(tuple(aligned(row, rows[at]) for row in rows[at : at + count]), place)
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
            return self._is_form(row)
        if len(aligned(row, first)) != len(first):
            return False
        filled = [cell for cell in row if not cell.empty]
        label = self.labels.sure(row[0].text) if len(filled) <= 2 else None
        return label is None or (
            len(label.cles) == 1 and label.cles[0] in {"titre", "etapes", "actions", "livrables"} and len(filled) > 1
        )

    def _is_form(self, row: Row) -> bool:
        """Whether it is a row of a form, boxes to tick beside a text, and not a rubric that is answered by boxes."""
        return has_boxes(row) and (len(row) >= _WIDE or not self.labels.sure(row[0].text))

    def _row(self, row: Row) -> int:
        """A row that is a label and its text, or a line of its own; one row is taken."""
        filled = [cell for cell in row if not cell.empty]
        if len(filled) == 1:
            self._alone(row, filled[0])
        elif row[0].empty and self.opened is not None:
            self._below(filled)
        elif not self._pairs(filled):
            self._labelled(filled)
        return 1

    def _alone(self, row: Row, cell: Cell) -> None:
        """A cell alone on its row: a label over the text below or without any, a title, or more of the text above."""
        label = self.labels.of_cell(cell) if cell is row[0] and len(row) > 1 else None
        if label and label.guess:
            self._open(Entry(label.text, label.guess, cell.place))
        elif cell is row[0]:
            first, *rest = cell.blocks
            if isinstance(first, Line) and self._is_banner(first):
                self._open(Entry(first.plain.rstrip(" :"), None, first.place, style="bold"))
            else:
                rest = [first, *rest]
            for block in rest:
                self.line(block) if isinstance(block, Line) else self.table(block)
        else:
            self._take_all(cell.blocks)

    def _is_banner(self, line: Line) -> bool:
        """Whether a line across a table, in bold, is a label that is not known over the text below."""
        look = look_of(line) if line.bold and self.entries and not self.labels.of_line(line) else None
        return bool(look and not look.rest)

    def _below(self, filled: Sequence[Cell]) -> None:
        """A row below another, its first cell empty: a label in the second column, or more of the text above."""
        inner = self.labels.of_cell(filled[0]) if len(filled) > 1 else None
        if inner and inner.guess:
            self._labelled(filled)
            return
        for cell in filled:
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
