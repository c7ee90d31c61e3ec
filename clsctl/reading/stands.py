"""What stands where in a file: each node with the form it is read in, and the key and group around it."""

from collections.abc import Iterator
from typing import NamedTuple

from clsctl.reading.forms import Form
from clsctl.reading.reader import Path, Reader
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, end, start


class Stand(NamedTuple):
    """A node with the form it is read in, and the pair and group it stands in."""

    node: Node
    path: Path
    form: Form | None
    group: Mapping | None = None
    group_form: Form | None = None
    pair: tuple[Node, Node] | None = None


class Stands(NamedTuple):
    """A file, and what stands where in it, by the identity of each node."""

    reader: Reader
    by_node: dict[int, Stand]

    def of(self, node: Node | None) -> Stand | None:
        """Where a node stands."""
        return self.by_node.get(id(node))

    def source(self, node: Node) -> str:
        """A node as it is written."""
        return self.reader.text[start(node) : end(node)]


def stands(reader: Reader, form: Form) -> Stands:
    """What stands where in a file of that form."""
    return Stands(reader, {id(each.node): each for each in _walk(reader.root, form)})


def _walk(root: Node | None, form: Form) -> Iterator[Stand]:
    todo = [Stand(root, (), form)] if root is not None else []
    while todo:
        stand = todo.pop()
        yield stand
        if isinstance(stand.node, Sequence):
            inner = stand.form.form if isinstance(stand.form, ListOf) else None
            todo += [Stand(item, (*stand.path, index), inner) for index, item in enumerate(stand.node.value)]
        elif isinstance(stand.node, Mapping):
            for key, value in stand.node.value:
                name = key.value if isinstance(key, Scalar) else "?"
                path, around = (*stand.path, name), (stand.node, stand.form, (key, value))
                todo += [Stand(key, path, None, *around), Stand(value, path, form_below(stand.form, name), *around)]


def form_below(form: Form | None, name: str) -> Form | None:
    """The form of a key's value."""
    if isinstance(form, Record):
        return next((each.form for each in form.keys if each.name == name), None)
    return form.form if isinstance(form, MapOf) else None
