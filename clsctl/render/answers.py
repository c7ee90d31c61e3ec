"""An answer in each of the formats of a reading command. `render(answer, "json", language)` is the whole of it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from clsctl import __version__
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, nmsg
from clsctl.core.views.answer import Answer, Listing
from clsctl.render import csvtext, gantt, jsontext, marks, tables
from clsctl.render.ansi import PLAIN, RIGHT, Terminal, paint
from clsctl.render.language import Language
from clsctl.render.values import data, pick
from clsctl.render.width import one_line, wrap

# The version of the JSON that other tools read.
SCHEMA = 1


def render(answer: Answer, format: str, language: Language, terminal: Terminal = PLAIN) -> str:  # noqa: A002
    """The text of an answer, ending in a line feed. `format` is a key of `FORMATS`."""
    return FORMATS[format](answer, language, terminal)


def remarks(answer: Answer, language: Language) -> str:
    """What `csv` and `jsonl` have no place for, a line each: the files that were left out, then the notes."""
    said = (left_out(answer.unread), *answer.notes) if answer.unread else answer.notes
    return "".join(f"{one_line(language(message))}\n" for message in said)


def envelope(answer: Answer, language: Language) -> dict[str, Any]:
    """An answer as plain data: what `--format json` prints."""
    said = [language(note) for note in answer.notes]
    return {
        "clsctl": __version__,
        "schema": SCHEMA,
        "kind": answer.kind,
        # null for an answer that needs no plan
        "plan": answer.plan or None,
        "rev": answer.rev or None,
        "date": answer.date.isoformat() if answer.date else None,
        "items": data(answer.items, language),
        "summary": {**data(answer.summary, language), "notes": said, "unread": list(answer.unread)},
    }


def left_out(files: tuple[str, ...]) -> Message:
    """The sentence that names the files an answer lacks."""
    return nmsg(
        "One file could not be read and is left out: {files}",
        "{count} files could not be read and are left out: {files}",
        len(files),
        files=", ".join(files),
    )


def _listings(answer: Answer) -> tuple[Listing, ...]:
    """What people are shown; a list without items only where there is nothing else."""
    if not answer.lists:
        return (Listing(None, answer.items, answer.columns),)
    return tuple(listing for listing in answer.lists if listing.items)


def _table(answer: Answer, language: Language, terminal: Terminal) -> str:
    texts = [_titled_table(listing, language, terminal) for listing in _listings(answer) if listing.items]
    said = "".join(f"{line}\n" for line in _fitted(remarks(answer, language), terminal))
    return "\n".join(text for text in (*texts, said) if text)


def _fitted(text: str, terminal: Terminal) -> list[str]:
    return [part for line in text.splitlines() for part in (wrap(line, terminal.width) if terminal.width else [line])]


def _titled_table(listing: Listing, language: Language, terminal: Terminal) -> str:
    title = f"{paint(one_line(language(listing.title)), 'bold', terminal)}\n" if listing.title else ""
    if terminal.width is None:
        return title + tables.for_pipe(listing, language, terminal)
    if listing.chart is not None and terminal.width >= gantt.LEAST:
        return title + gantt.draw(listing.chart, language, terminal)
    return title + tables.for_terminal(listing, language, terminal)


def _json(answer: Answer, language: Language, _terminal: Terminal) -> str:
    return jsontext.indented(envelope(answer, language)) + "\n"


def _jsonl(answer: Answer, language: Language, _terminal: Terminal) -> str:
    different = {id(item): item for item in answer.items}  # one that comes back, as readings do, is written once
    lines = {key: f"{jsontext.compact(data(item, language))}\n" for key, item in different.items()}
    return "".join(lines[id(item)] for item in answer.items)


def _md(answer: Answer, language: Language, _terminal: Terminal) -> str:
    texts = [_titled_md(listing, language) for listing in _listings(answer)]
    said = [f"{marks.literal(line)}\n" for line in remarks(answer, language).splitlines()]
    return "\n".join((*texts, *said))


def _titled_md(listing: Listing, language: Language) -> str:
    title = f"## {marks.literal(language(listing.title))}\n\n" if listing.title else ""
    listing = tables.without_pictures(listing)
    aligns = ["right" if column.role in RIGHT else "" for column in listing.columns]
    rows = [[marks.literal(text) for text in row] for row in tables.cells(listing, language)]
    return title + marks.table([marks.literal(head) for head in tables.heads(listing, language)], rows, aligns)


def _csv(answer: Answer, language: Language, _terminal: Terminal) -> str:
    keys = fields(answer)
    rows = ([_cell(pick(item, key), language) for key in keys] for item in answer.items)
    return csvtext.table(keys, rows)


def _cell(value: Any, language: Language) -> str:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        # a record that has a short name is told by it: holders are no JSON for who opens this in a spreadsheet
        value = tuple(getattr(part, "brief", part) for part in value)
    plain = data(value, language)
    match plain:
        case None:
            return ""
        case str():
            return csvtext.guard(plain)
        case list() if all(isinstance(part, str) for part in plain):
            return csvtext.guard("; ".join(plain))
        case Decimal():
            return format(plain, "f")
    return jsontext.compact(plain)


def fields(answer: Answer) -> list[str]:
    """The columns of the CSV: the fields of the items, with a dot for those of a record inside them.

    They come from the type of the items, never from their values, so that each day's file has the same columns.
    """
    item = answer.item or (type(answer.items[0]) if answer.items else None)
    return _fields_of(item, "") if item else [column.key for column in answer.columns]


def _fields_of(record: Any, prefix: str) -> list[str]:
    keys = []
    for name, hint in get_type_hints(record).items():
        inner = _record_in(hint)
        if inner is not Where:
            keys += _fields_of(inner, f"{prefix}{name}.") if inner else [prefix + name]
    return keys


def _record_in(hint: Any) -> Any:
    """The NamedTuple that a field of this type holds, alone or as `… | None`."""
    parts = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    return next((part for part in parts if hasattr(part, "_fields") and part is not Message), None)


FORMATS: Mapping[str, Callable[[Answer, Language, Terminal], str]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "md": _md,
}
