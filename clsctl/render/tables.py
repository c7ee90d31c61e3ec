"""Listings for people: a plain aligned table for pipes, on a terminal one that fits its width, in colour."""

from collections.abc import Sequence

from clsctl.core.views.answer import Column, Listing
from clsctl.render import ansi, grid, ledger
from clsctl.render.ansi import RIGHT, WHOLE, Terminal
from clsctl.render.language import Language
from clsctl.render.values import pick, words
from clsctl.render.width import one_line, pad, width

# A word longer than this may be broken in a column of texts.
READABLE = 22


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
    """The listing on a terminal whose width is known: a table if its words fit, else a few lines for each item."""
    titles, texts = heads(listing, language), cells(listing, language)
    styles = [[style(item, column) for column in listing.columns] for item in listing.items]
    tops = [
        grid.Head(title, column.role in RIGHT, column.role in WHOLE)
        for title, column in zip(titles, listing.columns, strict=True)
    ]
    rows = [
        [[grid.Line(text, own)] for text, own in zip(row, row_styles, strict=True)]
        for row, row_styles in zip(texts, styles, strict=True)
    ]
    least = grid.floors(tops, rows, READABLE)
    if grid.total(least) > (terminal.width or 0):
        return ledger.draw(titles, texts, listing.columns, styles, terminal)
    return "".join(f"{line}\n" for line in grid.draw(tops, rows, least, terminal))


def style(item: object, column: Column) -> str:
    """The style of a cell: that of its state, bold for a reference."""
    if column.role == "etat":
        return ansi.ETATS.get(str(pick(item, column.key)), "")
    return "bold" if column.role == "ref" else ""
