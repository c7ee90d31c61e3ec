"""A page of ours as a tree: what a person reads of it, without its style, its drawings and what leads around it."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})
# Drawings whose words stand in a list right below them.
_TOLD = frozenset({"pile", "avance"})
_LEFT_OUT = frozenset({"style", "script", "template", "svg", "title", "colgroup"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
# What XML cannot hold, whatever stands in its place.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(NamedTuple):
    """An element; texts are strings, with the blanks of the source."""

    tag: str
    attrs: Mapping[str, str]
    children: "list[Node | str]"

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attrs.get("class", "").split())

    @property
    def is_inline(self) -> bool:
        """Whether it is a part of a line, with nothing but such parts inside."""
        return self.tag in _INLINE and all(isinstance(each, str) or each.is_inline for each in self.children)

    def elements(self) -> "Iterator[Node]":
        """The elements directly inside."""
        return (each for each in self.children if isinstance(each, Node))

    def all(self) -> "Iterator[Node]":
        """The elements inside, however deep, in their order."""
        for each in self.elements():
            yield each
            yield from each.all()

    def find(self, tag: str) -> "Iterator[Node]":
        """Those of a kind."""
        return (each for each in self.all() if each.tag == tag)

    @property
    def text(self) -> str:
        """All that is read in it, on one line."""
        return re.sub("[ \0]+", " ", _text(self)).strip()

    @property
    def lines(self) -> list[str]:
        """All that is read in it, a text for each line that it begins."""
        return [line.strip(" ") for line in _text(self).split("\0") if line.strip(" ")]


def _text(node: Node) -> str:
    """The words, with a NUL where a line begins or ends."""
    parts = (
        re.sub("[ \t\n\r\0]+", " ", each) if isinstance(each, str) else f"{_around(each)}{_text(each)}{_around(each)}"
        for each in node.children
    )
    return re.sub(" +", " ", "".join(parts))


def _around(node: Node) -> str:
    """The end of a line where an element is no part of one, or breaks it."""
    return "" if node.is_inline and node.tag != "br" else "\0"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#", {}, [])
        self.open = [self.root]
        self.hidden: list[str] = []
        self.is_described = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if self.hidden or tag in _LEFT_OUT:
            self._hide(tag, said)
            return
        node = Node(tag, said, [])
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def _hide(self, tag: str, said: Mapping[str, str]) -> None:
        """Inside a drawing only its description is read, as a paragraph of its own."""
        if tag in _VOID:
            return
        if not self.hidden:
            is_told = said.get("class") in _TOLD or said.get("aria-hidden") == "true"
            self.is_described = tag == "svg" and not is_told
        self.hidden.append(tag)
        if tag == "desc" and self.is_described:
            self.open[-1].children.append(Node("p", {"class": "graphique"}, []))

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag in self.hidden:
                while self.hidden.pop() != tag:
                    pass
            return
        if any(each.tag == tag for each in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.hidden and tag not in _LEFT_OUT:
            self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}, []))

    def handle_data(self, data: str) -> None:
        text = _NO_XML.sub("\ufffd", data)
        if not self.hidden:
            self.open[-1].children.append(text)
        elif self.hidden[-1] == "desc" and self.is_described:
            last = self.open[-1].children[-1]
            if isinstance(last, Node):
                last.children.append(text)


def tree(page: str) -> Node:
    """The page from its root, an element without a name."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root


def meta(page: Node, name: str) -> str | None:
    """What the head of a page says under a name."""
    return next((each.attrs.get("content") for each in page.find("meta") if each.attrs.get("name") == name), None)
