"""The lists of a follow-up, entry by entry: a note that stands elsewhere in its list is not read again."""

import re
from functools import cache
from typing import Any

from clsctl.core.diagnostics import Where
from clsctl.reading import plain
from clsctl.reading.quick import open_quickly
from clsctl.reading.reader import Path, Reader
from clsctl.reading.records import Record
from clsctl.reading.table.suivi import NOTE, RELEVE, VERSEMENT
from clsctl.reading.yaml_nodes import Mapping, Sequence

_new = tuple.__new__
# records without others in them, so that where they stand is said once
_LISTS = {b"  notes:": ("notes", NOTE), b"  financements:": ("financements", VERSEMENT)}
_MEASURES = b"  indicateurs:"
# entries of one file that are kept
_MANY = 1000


class Entries:
    """The entries of one file that were read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._known: dict[tuple[Path, bytes], Any] = {}

    def read(self, piece: bytes) -> tuple[str, Any] | None:
        """The key of a list of the follow-up with its value; None where only libyaml tells."""
        head, _, body = piece.partition(b"\n")
        if head == _MEASURES:
            found = self._measures(body)
            return None if found is None else ("indicateurs", found)
        if head not in _LISTS:
            return None
        name, record = _LISTS[head]
        values = self._list(body, record, ("suivi", name), 4)
        return None if values is None else (name, values)

    def _measures(self, body: bytes) -> dict[str, tuple[Any, ...]] | None:
        """The measures of each indicator."""
        found = {}
        blocks = _names().split(body)
        for block in blocks:
            head, _, entries = block.partition(b"\n")
            name = _name().fullmatch(head)
            values = name and self._list(entries, RELEVE, ("suivi", "indicateurs", name[1].decode()), 6)
            if not name or not values:
                return None
            found[name[1].decode()] = values
        return found if len(found) == len(blocks) else None

    def _list(self, body: bytes, record: Record, path: Path, margin: int) -> tuple[Any, ...] | None:
        """The entries of a list whose dashes stand after `margin` spaces."""
        dash = b" " * margin + b"- "
        if not body.startswith(dash):
            return None
        if len(self._known) > _MANY:
            self._known.clear()
        values = []
        for index, text in enumerate(body[len(dash) :].split(b"\n" + dash)):
            value = self._known.get((path, text))
            if value is None:
                value = self._entry(text, record, (*path, index), margin + 2)
            elif value[0].path[-1] != index:
                value = _new(record.cls, (_new(Where, (self._file, (*path, index), "value", None)), *value[1:]))
            if value is None:
                return None
            self._known[path, text] = value
            values.append(value)
        return tuple(values)

    def _entry(self, text: bytes, record: Record, path: Path, margin: int) -> Any:
        """One entry; None where it is not whole, or stands elsewhere than its dash says."""
        node, reader = plain.pairs(text, margin), Reader(self._file, "")
        if node is None:
            dash = b" " * (margin - 2) + b"- "
            alone = None if _outside(margin).search(text) else open_quickly(self._file, dash + text)
            root = alone and alone.root
            if alone is None or not isinstance(root, Sequence) or len(root.value) != 1:
                return None
            first, reader = root.value[0], alone
            if not isinstance(first, Mapping) or not first.value:
                return None
            node = first
        value = record.fill(node, reader, path)
        return None if reader.problems or reader.vides else value


@cache
def _names() -> re.Pattern[bytes]:
    return re.compile(rb"\n(?=    [A-Za-z0-9])")


@cache
def _name() -> re.Pattern[bytes]:
    return re.compile(rb"    ([A-Za-z0-9._-]+):")


@cache
def _outside(margin: int) -> re.Pattern[bytes]:
    """A line that begins before the margin."""
    return re.compile(rb"\n(?! {%d}| *\n| *\Z)" % margin)
