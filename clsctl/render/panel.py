"""One reading of a calendar expression as a small panel: what it is, from when to when, and what was assumed."""

import json
from collections.abc import Iterable, Iterator

from clsctl.core.calendar import Reading
from clsctl.core.labels import NATURES, PRECISIONS, label
from clsctl.core.messages import Message, msg, nmsg
from clsctl.render.ansi import Terminal, paint
from clsctl.render.language import Language
from clsctl.render.width import one_line, pad, width, wrap

Row = tuple[Message, str]
# What a frame and its margins take of a line.
_FRAME = 4


def panel(reading: Reading, language: Language, terminal: Terminal) -> str:
    """The panel, in a frame on a terminal, indented lines elsewhere; then the phases that can be pasted."""
    style = "bold green" if reading.nature != "undatable" else "bold red" if reading.wrong else "bold yellow"
    room = terminal.width - _FRAME if terminal.width else None
    body = list(_body(_rows(reading, language), language, room))
    head = _marked(one_line(reading.text), one_line(reading.rest or ""), style, terminal, room)
    lines = [*head, *([""] if room else []), *(line if room else f"  {line}" for line in body)]
    text = _framed(lines, terminal) if room else "".join(f"{line}\n" for line in lines)
    return text + _to_paste(reading, language)


def brief(reading: Reading, language: Language) -> str:
    """The reading on one line, for the words typed so far."""
    return " · ".join(
        language(msg("{title}: {value}", title=title, value=words)) for title, words in _rows(reading, language)
    )


def _rows(reading: Reading, language: Language) -> Iterator[Row]:
    """A title and its words, for each thing that is known."""
    yield msg("read as"), _nature(reading, language)
    for title, day in ((msg("first day"), reading.start), (msg("last day"), reading.end)):
        if day:
            yield title, language.date_in_words(day)
    if reading.every and reading.times:
        yield msg("how often"), language(_often(reading.every, reading.times))
    if reading.edtf:
        yield msg("EDTF"), reading.edtf
    for note in reading.notes:
        yield msg("note"), language(note)
    for warning in reading.warnings:
        yield msg("warning"), language(warning)
    if reading.reason:
        yield msg("why not"), language(reading.reason)
    if reading.nearest:
        # Translators: before an expression that would be understood, in place of the one that was not
        yield msg("try"), reading.nearest


def _nature(reading: Reading, language: Language) -> str:
    nature = language(label(NATURES, reading.nature))
    if reading.wrong:
        return language(msg("a date that cannot be"))
    if reading.precision is None:
        return nature
    # Translators: « daté (semestre) »: the nature of a calendar and its precision
    return language(msg("{nature} ({precision})", nature=nature, precision=label(PRECISIONS, reading.precision)))


def _often(every: str, times: int) -> Message:
    match every:
        case "P1Y":
            return nmsg("once a year", "{count} times a year", times)
        case "P6M":
            return nmsg("once a semester", "{count} times a semester", times)
        case "P3M":
            return nmsg("once a quarter", "{count} times a quarter", times)
        case "P1M":
            return nmsg("once a month", "{count} times a month", times)
    # Translators: {every} is an ISO 8601 duration such as P2Y
    return nmsg("once in {every}", "{count} times in {every}", times, every=every)


def _body(rows: Iterable[Row], language: Language, room: int | None) -> Iterator[str]:
    """The rows in two columns, wrapped to the room there is."""
    texts = [(language(title), one_line(words)) for title, words in rows]
    column = max(width(title) for title, _ in texts)
    for title, words in texts:
        first, *rest = wrap(words, max(room - column - 2, 10)) if room else [words]
        yield f"{pad(title, column)}  {first}"
        yield from (f"{'':{column}}  {line}" for line in rest)


def _marked(text: str, rest: str, style: str, terminal: Terminal, room: int | None) -> list[str]:
    """The expression; a line of carets under the part that was not understood."""
    start = text.find(rest) if rest else -1
    if room and width(text) > room:
        return [paint(line, style, terminal) for line in wrap(text, room)]
    carets = [" " * width(text[:start]) + "^" * width(rest)] if start >= 0 else []
    return [paint(line, style, terminal) for line in (text, *carets)]


def _framed(lines: list[str], terminal: Terminal) -> str:
    inside = max(map(_seen, lines))
    edge = paint("─" * (inside + 2), "dim", terminal)
    side = paint("│", "dim", terminal)
    rows = [f"{side} {line}{' ' * (inside - _seen(line))} {side}\n" for line in lines]
    return f"╭{edge}╮\n{''.join(rows)}╰{edge}╯\n"


def _seen(line: str) -> int:
    """The width of a line, colours aside."""
    if line.startswith("\x1b["):
        line = line.partition("m")[2].removesuffix("\x1b[0m")
    return width(line)


def _to_paste(reading: Reading, language: Language) -> str:
    """The phases a cell with several dates falls into, as YAML."""
    if not reading.split:
        return ""
    lines = ["calendrier:", f"  texte: {_quoted(reading.text)}", "  phases:"]
    for number, piece in enumerate(reading.split, 1):
        lines += [
            f"    - id: P{number}",
            f"      titre: {_quoted(piece.titre)}",
            f"      calendrier: {_quoted(piece.calendrier)}",
        ]
    head = language(msg("Several dates: one phase for each, ready to paste into the fiche:"))
    return "\n".join(["", head, "", *lines, ""])


def _quoted(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
