"""Key paths to lines and columns: the file of a finding is parsed again, since few have any."""

from collections import abc

from yaml.error import YAMLError

from clsctl.core.diagnostics import Diagnostic, Span, Where
from clsctl.reading.inside import aligned, inside
from clsctl.reading.lines import Lines
from clsctl.reading.loading import Loaded
from clsctl.reading.reader import extent
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, TooDeep, compose, parse


class _Placed:
    """The files whose places were asked for, each parsed once."""

    def __init__(self, loaded: Loaded) -> None:
        self._texts = loaded.texts
        self._trees: dict[str, tuple[Lines, Node | None]] = {}
        # a text may have thousands of findings, and each character of it is looked for once
        self._offsets: dict[Node, abc.Sequence[int]] = {}

    def span(self, where: Where) -> Span:
        lines, root = self._tree(where.file)
        if root is None:
            return lines.span(0, min(1, len(lines.text)))
        key, value = _find(root, where)
        if where.part == "key" and key is not None:
            return lines.span(*extent(key, lines))
        if isinstance(value, Scalar):
            if where.chars is not None and (offsets := self._aligned(value, lines.text)):
                return lines.span(*inside(offsets, *where.chars))
            if not value.value and not value.style and key is not None:
                return lines.span(*extent(key, lines))  # nothing to show: the rubric's name
        return lines.span(*extent(value, lines))

    def _aligned(self, node: Scalar, source: str) -> abc.Sequence[int]:
        if node not in self._offsets:
            self._offsets[node] = aligned(node, source)
        return self._offsets[node]

    def _tree(self, file: str) -> tuple[Lines, Node | None]:
        if file not in self._trees:
            text = self._texts.get(file, "")
            self._trees[file] = Lines(text), _root(text)
        return self._trees[file]


def _root(text: str) -> Node | None:
    try:
        return compose(text.encode()) or parse(text).root
    except (YAMLError, TooDeep):
        return None


def _find(node: Node, where: Where) -> tuple[Node | None, Node]:
    """The key and the value at a path; where the path goes further than the file, the last that is there."""
    key: Node | None = None
    for step in where.path:
        if isinstance(node, Mapping):
            found = [pair for pair in node.value if pair[0].value == step]
            if not found:
                break
            key, node = found[0]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.value):
            key, node = None, node.value[step]
        else:
            break
    return key, node


def place(loaded: Loaded, diagnostics: abc.Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings with the place of each, in the order of the files."""
    placed = _Placed(loaded)
    out = []
    for each in diagnostics:
        related = tuple(one if one.span else one._replace(span=placed.span(one.where)) for one in each.related)
        out.append(each._replace(span=each.span or placed.span(each.where), related=related))
    return tuple(sorted(out, key=_order))


def _order(each: Diagnostic) -> tuple[str, tuple[int, ...], str]:
    return each.where.file, each.span[:2] if each.span else (0, 0), each.code
