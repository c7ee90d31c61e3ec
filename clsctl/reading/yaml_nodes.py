"""YAML text to nodes: libyaml's tree, in which every scalar is its text and knows where it stands.

Nothing is interpreted and nothing is lost: a mapping is the list of its keys and values as written, twice the same
key included. Positions are offsets in the text; `clsctl.reading.lines` makes lines and columns of the few to show.

`compose` is quick and takes ordinary texts only; `parse` takes any text, and finds in it what is to be refused.
"""

import re
from functools import cache, lru_cache
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
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

if TYPE_CHECKING:
    from yaml._yaml import Mark

    class _Located:
        def __init__(self, tag: str | None, value: Any, start: Mark, end: Mark, style: Any) -> None: ...

        start_mark: Mark
        end_mark: Mark

    class Scalar(_Located):
        """A word or a text. `style` is "" (plain), "'", '"', "|" or ">"; "*" for an alias, which is refused."""

        value: str
        style: str

    class Sequence(_Located):
        """A list; `value` holds its entries. `flow_style` when written between brackets."""

        value: list["Node"]
        flow_style: bool

    class Mapping(_Located):
        """Keys and values, in the order of the file. `flow_style` when written between braces."""

        value: list[tuple["Node", "Node"]]
        flow_style: bool

else:
    from yaml.nodes import MappingNode as Mapping
    from yaml.nodes import ScalarNode as Scalar
    from yaml.nodes import SequenceNode as Sequence

Node = Scalar | Sequence | Mapping

MAX_LEVELS = 50
_MOST_ODDITIES = 20  # noted in one file
# Each level costs one of these signs: with fewer of them libyaml's own recursion is far from any limit.
_OPENING = b"[{-?:"
_MOST_SIGNS = 2000


class Oddity(NamedTuple):
    """What YAML has and the format has no use for, with its place."""

    kind: str  # `anchor`, `alias`, `tag`, `document`
    start: int
    end: int


class Stream(NamedTuple):
    """`root` is the first document, None for a file without any."""

    root: Node | None
    oddities: tuple[Oddity, ...] = ()


class TooDeep(Exception):  # noqa: N818 - a limit, not an error of the program
    """More than `MAX_LEVELS` collections one inside the other; `index` is where the first one too many begins."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class _Composer(CParser):
    """libyaml's own composer, told to resolve nothing: no tag is ever looked up."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """No value has a type."""

    descend_resolver: Any = staticmethod({}.get)  # the cheapest way to do nothing with two arguments
    ascend_resolver: Any = tuple  # and with none


@lru_cache(maxsize=32)
def compose(data: bytes) -> Node | None:
    """The tree of an ordinary text in UTF-8 without BOM; None where only `parse` can tell what is to be refused.

    Searches for two characters cost ten times those for one, so the rarer one is asked for first. The last trees are
    kept: of a small plan the places of findings are then looked for in those that were read.
    """
    if b"%" in data and (b"\n%" in data or data[:1] == b"%"):
        return None
    if len(data) - len(data.translate(None, _OPENING)) > _MOST_SIGNS:
        return None
    try:
        root: Node | None = _Composer(data).get_single_node()  # type: ignore[assignment]
    except YAMLError:
        return None
    if root is not None and (b"&" in data or b"!" in data) and _has_property(root, data.decode()):
        return None
    return root


def _has_property(root: Node, text: str) -> bool:
    """Whether a node has an anchor or a tag: nothing else begins with their signs. No alias is without its anchor."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        at = start(node)
        if text[at : at + 1] in ("&", "!"):
            return True
        if isinstance(node, Mapping):
            nodes += [each for pair in node.value for each in pair]
        elif isinstance(node, Sequence):
            nodes += node.value
    return False


def parse(text: str) -> Stream:
    """The tree of any text, with its oddities. Raises `yaml.YAMLError` where it is no YAML, and `TooDeep`."""
    next_event = CParser(text).get_event
    top: list[Any] = []
    oddities: list[Oddity] = []
    documents = 0
    stack: list[tuple[Any, list[Any]]] = [(None, top)]
    while True:
        event: Any = next_event()
        kind = event.__class__
        if kind is StreamEndEvent:
            return Stream(top[0] if top else None, tuple(oddities[:_MOST_ODDITIES]))
        if kind is ScalarEvent:
            _odd(event, text, oddities)
            stack[-1][1].append(Scalar(None, event.value, event.start_mark, event.end_mark, event.style))
        elif kind is AliasEvent:
            oddities.append(Oddity("alias", event.start_mark.index, event.end_mark.index))
            stack[-1][1].append(Scalar(None, f"*{event.anchor}", event.start_mark, event.end_mark, "*"))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(stack) > MAX_LEVELS:
                raise TooDeep(event.start_mark.index)
            _odd(event, text, oddities)
            stack.append((event, []))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            opening, items = stack.pop()
            stack[-1][1].append(_collection(opening, items, event.end_mark))
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1 or event.tags:
                place = event.start_mark.index, event.end_mark.index
                oddities.append(Oddity("document" if documents > 1 else "tag", *place))


def _collection(opening: Any, items: list[Any], end_mark: Any) -> Sequence | Mapping:
    sequence = opening.__class__ is SequenceStartEvent
    if sequence:
        return Sequence(None, items, opening.start_mark, end_mark, opening.flow_style)
    pairs = list(zip(items[::2], items[1::2], strict=True))
    return Mapping(None, pairs, opening.start_mark, end_mark, opening.flow_style)


def _odd(event: Any, text: str, oddities: list[Oddity]) -> None:
    """Note the anchor and the tag of a node, which stand before it."""
    if event.anchor is None and event.tag is None:
        return
    at = event.start_mark.index
    for found in _property().finditer(text, at):
        if found.start() != at:
            return
        oddities.append(Oddity("anchor" if text[at] == "&" else "tag", *found.span(1)))
        at = found.end()


@cache
def _property() -> re.Pattern[str]:
    return re.compile(r"([&!]\S*)\s*")


def last_scalar(text: str) -> Any:
    """The last scalar event before the place where the text stops being YAML; None when there is none."""
    next_event = CParser(text).get_event
    found: Any = None
    try:
        while True:
            event: Any = next_event()
            if event.__class__ is ScalarEvent:
                found = event
            elif event.__class__ is StreamEndEvent:
                return found
    except YAMLError:
        return found


def start(node: Node) -> int:
    """The offset of the first character of a node (of its anchor or tag, where it has one)."""
    return int(node.start_mark.index)


def end(node: Node) -> int:
    """The offset after the last character of a node; for a block, after the blank lines and comments that follow."""
    return int(node.end_mark.index)
