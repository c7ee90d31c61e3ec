"""Listings for people: a plain aligned table for pipes and long listings, a Rich one on a terminal."""

from collections.abc import Sequence

from clsctl.core.views.answer import Column, Listing
from clsctl.render import ansi
from clsctl.render.ansi import RIGHT, WHOLE, Terminal
from clsctl.render.language import Language
from clsctl.render.values import pick, words
from clsctl.render.width import one_line, pad, width, wrap

# Above this many rows a Rich table is too slow (7.5 s for 10 000) and a plain one reads as well.
RICH_ROWS = 200
# Under this many columns a terminal is too narrow for a table: each item is a block of lines.
NARROW = 60


def cells(listing: Listing, language: Language) -> list[list[str]]:
    """The words of every cell, on one line each."""
    return [
        [one_line(words(pick(item, column.key), language, column.role)) for column in listing.columns]
        for item in listing.items
    ]


def heads(listing: Listing, language: Language) -> list[str]:
    """The titles of the columns."""
    return [one_line(language(column.title)) for column in listing.columns]


def plain(head: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> str:
    """Columns two spaces apart, nothing wrapped and nothing cut."""
    widths = [max(map(width, texts)) for texts in zip(head, *rows, strict=True)]
    return "".join(_line(cells_, widths, columns) for cells_ in (head, *rows))


def _line(texts: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    parts = (
        pad(text, size, right=column.role in RIGHT) for text, size, column in zip(texts, widths, columns, strict=True)
    )
    return "  ".join(parts).rstrip() + "\n"


def for_terminal(listing: Listing, language: Language, terminal: Terminal) -> str:
    """The listing on a terminal whose width is known."""
    head, rows = heads(listing, language), cells(listing, language)
    if len(rows) > RICH_ROWS:
        return plain(head, rows, listing.columns)
    if _least(head, rows, listing.columns) > (terminal.width or 0):
        return blocks(head, rows, listing, terminal)
    # Rich takes as long to import as a small plan to read: only a terminal pays for it.
    from clsctl.render.richtable import draw  # noqa: PLC0415

    styles = [[style(item, column) for column in listing.columns] for item in listing.items]
    return draw(head, rows, listing.columns, styles, terminal)


def _least(head: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> int:
    """The width below which a table would break words: whole columns in full, texts at their longest word."""
    sizes = [
        max(width(text) if column.role in WHOLE else _longest_word(text) for text in texts)
        for column, texts in zip(columns, zip(head, *rows, strict=True), strict=True)
    ]
    return max(sum(sizes) + 2 * len(sizes), NARROW)


def _longest_word(text: str) -> int:
    return max(map(width, text.split(" ")), default=0)


def blocks(head: Sequence[str], rows: Sequence[Sequence[str]], listing: Listing, terminal: Terminal) -> str:
    """A block of `title: value` lines for each item, where a table would be too wide."""
    out = []
    for item, row in zip(listing.items, rows, strict=True):
        fields = zip(head, row, listing.columns, strict=True)
        lines = [_field(title, text, style(item, column), terminal) for title, text, column in fields if text]
        out.append("".join(lines))
    return "\n".join(out)


def _field(title: str, text: str, style_: str, terminal: Terminal) -> str:
    indent = "  "
    first, *rest = wrap(f"{title}: {text}", (terminal.width or NARROW) - len(indent))
    value = first.removeprefix(f"{title}:").lstrip(" ")
    lines = [f"{ansi.paint(f'{title}:', 'dim', terminal)} {ansi.paint(value, style_, terminal)}".rstrip(" ")]
    lines += [indent + ansi.paint(line, style_, terminal) for line in rest]
    return "".join(f"{line}\n" for line in lines)


def style(item: object, column: Column) -> str:
    """The style of a cell: that of its state, bold for a reference."""
    if column.role == "etat":
        return ansi.ETATS.get(str(pick(item, column.key)), "")
    return "bold" if column.role == "ref" else ""
