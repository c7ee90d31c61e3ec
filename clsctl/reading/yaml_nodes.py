"""YAML text to nodes: libyaml's events as a tree in which every scalar is its text and knows where it stands.

Nothing is interpreted and nothing is lost: a mapping is the list of its keys and values as written, twice the same
key included. Positions are offsets in the text; `clsctl.reading.lines` makes lines and columns of the few to show.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble

try:
    from yaml._yaml import CParser
except ImportError as error:  # pragma: no cover - PyYAML's wheels all have it
    raise Trouble(
        msg("PyYAML is installed without libyaml, which reads the files."),
        msg("Install PyYAML from a ready-made package (wheel) of your system."),
    ) from error
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

if TYPE_CHECKING:
    from yaml._yaml import Mark

    class Scalar:
        """A word or a text. `style` is "" (plain), "'", '"', "|" or ">". It is libyaml's own event, never copied."""

        value: str
        style: str
        start_mark: Mark
        end_mark: Mark
        anchor: str | None
        tag: str | None

else:
    from yaml.events import ScalarEvent as Scalar

MAX_LEVELS = 50

Opening = MappingStartEvent | SequenceStartEvent


class Collection:
    """What sequences and mappings share. `end` is where libyaml closes it: after blank lines and comments."""

    __slots__ = ("end", "items", "opening")
    value = None  # so that a collection used as a key is no known word

    def __init__(self, opening: Any) -> None:
        self.opening = opening
        self.items: list[Any] = []
        self.end = 0

    @property
    def flow(self) -> bool:
        """Written between brackets or braces."""
        return bool(self.opening.flow_style)


class Sequence(Collection):
    """A list; `items` are its entries."""

    __slots__ = ()


class Mapping(Collection):
    """Keys and values; `items` holds a key, its value, the next key…"""

    __slots__ = ()

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """The keys with their values, in the order of the file, twice the same included."""
        items = iter(self.items)
        return zip(items, items, strict=True)


Node = Scalar | Sequence | Mapping


class TooDeep(Exception):  # noqa: N818 - a limit, not an error of the program
    """More than `MAX_LEVELS` collections one inside the other; `index` is where the first one too many begins."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class Stream(NamedTuple):
    """`root` is the first document, None for a file without any; `documents` where each one starts."""

    root: Node | None
    documents: tuple[DocumentStartEvent, ...]


def parse(text: str) -> Stream:
    """The tree of a text. Raises `yaml.YAMLError` where it is no YAML, and `TooDeep`."""
    next_event = CParser(text).get_event
    tree: Any = Collection(None)
    stack: list[Any] = []
    documents: list[DocumentStartEvent] = []
    items = tree.items
    while True:
        event: Any = next_event()
        kind = event.__class__
        if kind is Scalar:
            items.append(event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            tree.end = event.end_mark.index
            tree = stack.pop()
            items = tree.items
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            node = Mapping(event) if kind is MappingStartEvent else Sequence(event)
            items.append(node)
            stack.append(tree)
            if len(stack) > MAX_LEVELS:
                raise TooDeep(event.start_mark.index)
            tree = node
            items = tree.items
        elif kind is AliasEvent:
            items.append(_alias(event))
        elif kind is DocumentStartEvent:
            documents.append(event)
        elif kind is StreamEndEvent:
            return Stream(items[0] if items else None, tuple(documents))


def _alias(event: Any) -> Any:
    """An alias as a scalar of its own style "*": it is refused, but the rest of the file is read."""
    fields: Any = Scalar
    return fields(event.anchor, None, (True, False), f"*{event.anchor}", event.start_mark, event.end_mark, "*")


def start(node: Node) -> int:
    """The offset of the first character of a node (of its anchor or tag, where it has one)."""
    return int(node.opening.start_mark.index if isinstance(node, Collection) else node.start_mark.index)


def end(node: Node) -> int:
    """The offset after the last character of a node."""
    return int(node.end if isinstance(node, Collection) else node.end_mark.index)


def last_scalar(text: str) -> Scalar | None:
    """The last scalar before the place where the text stops being YAML."""
    next_event = CParser(text).get_event
    found: Any = None
    try:
        while True:
            event: Any = next_event()
            if event.__class__ is Scalar:
                found = event
            elif event.__class__ is StreamEndEvent:
                return found  # type: ignore[no-any-return]
    except YAMLError:
        return found  # type: ignore[no-any-return]
