"""An entry taken out of a file, with the groups and lists that would then hold nothing; a key renamed."""

import re

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Entry, Node, Outline
from clsctl.writing.fragments import one_line
from clsctl.writing.lifting import first_of, held, rank_of, reach
from clsctl.writing.merging import Impossible
from clsctl.writing.splices import Splice, column, entry_stop, line_break, line_start, line_stop, next_line


def removed(outline: Outline, path: tuple[Step, ...], *, comments: bool = False) -> Splice:
    """What to take out so that nothing stands at the path any more, with the comments around it where they go with it.
    Raises `Impossible` where nothing does."""
    text = outline.text
    group, rank = _last_one_of_several(outline.root, path)
    entry = group.entries[rank]
    if group.flow:
        return _between_signs(text, group, rank)
    if comments and not text[line_start(text, first_of(text, entry)) : first_of(text, entry)].strip():
        return _cut(text, *_with_comments(outline, path, entry))
    return _lines(text, group, entry, rank)


def _with_comments(outline: Outline, path: tuple[Step, ...], entry: Entry) -> tuple[int, int]:
    """The lines of what stands at the path, in `entry` or the same, with its own comments."""
    text, (group, rank) = outline.text, held(outline.root, path)
    inner = group.entries[rank]
    start, stop = reach(text, first_of(text, inner), entry_stop(inner))
    return (start, stop) if inner is entry else (line_start(text, first_of(text, entry)), stop)


def kept_path(outline: Outline, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """The path of what is taken out: that of a group around it, where it holds nothing else."""
    node, depth = outline.root, 1
    for rank, step in enumerate(path):
        if len(node.entries) > 1:
            depth = rank + 1
        node = node.entries[rank_of(node, step)].value
    return path[:depth]


def renamed(outline: Outline, path: tuple[Step, ...], name: str) -> Splice:
    """The key at the path, under another name. Raises `Impossible` where it stands between brackets or is not there."""
    node = outline.root
    for step in path[:-1]:
        node = node.entries[rank_of(node, step)].value
    key = node.entries[rank_of(node, path[-1])].key
    if key is None or any(entry.key is not None and entry.key.value == name for entry in node.entries):
        raise Impossible
    want = Node("text", -1, -1, name, "", key.role)
    return Splice(key.start, key.end, one_line(want, key.style, flow=node.flow))


def deepened(outline: Outline, path: tuple[Step, ...], name: str, step: int) -> Splice:
    """The text at the path, under a key of its own one level deeper. Raises `Impossible` where it is no text beside its
    key."""
    group, rank = held(outline.root, path)
    text, (value, key, _) = outline.text, group.entries[rank]
    beside = key is not None and value.kind == "text" and not group.flow
    if key is None or not beside or not re.fullmatch(r"[ \t]*:[ \t]+", text[key.end : value.start]):
        raise Impossible
    margin = line_break(text, key.start) + " " * (column(text, key.start) + step)
    return Splice(key.end, value.start, f":{margin}{name}: ")


def _last_one_of_several(root: Node, path: tuple[Step, ...]) -> tuple[Node, int]:
    """The deepest group on the path that holds something else too, and which of its entries is on the path."""
    node, chosen = root, (root, rank_of(root, path[0]))
    for step in path:
        rank = rank_of(node, step)
        if len(node.entries) > 1:
            chosen = node, rank
        node = node.entries[rank].value
    return chosen


def _lines(text: str, group: Node, entry: Entry, rank: int) -> Splice:
    """The lines of an entry; of the first key beside a dash, what stands before the second."""
    first = first_of(text, entry)
    start, stop = line_start(text, first), line_stop(text, entry_stop(entry))
    if text[start:first].strip():
        if rank + 1 == len(group.entries):
            raise Impossible
        following = group.entries[rank + 1]
        return Splice(first, first_of(text, following), "")
    return _cut(text, start, stop)


def _cut(text: str, start: int, stop: int) -> Splice:
    """Whole lines, with the break of the last one."""
    end = next_line(text, stop)
    if end == stop and start:  # the last line, which no break ends: the one above then ends the file
        start -= 2 if text.endswith("\r\n", 0, start) else 1
    return Splice(start, end, "")


def _between_signs(text: str, group: Node, rank: int) -> Splice:
    """An entry between brackets, with the comma before it, or after the first one."""
    entry = group.entries[rank]
    if rank:
        return Splice(entry_stop(group.entries[rank - 1]), entry_stop(entry), "")
    following = group.entries[1].start
    if "#" in text[entry_stop(entry) : following] or not re.fullmatch(r"\s*,\s*", text[entry_stop(entry) : following]):
        raise Impossible
    return Splice(entry.start, following, "")
