"""New values as text: lines in the manner of a file, or between brackets."""

from typing import NamedTuple

from clsctl.core.outline import Entry, Node
from clsctl.writing.layout import indented
from clsctl.writing.manner import Manner
from clsctl.writing.texts import can_be_indented, can_be_plain, is_day, looks_typed, quoted

_FLOW_SIGNS = frozenset(",[]{}")


class Fragment(NamedTuple):
    """Lines without their breaks, the first of which begins with the key or the dash, not with spaces."""

    lines: tuple[str, ...]

    def text(self, line_break: str) -> str:
        return line_break.join(self.lines)


def block(entry: Entry, indent: int, manner: Manner) -> Fragment:
    """An entry that stands at the column `indent`, its key or dash first."""
    if entry.key is not None:
        return Fragment(tuple(_keyed(entry, indent, manner)))
    return Fragment(tuple(_dashed(entry.value, indent, manner)))


def below(value: Node, indent: int, manner: Manner) -> list[str]:
    """The lines of a group or list below a key that stands at the column `indent`, with their spaces."""
    column = indent + (manner.dash if value.kind == "list" else manner.step)
    lines: list[str] = []
    for entry in value.entries:
        first, *rest = block(entry, column, manner).lines
        lines += [" " * column + first, *rest]
    return lines


def _keyed(entry: Entry, indent: int, manner: Manner) -> list[str]:
    key, value = key_text(entry), entry.value
    if value.kind == "text":
        first, *rest = scalar(value, indent)
        return [f"{key}: {first}" if first else f"{key}:", *rest]
    if not value.entries:
        return [f"{key}: {'[]' if value.kind == 'list' else '{}'}"]
    return [f"{key}:", *below(value, indent, manner)]


def _dashed(value: Node, indent: int, manner: Manner) -> list[str]:
    inner = indent + manner.gap
    lead = "-" + " " * (manner.gap - 1)
    if value.kind == "text":
        first, *rest = scalar(value, indent)
        return [lead + first, *rest]
    lines: list[str] = []
    for entry in value.entries:
        first, *rest = block(entry, inner, manner).lines
        lines += [(" " * inner if lines else lead) + first, *rest]
    return lines or [lead + "{}"]


def scalar(value: Node, indent: int, style: str = "") -> list[str]:
    """A text after its key or dash, which stands at the column `indent`: what goes on that line, and the lines below.

    `style` is that of the text it takes the place of."""
    text = value.value
    if (style in ("|", ">") or "\n" in text) and text and can_be_indented(text):
        return indented(text.rstrip("\n") + "\n", " " * (indent + 2))
    return [one_line(value, style)]


def one_line(value: Node, style: str = "", *, flow: bool = False) -> str:
    """A text on one line, in the quotes it had, or in those it needs."""
    text = value.value
    if style == '"' or (style == "'" and ("\n" in text or not text)):
        return quoted(text) if "\n" in text or ('"' not in text and "\\" not in text) else _single(text)
    if style == "'":
        return _single(text)
    typed = value.role == "text" and looks_typed(text) and not is_day(text)
    if not can_be_plain(text) or typed or (flow and _FLOW_SIGNS & set(text)):
        return quoted(text)
    return text


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else quoted(text)


def flow(entry: Entry) -> str:
    """An entry between brackets."""
    value = flow_value(entry.value)
    return value if entry.key is None else f"{key_text(entry, flow=True)}: {value}"


def flow_value(value: Node) -> str:
    """A value between brackets, brackets of its own included."""
    if value.kind == "text":
        return one_line(value, flow=True)
    inner = ", ".join(map(flow, value.entries))
    return f"[{inner}]" if value.kind == "list" else f"{{{inner}}}"


def key_text(entry: Entry, *, flow: bool = False) -> str:
    """The key of an entry."""
    return one_line(entry.key, flow=flow) if entry.key is not None else ""
