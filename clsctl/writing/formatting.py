"""A file put in the canonical layout, once it is sure that the new text says the same as the old one."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from clsctl.core.messages import msg
from clsctl.core.outline import Node, Outline, Refused
from clsctl.writing.comments import comments_of
from clsctl.writing.layout import in_order, laid_out

Read = Callable[[bytes], Outline | Refused]


class Formatted(NamedTuple):
    """The bytes of a file as they should be, and whether that is a change; `refused` says why nothing could be done."""

    data: bytes
    changed: bool = False
    refused: Refused | None = None


def formatted(data: bytes, read: Read) -> Formatted:
    """The file in the canonical layout; its line ends and the mark at its start (BOM) are kept.

    `read` gives the outline of a file's bytes. It reads the new text too: where a value, a comment or a finding
    differs, the file stays as it is.
    """
    outline = read(data)
    if isinstance(outline, Refused):
        return Formatted(data, refused=outline)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    new = mark + laid_out(outline).replace("\n", _line_end(outline.text)).encode()
    if new == data:
        return Formatted(data)
    again = read(new)
    if isinstance(again, Refused) or not _same(outline, again):
        return Formatted(data, refused=Refused(_UNSURE))
    return Formatted(new, changed=True)


_UNSURE = msg("The new layout would not read the same: the file has a construct that is better rewritten by hand.")


def _line_end(text: str) -> str:
    """The line end of most lines."""
    windows = text.count("\r\n")
    return "\r\n" if windows * 2 > text.count("\n") + text.count("\r") - windows else "\n"


def _same(before: Outline, after: Outline) -> bool:
    """Whether two files hold the same values under the same keys, the same comments, and have the same findings.

    A tab between signs (F025) is what the layout mends."""
    gone = Counter(before.findings) - Counter(after.findings)
    return (
        _values(before.root) == _values(after.root)
        and comments_of(before).texts() == comments_of(after).texts()
        and not Counter(after.findings) - Counter(before.findings)
        and all(code == "F025" for code, _ in gone)
    )


def _values(node: Node) -> Any:
    """The values of a part, the keys of a group in their order."""
    if node.kind == "text":
        return node.value
    inner = [(entry.key.value if entry.key else None, _values(entry.value)) for entry in in_order(node)]
    return node.kind, inner
