"""Three versions of a file to one: the only result that is given is one that reads back as it must."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from clsctl.core.outline import Node, Outline, Refused
from clsctl.writing.threeway.aligning import Trio
from clsctl.writing.threeway.marks import Marks, Say, marked
from clsctl.writing.threeway.merge import Clash, Merged, Part, merge
from clsctl.writing.threeway.pieces import Unsure, cut, value_of

Read = Callable[[bytes], Outline | Refused]
# what has an id that is unique in its fiche
_NAMED = frozenset({"Etape", "Indicateur", "Jalon", "Livrable", "Phase"})


class Versions(NamedTuple):
    """The bytes of a file; `base` is empty where the two sides have no version in common."""

    base: bytes
    ours: bytes
    theirs: bytes


class Together(NamedTuple):
    """Two versions brought together: the clashes, if any, are for people to decide."""

    parts: tuple[Part, ...]
    ends: "_Ends"

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return tuple(part for part in self.parts if isinstance(part, Clash))

    def data(self, say: Say, marks: Marks) -> bytes:
        """The bytes of the file, each clash between marks, with what `say` tells of each side."""
        return self.ends.data(marked(self.parts, say, marks))


class _Ends(NamedTuple):
    """What the lines of a file end with, whether the last one does, and whether a mark (BOM) stands at the start."""

    line: str
    last: bool
    bom: bool

    def data(self, text: str) -> bytes:
        text = text if self.last else text.removesuffix("\n")
        return (BOM_UTF8 if self.bom else b"") + text.replace("\n", self.line).encode("utf-8")


def together(versions: Versions, read: Read) -> Together:
    """The two sides with all that either of them changed. `read` gives the outline of a file's bytes.

    Raises `Unsure` where a version can't be read, or where there is any doubt about the result.
    """
    sides = [_opened(data, read) if data.strip() else None for data in versions]
    base, ours, theirs = sides
    if ours is None or theirs is None:
        raise Unsure
    trio = Trio(*(cut(side) if side else None for side in sides))
    found = merge(trio, 0)
    if found is None or _is_whole(found):
        raise Unsure
    _check(found, [side for side in (ours, theirs, base) if side], read)
    return Together(found.parts, _ends_chosen(*map(_ends, versions)))


def _opened(data: bytes, read: Read) -> Outline:
    plain = data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    if b"\r" in plain or 0 < data.count(b"\r\n") < data.count(b"\n"):
        raise Unsure
    found = read(plain)
    if isinstance(found, Refused):
        raise Unsure
    return found


def _is_whole(found: Merged) -> bool:
    """Whether the sides clash on the whole file, which lines may tell better apart."""
    return any(clash.places[1] == () for clash in found.clashes)


def _ends(data: bytes) -> _Ends | None:
    line = "\r\n" if b"\r\n" in data else "\n"
    return _Ends(line, data.endswith(b"\n"), data.startswith(BOM_UTF8)) if data.strip() else None


def _ends_chosen(base: _Ends | None, ours: _Ends | None, theirs: _Ends | None) -> _Ends:
    """What the sides agree on, or what one of them changed."""
    assert ours and theirs  # noqa: S101, PT018 - both hold something
    was = base or ours
    return _Ends(
        theirs.line if ours.line == was.line else ours.line,
        theirs.last if ours.last == was.last else ours.last,
        theirs.bom if ours.bom == was.bom else ours.bom,
    )


def _check(found: Merged, sides: list[Outline], read: Read) -> None:
    """Raise `Unsure` where the result does not read as it must; where it clashes, with one side and with the other."""
    if found.clashes:
        _read_again("".join(part if isinstance(part, str) else part.ours for part in found.parts), sides, read)
        _read_again("".join(part if isinstance(part, str) else part.theirs for part in found.parts), sides, read)
        return
    again = _read_again("".join(map(str, found.parts)), sides, read)
    if value_of(again.root) != found.value:
        raise Unsure


def _read_again(text: str, sides: list[Outline], read: Read) -> Outline:
    again = read(text.encode("utf-8"))
    if isinstance(again, Refused):
        raise Unsure
    known = {code for side in sides for code, _ in side.findings}
    if any(code not in known for code, _ in again.findings):
        raise Unsure
    most = Counter[str]()
    for side in sides:
        most |= Counter(_ids(side.root))
    if Counter(_ids(again.root)) - most - Counter(set(_ids(again.root)) - set(most)):
        raise Unsure
    return again


def _ids(node: Node) -> Iterator[str]:
    """The ids that are unique in a fiche."""
    for entry in node.entries:
        if node.record in _NAMED and entry.key is not None and entry.key.value == "id":
            yield entry.value.value
        yield from _ids(entry.value)
