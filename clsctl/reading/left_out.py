"""What of a plan's tree no source takes (links, pipes, closed folders): a finding where a fiche would be."""

from collections.abc import Iterable, Mapping

from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.globs import matcher
from clsctl.core.messages import Message, msg
from clsctl.core.snapshot import LeftOut

_REPLACE = msg("Put the file or the folder itself in its place.")
_WHY: Mapping[str, tuple[Message, Message]] = {
    "link": (msg("This is a link, which is not followed: what it leads to is not read."), _REPLACE),
    "submodule": (msg("This is the repository of another project (a submodule): what it holds is not read."), _REPLACE),
    "special": (msg("This is no file but a pipe, a socket or a device: it is not read."), msg("Move it elsewhere.")),
    "unreadable": (
        msg("The system does not let this be looked into: what it holds is not read."),
        msg("Ask for the right to read it, or move it elsewhere."),
    ),
}


def told(entry: LeftOut) -> Diagnostic:
    """The finding of one."""
    return Diagnostic("F019", "error", Where(entry.path), *_WHY[entry.why])


def in_place_of_fiches(entries: Iterable[LeftOut], root: str, glob: str) -> list[LeftOut]:
    """Those of a plan that stand where a fiche is looked for, or above. `root` is empty or ends with a slash."""
    return [
        each
        for each in entries
        if each.path.startswith(root) and _may_hold(each._replace(path=each.path[len(root) :]), glob)
    ]


def _may_hold(entry: LeftOut, glob: str) -> bool:
    """Whether a fiche is, or would be, at a path or below it. A link says not what it leads to: a name with an ending
    is taken for that of a file."""
    if matcher(glob)(entry.path):
        return True
    if entry.why == "special" or (entry.why == "link" and "." in entry.path.rpartition("/")[2]):
        return False
    names = [name for name in glob.split("/") if name not in ("", ".")]
    return any(matcher("/".join(names[:count]))(entry.path) for count in range(1, len(names)))
