"""An outline to its text in the canonical layout: keys in their order, two spaces a level, lists an entry a line."""

import re

from clsctl.core.outline import Entry, Node, Outline
from clsctl.writing.comments import Comment, comments_of, sign
from clsctl.writing.texts import can_be_indented, can_be_plain, is_day, looks_typed, quoted

_STEP = 2
_Lines = list[str]


def laid_out(outline: Outline) -> str:
    """The text of the file in the canonical layout, its lines ended by a line feed."""
    return _Writer(outline).file()


def in_order(node: Node) -> list[Entry]:
    """The entries of a list as they are, the keys of a group in the order of the format."""
    return sorted(node.entries, key=lambda entry: entry.rank)


class _Writer:
    """Writes one file."""

    def __init__(self, outline: Outline) -> None:
        self.text, self.root = outline.text, outline.root
        self.comments = comments_of(outline)

    def file(self) -> str:
        lines = self.group(self.root, 0)
        head = _comments(self.comments.head, 0)
        return "\n".join(_add(head, lines)) + "\n"

    def group(self, node: Node, indent: int) -> _Lines:
        """A list or a group of keys, its entries starting at `indent`."""
        lines: _Lines = []
        for entry in in_order(node):
            _add(lines, _comments(self._above(entry), indent), first=indent > 0)
            lines += self.entry(entry, indent)
        return self._closed(lines, node, indent)

    def _closed(self, lines: _Lines, node: Node, indent: int) -> _Lines:
        """The lines of a group with the comments that stand at its end."""
        return _add(lines, _comments(self.comments.below.get(id(node), []), indent, inside=True))

    def _above(self, entry: Entry) -> list[Comment | None]:
        """What stands above an entry: with it what no longer has a line to stand beside, and of an entry of a list
        that is a group what stands above its first key, since that key goes beside the dash."""
        above = [*self.comments.above.get(id(entry), [])]
        beside = [each._replace(column=None) for each in self.comments.beside.get(id(entry), [])]
        above += beside if _is_wrapped(entry) else beside[1:]
        if not entry.value.entries:  # what is said between brackets with nothing else in them
            return above + self.comments.below.get(id(entry.value), [])
        if not _is_wrapped(entry):
            return above
        inner = self._above(in_order(entry.value)[0])
        return above + inner if above else inner[inner[:1] == [None] :]

    def entry(self, entry: Entry, indent: int) -> _Lines:
        """An entry from its key or dash on."""
        margin, value = " " * indent, entry.value
        head = f"{self._key(entry.key)}:" if entry.key is not None else "-"
        if _is_wrapped(entry):
            head, indent = "-", indent + _STEP
            first, *rest = in_order(value)
            lines = self.entry(first, indent)
            for each in rest:
                _add(lines, _comments(self._above(each), indent))
                lines += self.entry(each, indent)
            self._closed(lines, value, indent)
            return [margin + "- " + lines[0][indent:], *lines[1:]]
        beside = self.comments.beside.get(id(entry), [])[:1]
        if value.entries:
            return [margin + head + _beside(beside), *self.group(value, indent + _STEP)]
        opening, *below = self.value(value, " " * (indent + _STEP), alone=not beside)
        if value.style == ":" and entry.key is not None:
            return [margin + head, margin + " " * _STEP + opening + _beside(beside)]
        line = margin + head + (" " + opening if opening else "")
        if opening[:1] in ("|", ">"):  # nothing else begins with these signs unless it is all on one line
            return [line + _beside(beside), *below]
        lines = [line, *below]
        return [*lines[:-1], lines[-1] + _beside(beside)]

    def value(self, node: Node, margin: str, *, alone: bool) -> _Lines:
        """A text, or brackets with nothing in them: what goes on the line of the key, and the lines below."""
        if node.kind != "text":
            return ["[]" if node.kind == "list" else "{}"]
        source = self.text[node.start : node.end]
        if node.role == "verbatim" or (node.style == "" and re.search(r"[\r\n]", source)):
            return _moved(source, margin)
        if node.style == ">" and node.value and not re.search("[0-9]", sign(self.text, node)):
            return _folded(node.value, source, margin)
        if node.style in ("|", ">"):
            return indented(node.value, margin)
        if "\n" in node.value and can_be_indented(node.value) and node.role != "typed":
            return indented(node.value, margin)
        return [_one_line(node, source, alone=alone)]

    def _key(self, key: Node) -> str:
        return _one_line(key, self.text[key.start : key.end], alone=True)


