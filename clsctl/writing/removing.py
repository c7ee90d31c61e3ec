"""An entry taken out of a file, with the groups and lists that would then hold nothing; a key renamed."""

import re

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Entry, Node, Outline
from clsctl.writing.fragments import one_line
from clsctl.writing.merging import Impossible
from clsctl.writing.splices import Splice, entry_stop, line_start, line_stop, next_line


def removed(outline: Outline, path: tuple[Step, ...]) -> Splice:
    """What to take out so that nothing stands at the path any more. Raises `Impossible` where nothing does."""
    group, rank = _last_one_of_several(outline.root, path)
    entry = group.entries[rank]
    return _between_signs(outline.text, group, rank) if group.flow else _lines(outline.text, group, entry, rank)


def kept_path(outline: Outline, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """The path of what is taken out: that of a group around it, where it holds nothing else."""
    node, depth = outline.root, 1
    for rank, step in enumerate(path):
        if len(node.entries) > 1:
            depth = rank + 1
        node = node.entries[_rank(node, step)].value
    return path[:depth]


def renamed(outline: Outline, path: tuple[Step, ...], name: str) -> Splice:
    """The key at the path, under another name. Raises `Impossible` where it stands between brackets or is not there."""
    node = outline.root
    for step in path[:-1]:
        node = node.entries[_rank(node, step)].value
    key = node.entries[_rank(node, path[-1])].key
    if key is None or any(entry.key is not None and entry.key.value == name for entry in node.entries):
        raise Impossible
    want = Node("text", -1, -1, name, "", key.role)
    return Splice(key.start, key.end, one_line(want, key.style, flow=node.flow))


def _last_one_of_several(root: Node, path: tuple[Step, ...]) -> tuple[Node, int]:
    """The deepest group on the path that holds something else too, and which of its entries is on the path."""
    node, chosen = root, (root, _rank(root, path[0]))
    for step in path:
        rank = _rank(node, step)
        if len(node.entries) > 1:
            chosen = node, rank
        node = node.entries[rank].value
    return chosen


def _rank(node: Node, step: Step) -> int:
    for rank, entry in enumerate(node.entries):
        if step in {rank, entry.key.value if entry.key else None} and isinstance(step, int) == (entry.key is None):
            return rank
    raise Impossible


def _lines(text: str, group: Node, entry: Entry, rank: int) -> Splice:
    """The lines of an entry; of the first key beside a dash, what stands before the second."""
    first = _dash(text, entry.start) if entry.key is None else entry.start
    start, stop = line_start(text, first), line_stop(text, entry_stop(entry))
    if text[start:first].strip():
        if rank + 1 == len(group.entries):
            raise Impossible
        following = group.entries[rank + 1]
        after = _dash(text, following.start) if following.key is None else following.start
        return Splice(first, after, "")
    end = next_line(text, stop)
    if end == stop and start:  # the last line, which no break ends: the one above then ends the file
        start -= 2 if text.endswith("\r\n", 0, start) else 1
    return Splice(start, end, "")


def _dash(text: str, at: int) -> int:
    """The dash of an entry of a list that begins at `at`."""
    bare = text[:at].rstrip(" \t")
    if bare.endswith("-"):
        return len(bare) - 1
    if text[at - 1 : at] == "-":
        return at - 1
    raise Impossible


def _between_signs(text: str, group: Node, rank: int) -> Splice:
    """An entry between brackets, with the comma before it, or after the first one."""
    entry = group.entries[rank]
    if rank:
        return Splice(entry_stop(group.entries[rank - 1]), entry_stop(entry), "")
    following = group.entries[1].start
    if "#" in text[entry_stop(entry) : following] or not re.fullmatch(r"\s*,\s*", text[entry_stop(entry) : following]):
        raise Impossible
    return Splice(entry.start, following, "")
