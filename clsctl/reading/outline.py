"""A file to its outline: what the writer needs to lay it out again, with the order of the keys and what to leave alone.

The order is that of the decoder's table; what a finding is about stays as it was typed, so that the finding stays.
"""

from clsctl.core.messages import msg
from clsctl.core.outline import Entry, Outline, Refused, Role
from clsctl.core.outline import Node as Part
from clsctl.reading.document import open_document
from clsctl.reading.forms import Boxes, Checked, Choice, Form, Words
from clsctl.reading.reader import Reader
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.values import to_date
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, end, start


class _Strange(Exception):  # noqa: N818 - no error of the program
    """A construct of YAML that no form of the format holds; `index` is where it stands."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def outline(file: str, data: bytes, form: Record) -> Outline | Refused:
    """The outline of a file in the form of its kind, or why there is none."""
    reader, sound, _ = open_document(file, data)
    if not sound:
        first = next(each for each in reader.problems if each.code != "F025")
        return Refused(first.message, reader.lines.place(first.start)[0])
    if not isinstance(reader.root, Mapping) or not reader.root.value:
        return Refused(msg("The file is no group of keys."))
    if reader.text.startswith("%") or "\n%" in reader.text[: start(reader.root)]:
        return Refused(msg("The file begins with an instruction to YAML programs."), 1)
    form.fill(reader.root, reader, ())
    if reader.full:
        return Refused(msg("The file has too many findings to be sure of any layout."))
    try:
        root = _Maker(reader).node(reader.root, form)
    except _Strange as strange:
        return Refused(msg("A key is no single line of text."), reader.lines.place(strange.index)[0])
    findings = sorted((each.code, each.where.key) for each in reader.diagnostics())
    return Outline(reader.text, root, tuple(findings))


class _Maker:
    """Makes the parts of one outline."""

    def __init__(self, reader: Reader) -> None:
        self.text = reader.text
        about = [each for each in reader.problems if each.node is not None]
        self.left = {id(each.node) for each in about if isinstance(each.node, Scalar) or each.code in ("F021", "F022")}

    def node(self, node: Node, form: Form | None) -> Part:
        if isinstance(node, Scalar):
            return self._text(node, role_of(form))
        alone = isinstance(form, Boxes | Words | Checked | Choice)
        if id(node) in self.left or (alone and (node.flow_style or self._is_one_line(node))):
            return self._as_typed(node)
        first, last = start(node), end(node)
        if isinstance(node, Mapping):
            name = form.cls.__name__ if isinstance(form, Record) else ""
            entries = self._pairs(node, form)
            return Part("group", first, last, flow=bool(node.flow_style), entries=entries, record=name)
        inner = form.form if isinstance(form, ListOf) else None
        entries = tuple(Entry(self.node(item, inner)) for item in node.value)
        return Part("list", first, last, flow=bool(node.flow_style), entries=entries)

    def _is_one_line(self, node: Node) -> bool:
        """Whether it is one key and its value on one line, which may be a text that YAML took apart."""
        source = self.text[start(node) : end(node)].rstrip()
        return isinstance(node, Mapping) and len(node.value) == 1 and "\n" not in source and "\r" not in source

    def _pairs(self, node: Mapping, form: Form | None) -> tuple[Entry, ...]:
        """The keys with their ranks; one that the format does not know follows the key it stands below."""
        known = {key.name: (rank, key.form) for rank, key in enumerate(form.keys)} if isinstance(form, Record) else {}
        role: Role = "text" if isinstance(form, MapOf) else "value"
        inner = form.form if isinstance(form, MapOf) else None
        entries: list[Entry] = []
        rank = 0 if not known else -1
        for key, value in node.value:
            if not isinstance(key, Scalar) or "\n" in key.value or "\n" in self.text[start(key) : end(key)]:
                raise _Strange(start(key))
            rank, below = known.get(key.value, (rank, inner))
            entries.append(Entry(self.node(value, below), self._text(key, role), rank))
        return tuple(entries)

    def _text(self, node: Scalar, role: Role) -> Part:
        if id(node) in self.left and not (node.style in ("|", ">") and node.value):
            return self._as_typed(node)
        return Part("text", start(node), self._end(node), node.value, node.style, role)

    def _end(self, node: Scalar) -> int:
        """The end of a text; of an indented one without the blank lines after it, unless they belong to it."""
        first, last = start(node), end(node)
        if node.style not in ("|", ">"):
            return last
        source = self.text[first:last]
        if "+" in source.split("\n", 1)[0].split("#")[0]:
            return last - (len(source) - len(source.removesuffix("\n").removesuffix("\r")))
        trailing = node.value.rstrip("\n")[-1:].isspace()  # spaces that belong to the text
        return first + len(source.rstrip("\r\n") if trailing else source.rstrip())

    def _as_typed(self, node: Node) -> Part:
        source = self.text[start(node) : end(node)].rstrip()
        value = node.value if isinstance(node, Scalar) else " ".join(source.split())
        style = ":" if isinstance(node, Mapping) and not node.flow_style else ""
        return Part("text", start(node), start(node) + len(source), value, style, "verbatim")


def role_of(form: Form | None) -> Role:
    """How a text of that form is written."""
    match form:
        case ListOf(single=True) | Record(short=str()):
            return "text"
        case Words(optional=False):
            return "text"
        case Checked(number=True) | Choice():
            return "value"
        case Checked(convert=convert):
            return "typed" if convert is to_date else "text"
    return "typed"
