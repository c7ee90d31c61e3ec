"""One change in one place of a file: every other character stays, and the new text is read back before it counts."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Step
from clsctl.core.messages import Message, msg
from clsctl.core.outline import Node, Outline, Refused
from clsctl.writing.comments import comments_of
from clsctl.writing.lifting import Lifted, dressed
from clsctl.writing.manner import manner
from clsctl.writing.merging import Impossible, merged
from clsctl.writing.removing import deepened, kept_path, removed, renamed
from clsctl.writing.splices import Splice, spliced

Read = Callable[[bytes], Outline | Refused]


class Put(NamedTuple):
    """Values to be in the file, in groups and lists from its root (see `reading.fresh`). `known` are the codes of the
    findings of form that come with them, since they had them where they stood before."""

    want: Node
    known: tuple[str, ...] = ()


class Drop(NamedTuple):
    """What is to be there no more. `lines` are those that are kept elsewhere: no other comment may go then."""

    path: tuple[Step, ...]
    lines: Lifted | None = None


class Rekey(NamedTuple):
    """A key that is to have another name."""

    path: tuple[Step, ...]
    name: str


class Dress(NamedTuple):
    """What is there already, to be written as these lines are."""

    path: tuple[Step, ...]
    lines: Lifted
    known: tuple[str, ...] = ()


class Deepen(NamedTuple):
    """A text that is to stand under a key of its own: `calendrier: 2020` as its `texte`."""

    path: tuple[Step, ...]
    name: str


Edit = Put | Drop | Rekey | Dress | Deepen


def place_of(edit: Edit) -> tuple[Step, ...]:
    """The path that an edit is about."""
    if not isinstance(edit, Put):
        return edit.path
    path: list[Step] = []
    node = edit.want
    while len(node.entries) == 1:
        (entry,) = node.entries
        if entry.key is None and entry.rank < 0:
            break
        path.append(entry.key.value if entry.key is not None else entry.rank)
        node = entry.value
    return tuple(path)


class Edited(NamedTuple):
    """The new bytes of a file; `refused` says why nothing could be done."""

    data: bytes
    refused: Refused | None = None


def edited(data: bytes, read: Read, edits: Sequence[Edit]) -> Edited:
    """The file with the edits made, one after the other.

    `read` gives the outline of a file's bytes. It reads each new text too: where that differs in anything but the
    value meant, nothing is done.
    """
    now = data
    for edit in edits:
        outline = read(now)
        if isinstance(outline, Refused):
            return Edited(data, outline)
        try:
            new = _written(now, outline, edit)
            wanted = _expected(outline, edit)
        except Impossible:
            return Edited(data, Refused(_OTHER_KIND))
        again = read(new)
        if isinstance(again, Refused) or not _says(again, outline, wanted, edit):
            return Edited(data, Refused(_why(outline, again)))
        now = new
    return Edited(now)


_OTHER_KIND = msg(
    "What stands there is of another kind (a text, a list or a group of keys) than what is to be written."
)
_UNSURE = msg("The file is written in a way that clsctl can’t change in this place alone.")


def _why(before: Outline, again: Outline | Refused) -> Message:
    """Why a new text is not taken: what the format would say of it, where it would."""
    come = [] if isinstance(again, Refused) else [*(Counter(again.findings) - Counter(before.findings))]
    if not come:
        return _UNSURE
    code, key = come[0]
    return msg("The format would not take it so: {code} under {key} (clsctl explain {code}).", code=code, key=key)


def _written(data: bytes, outline: Outline, edit: Edit) -> bytes:
    splices = _splices(outline, edit)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + spliced(outline.text, splices).encode()


def _splices(outline: Outline, edit: Edit) -> list[Splice]:
    if isinstance(edit, Put):
        return merged(outline, edit.want)
    if isinstance(edit, Drop):
        return [removed(outline, edit.path, comments=edit.lines is not None)]
    if isinstance(edit, Dress):
        return dressed(outline, edit.path, edit.lines)
    if isinstance(edit, Deepen):
        return [deepened(outline, edit.path, edit.name, manner(outline).step)]
    return [renamed(outline, edit.path, edit.name)]


def _says(again: Outline, before: Outline, wanted: Any, edit: Edit) -> bool:
    """Whether the new text has the values wanted, and no comment lost or finding of form come."""
    if plain(again.root) != wanted or _come(before, again) - _allowed(before, again, edit):
        return False
    old, new = comments_of(before).texts(), comments_of(again).texts()
    if isinstance(edit, Drop):
        return not new - old and (edit.lines is None or old - new == edit.lines.counted())
    return new - old == (edit.lines.counted() if isinstance(edit, Dress) else Counter()) and not old - new


def _come(before: Outline, again: Outline) -> Counter[str]:
    """The codes of the findings of form that one text has and the other has not."""
    return Counter(code for code, _ in (Counter(again.findings) - Counter(before.findings)).elements())


def _allowed(before: Outline, again: Outline, edit: Edit) -> Counter[str]:
    """The codes of findings that an edit brings along: of what is moved, or has another key now."""
    if isinstance(edit, Put | Dress):
        return Counter(edit.known)
    return _come(again, before) if isinstance(edit, Deepen | Rekey) else Counter()


def plain(node: Node) -> Any:
    """The values of an outline as lists and dictionaries; the line breaks at the end of a text say nothing."""
    if node.kind == "text":
        return node.value.rstrip("\n")
    if node.kind == "list":
        return [plain(entry.value) for entry in node.entries]
    return {entry.key.value: plain(entry.value) for entry in node.entries if entry.key is not None}


def _expected(outline: Outline, edit: Edit) -> Any:
    """The values that the file is to have."""
    values = plain(outline.root)
    if isinstance(edit, Put):
        return _with(values, edit.want)
    if isinstance(edit, Dress):
        return values
    *around, last = kept_path(outline, edit.path) if isinstance(edit, Drop) else edit.path
    inner = values
    for step in around:
        inner = inner[step]
    value = inner.pop(last)
    if isinstance(edit, Rekey):
        inner[edit.name] = value
    if isinstance(edit, Deepen):
        inner[last] = {edit.name: value}
    return values


def _with(there: Any, want: Node) -> Any:
    if want.kind == "text":
        return want.value.rstrip("\n")
    if want.kind == "group":
        out = dict(there) if isinstance(there, dict) else {}
        for entry in want.entries:
            if entry.key is not None:
                out[entry.key.value] = _with(out.get(entry.key.value), entry.value)
        return out
    entries = list(there) if isinstance(there, list) else []
    for entry in want.entries:
        if 0 <= entry.rank < len(entries):
            entries[entry.rank] = _with(entries[entry.rank], entry.value)
        else:
            entries.append(_with(None, entry.value))
    return entries
