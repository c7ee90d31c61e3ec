"""A file as lines that git can compare: each value under its full name, whatever the layout and the order of keys.

`livrables[L1].echeance: 30/06/2020`
"""

from collections import Counter
from collections.abc import Iterator

from clsctl.core.changes.identity import name_in_file
from clsctl.core.outline import Node


def values_by_line(root: Node) -> str:
    """A line a value, and for a text of several lines one for each of them, keys in the order of the format."""
    return "".join(f"{line}\n" for line in _lines(root, ""))


def _lines(node: Node, name: str) -> Iterator[str]:
    if node.kind == "text" or not node.entries:
        lines = node.value.rstrip("\n").split("\n") if node.kind == "text" else ["[]" if node.kind == "list" else "{}"]
        yield from (f"{name}: {line}".rstrip() for line in lines)
    elif node.kind == "group":
        for entry in sorted(node.entries, key=lambda entry: entry.rank):
            key = entry.key.value if entry.key else ""
            yield from _lines(entry.value, f"{name}.{key}" if name else key)
    else:
        yield from _entries(node, name)


def _entries(node: Node, name: str) -> Iterator[str]:
    """The entries of a list, by what names them; texts need no name."""
    met = Counter[str]()
    for entry in node.entries:
        value = entry.value
        own = ", ".join(name_in_file(value))
        met[own] += 1
        mark = f"{own} #{met[own]}".lstrip() if met[own] > 1 or not own else own
        yield from _lines(value, name if value.kind == "text" else f"{name}[{mark}]")