def _is_wrapped(entry: Entry) -> bool:
    """Whether an entry of a list is a group or a list, whose first line stands beside the dash."""
    return entry.key is None and bool(entry.value.entries)


def _one_line(node: Node, source: str, *, alone: bool) -> str:
    """A text of one line, as its role wants it. With a comment beside it (not `alone`), as it was typed."""
    value, role = node.value, node.role
    if role in ("typed", "verbatim") or not alone:
        return source if not re.search(r"[\r\n]", source) else quoted(value)
    if not node.style:
        return quoted(value) if role == "text" and value and looks_typed(value) and not is_day(value) else source
    if can_be_plain(value) and not (role == "text" and looks_typed(value)):
        return value
    if not value or re.search(r"[\r\n]", source):
        return quoted(value)
    return source if node.style == '"' else quoted(value)


def indented(value: str, margin: str) -> _Lines:
    """A text below `|`, with the signs that keep its first spaces and its last line breaks as they are."""
    if not value:
        return ["|"]
    lines = value.split("\n")
    first = next((line for line in lines if line), "")
    hint = str(_STEP) if first[:1] in (" ", "\t") else ""
    if value.endswith("\n"):
        lines.pop()
    return ["|" + hint + _chomp(value), *(margin + line if line else "" for line in lines)]


def _folded(value: str, source: str, margin: str) -> _Lines:
    """A text below `>` with its lines as they were cut."""
    _, *lines = re.split(r"\r\n|\r|\n", source)
    first = next((line for line in lines if line.strip(" ")), "")
    depth = len(first) - len(first.lstrip(" "))
    return [">" + _chomp(value), *(margin + line[depth:] if len(line) > depth else "" for line in lines)]


def _chomp(value: str) -> str:
    """The sign that keeps the line breaks at the end of a text as they are."""
    if value.endswith("\n\n") or not value.strip("\n"):
        return "+"
    return "" if value.endswith("\n") else "-"


def _moved(source: str, margin: str) -> _Lines:
    """Lines as they were typed, but for the spaces at their start."""
    first, *rest = re.split(r"\r\n|\r|\n", source)
    return [first, *(margin + line.lstrip(" \t") if line.strip(" \t") else "" for line in rest)]


def _beside(comments: list[Comment]) -> str:
    return "".join(" " * comment.gap + comment.text for comment in comments)


def _comments(lines: list[Comment | None], indent: int, *, inside: bool = False) -> _Lines:
    """Comments on lines of their own. A run of them moves as a whole, so that what is commented out keeps its shape;
    in the first column it stays there. `inside` a group none may stand further left than the group."""
    out: _Lines = []
    shift: int | None = None
    for line in lines:
        if line is None:
            out += [""] if out[-1:] != [""] else []
        elif line.column is not None:
            if shift is None:
                stays = line.column == 0 < line.base and not inside
                shift = (0 if stays else indent) - line.column
            out.append(" " * max(line.column + shift, indent if inside else 0) + line.text)
            continue
        else:
            out.append(" " * indent + line.text)
        shift = None
    return out


def _add(lines: _Lines, more: _Lines, *, first: bool = True) -> _Lines:
    """Lines below others, of two blank ones only one; with `first` none at the top."""
    blank = more[:1] == [""] and (lines[-1] == "" if lines else first)
    lines += more[blank:]
    return lines
