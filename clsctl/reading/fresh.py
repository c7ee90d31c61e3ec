"""Values to be written, with the order that the format gives to their keys: an outline of no text yet."""

from collections.abc import Mapping, Sequence

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Entry, Node
from clsctl.reading.forms import Form
from clsctl.reading.outline import role_of
from clsctl.reading.records import ListOf, MapOf, Record

Data = str | Sequence["Data"] | Mapping[str, "Data"]

APPENDED = -1  # the rank of an entry that goes to the end of a list


def fresh(form: Form | None, path: Sequence[Step], data: Data) -> Node:
    """What is to be written at a path, from the root of a file in that form: groups and lists around `data`.

    A number in the path is the place in a list, which is there already or comes next.
    """
    if not path:
        return _value(form, data)
    step, *rest = path
    if isinstance(step, int):
        inner = form.form if isinstance(form, ListOf) else None
        return _node("list", (Entry(fresh(inner, rest, data), None, step),))
    rank, below, key = _key(form, step)
    return _node("group", (Entry(fresh(below, rest, data), key, rank),))


def _value(form: Form | None, data: Data) -> Node:
    if isinstance(data, str):
        return Node("text", -1, -1, data, "", role_of(form))
    if isinstance(data, Mapping):
        entries = []
        for name, each in data.items():
            rank, below, key = _key(form, name)
            entries.append(Entry(_value(below, each), key, rank))
        return _node("group", tuple(sorted(entries, key=lambda entry: entry.rank)))
    inner = form.form if isinstance(form, ListOf) else None
    return _node("list", tuple(Entry(_value(inner, each), None, APPENDED) for each in data))


def _node(kind: str, entries: tuple[Entry, ...]) -> Node:
    return Node("list" if kind == "list" else "group", -1, -1, entries=entries)


def _key(form: Form | None, name: str) -> tuple[int, Form | None, Node]:
    """The rank of a key, the form of its value, and the key itself."""
    if isinstance(form, MapOf):
        return 0, form.form, Node("text", -1, -1, name, "", "text")
    if isinstance(form, Record):
        for rank, key in enumerate(form.keys):
            if key.name == name:
                return rank, key.form, Node("text", -1, -1, name, "", "value")
    return 0, None, Node("text", -1, -1, name, "", "value")
