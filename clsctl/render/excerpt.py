"""The lines of a file that a finding is about, with carets under the very characters."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from clsctl.core.diagnostics import Span
from clsctl.render.ansi import Terminal, paint
from clsctl.render.width import visible, width

# Columns shown of a line where the terminal's width is not known; a longer line is cut around the finding.
COLUMNS = 100
# Of a finding on more lines than this the middle ones are left out.
LINES = 4
_TAB = "    "


class _Shown(NamedTuple):
    """A line as shown: `start` and `end` are the columns of the carets."""

    number: int
    text: str
    start: int
    end: int


@cache
def _breaks() -> re.Pattern[str]:
    # The line breaks of YAML 1.1, by which lines are counted; str.splitlines() knows others.
    return re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def excerpt(text: str, span: Span, style: str, terminal: Terminal) -> str:
    """The lines of `span` in `text`, numbered, each with carets below. Empty where the span is outside the text."""
    lines = _lines(text)
    last = min(span.end_line, len(lines))
    # A span that ends at the start of a line (a block of text) holds nothing of that line.
    if last > span.line and span.end_column <= 1:
        last -= 1
    shown = [_shown(lines[number - 1], number, span, terminal) for number in _numbers(span.line, last)]
    if not any(line.text.strip() for line in shown):
        return ""
    margin = len(str(last))
    return "".join(_drawn(shown, margin, style, terminal))


@lru_cache(maxsize=1)  # findings come file by file, and a file may have thousands
def _lines(text: str) -> list[str]:
    return _breaks().split(text)


def _numbers(first: int, last: int) -> Sequence[int]:
    if last - first < LINES:
        return range(first, last + 1)
    return (first, first + 1, last)


def _shown(line: str, number: int, span: Span, terminal: Terminal) -> _Shown:
    indent = len(line) - len(line.lstrip())
    start = span.column - 1 if number == span.line else indent
    end = span.end_column - 1 if number == span.end_line else len(line.rstrip())
    start = min(start, len(line))
    end = min(max(end, start + 1), max(len(line), start + 1))
    room = max((terminal.width or COLUMNS) - len(str(number)) - 4, 20)
    left, middle, right = (_expanded(part) for part in (line[:start], line[start:end], line[end:]))
    return _fitted(_Shown(number, left + middle + right, width(left), width(left) + max(width(middle), 1)), room)


def _expanded(part: str) -> str:
    return visible(part.replace("\t", _TAB))


def _fitted(shown: _Shown, room: int) -> _Shown:
    """The line cut to `room` columns around its carets, with `…` where something was cut."""
    if width(shown.text) <= room:
        return shown
    lead = 0
    if shown.end > room - 1:
        lead = max(0, min(shown.start - room // 3, width(shown.text) - room + 1))
    text, skipped = _drop(shown.text, lead)
    text = f"…{text}" if skipped else text
    shift = skipped - 1 if skipped else 0
    kept = _take(text, room)
    start = shown.start - shift
    return _Shown(shown.number, kept, start, max(min(shown.end - shift, width(kept)), start + 1))


def _drop(text: str, columns: int) -> tuple[str, int]:
    """The text without its first `columns` columns, and how many were taken: a wide character is never halved."""
    if text.isascii():  # a long line of many findings is cut once for each
        return text[columns:], min(columns, len(text))
    gone = 0
    for index, char in enumerate(text):
        if gone >= columns and width(char):
            return text[index:], gone
        gone += width(char)
    return "", gone


def _take(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    used = 0
    for index, char in enumerate(text):
        used += width(char)
        if used > columns - 1:
            return f"{text[:index]}…"
    return text


def _drawn(shown: Sequence[_Shown], margin: int, style: str, terminal: Terminal) -> list[str]:
    bar = paint("|", "dim", terminal)
    out, previous = [], 0
    for line in shown:
        if previous and line.number != previous + 1:
            out.append(f" {paint('.' * margin, 'dim', terminal)} {bar}\n")
        number = paint(f"{line.number:>{margin}}", "dim", terminal)
        carets = " " * line.start + paint("^" * (line.end - line.start), style, terminal)
        out += [f" {number} {bar} {line.text}".rstrip() + "\n", f" {' ' * margin} {bar} {carets}\n"]
        previous = line.number
    return out
