"""What reading one file gathers: the problems found, each at its node, and the rubrics left empty."""

from collections.abc import Iterator
from typing import NamedTuple

from clsctl.core.diagnostics import Diagnostic, Related, Step, Where
from clsctl.core.messages import Message
from clsctl.reading.lines import Lines
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, end, start

Path = tuple[Step, ...]
MOST_PROBLEMS = 500  # told in one file
_SHOWN = 100  # characters of a text of the file in a message
Pointer = tuple[Node, Message]  # another place that explains a problem


class Problem(NamedTuple):
    """A finding at a range of characters. `node` gives its key path, None for a place that is no node."""

    code: str
    message: Message
    hint: Message | None
    start: int
    end: int
    node: Node | None = None
    related: tuple[Pointer, ...] = ()


class Reader:
    """One file being read. `comments` are the offsets at which a comment follows something on its line."""

    __slots__ = ("comments", "file", "lines", "problems", "root", "text", "vides")

    def __init__(self, file: str, text: str, root: Node | None = None) -> None:
        self.file = file
        self.text = text
        self.root = root
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.vides: list[Where] = []
        self.comments: frozenset[int] = frozenset()

    @property
    def full(self) -> bool:
        """Whether so much is wrong that no more is told: who mends that will see the rest."""
        return len(self.problems) >= MOST_PROBLEMS

    def report(
        self, node: Node, code: str, message: Message, hint: Message | None, *related: tuple[Node, Message]
    ) -> None:
        """A problem of a whole node. Of a collection over several lines only the first line is shown."""
        if not self.full:
            first, last = extent(node, self.lines)
            self.problems.append(Problem(code, message, hint, first, last, node, related))

    def report_at(
        self, code: str, message: Message, hint: Message | None, place: tuple[int, int], node: Node | None = None
    ) -> None:
        """A problem of a range of characters, which belongs to a node or to none."""
        if not self.full:
            self.problems.append(Problem(code, message, hint, *place, node))

    def empty(self, path: Path, step: Step) -> None:
        """Note a rubric that is there and not filled."""
        self.vides.append(Where(self.file, (*path, step)))

    def diagnostics(self, ref: str | None = None) -> Iterator[Diagnostic]:
        """The problems with their places. `ref` is the reference of the fiche that the file holds, where known."""
        from clsctl.core.rules.form import PAGES  # noqa: PLC0415 - loads all the rules: only for files with problems

        paths = dict(_paths(self.root, ())) if self.problems and self.root is not None else {}

        def placed(node: Node | None) -> Where:
            return paths.get(id(node), Where(""))._replace(file=self.file)

        for problem in self.problems:
            related = tuple(
                Related(placed(node), message, self.lines.span(*extent(node, self.lines)))
                for node, message in problem.related
            )
            span = self.lines.span(problem.start, problem.end)
            severity = PAGES[problem.code].severity
            where = placed(problem.node)
            message, hint = _short(problem.message), problem.hint and _short(problem.hint)
            yield Diagnostic(problem.code, severity, where, message, hint, ref, related, span)


def _short(message: Message) -> Message:
    """A message on one line: of a long text of the file, the beginning."""
    values = [(name, _begin(value) if isinstance(value, str) else value) for name, value in message.values]
    return message._replace(values=tuple(values))


def _begin(text: str) -> str:
    line = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _paths(node: Node, path: Path) -> Iterator[tuple[int, Where]]:
    """The place of every node of a tree, by identity."""
    yield id(node), Where("", path)
    if isinstance(node, Sequence):
        for index, item in enumerate(node.value):
            yield from _paths(item, (*path, index))
    elif isinstance(node, Mapping):
        for key, value in node.value:
            here = (*path, key.value if isinstance(key, Scalar) else "?")
            yield id(key), Where("", here, "key")
            yield from _paths(value, here)


def extent(node: Node, lines: Lines) -> tuple[int, int]:
    """The characters of a node that are worth showing: a text whole, of a block of several lines the first."""
    first, last = start(node), end(node)
    if isinstance(node, Scalar) or node.flow_style:
        return first, last
    return first, min(last, lines.stop(first))
