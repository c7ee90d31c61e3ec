"""Listings for people: a plain aligned table for pipes, on a terminal one that fits its width, in colour."""

from collections.abc import Sequence
from typing import Any

from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Column, Listing
from clsctl.render import ansi, bars, grid, ledger
from clsctl.render.ansi import RIGHT, WHOLE, Terminal
from clsctl.render.language import Language
from clsctl.render.values import pick, words
from clsctl.render.width import one_line, pad, width

# A word longer than this may be broken in a column of texts.
READABLE = 22
# The room of a percentage beside its bar, « 100 % ».
_SHARE = 5


def cells(listing: Listing, language: Language) -> list[list[str]]:
    """The words of every cell, on one line each."""
    return [
        [one_line(words(pick(item, column.key), language, column.role)) for column in listing.columns]
        for item in listing.items
    ]


def heads(listing: Listing, language: Language) -> list[str]:
    """The titles of the columns."""
    return [one_line(language(column.title)) for column in listing.columns]


def without_pictures(listing: Listing) -> Listing:
    """The listing for where nothing is drawn."""
    return listing._replace(columns=tuple(each for each in listing.columns if each.role not in ansi.DRAWN))


def for_pipe(listing: Listing, language: Language, terminal: Terminal) -> str:
    """Columns two spaces apart, nothing wrapped and nothing cut; in colour only where it was asked for."""
    bare = without_pictures(listing)
    head, rows = heads(bare, language), cells(bare, language)
    widths = [max(map(width, texts)) for texts in zip(head, *rows, strict=True)]
    sides = [column.role in RIGHT for column in bare.columns]
    lines = [_line(head, ["bold"] * len(head), widths, sides, terminal)]
    bland = [""] * len(head)
    for item, row in zip(bare.items, rows, strict=True):
        own = [style(item, column) for column in bare.columns] if terminal.colour else bland
        lines.append(_line(row, own, widths, sides, terminal))
    return "".join(lines)


def _line(
    texts: Sequence[str], styles: Sequence[str], widths: Sequence[int], sides: Sequence[bool], terminal: Terminal
) -> str:
    parts = []
    for text, own, size, is_right in zip(texts, styles, widths, sides, strict=True):
        gap, painted = " " * (size - width(text)), ansi.paint(text, own, terminal)
        parts.append(gap + painted if is_right else painted + gap)
    return "  ".join(parts).rstrip() + "\n"


def for_terminal(listing: Listing, language: Language, terminal: Terminal) -> str:
    """The listing on a terminal whose width is known: a table if its words fit, else a few lines for each item.

    Pictures are drawn where there is room for them beside the words.
    """
    for columns in (bars.BAR, bars.BAR // 2):
        drawn = _table(listing, _with_pictures(listing, language, terminal, columns), language, terminal)
        if drawn is not None:
            return drawn
    bare = without_pictures(listing)
    drawn = _table(bare, cells(bare, language), language, terminal)
    return drawn if drawn is not None else _few_lines(listing, language, terminal)


def _few_lines(listing: Listing, language: Language, terminal: Terminal) -> str:
    styles = [[style(item, column) for column in listing.columns] for item in listing.items]
    texts = _with_pictures(listing, language, terminal, bars.BAR)
    titles = [language(msg("{title}:", title=title)) for title in heads(listing, language)]
    return ledger.draw(titles, texts, listing.columns, styles, terminal)


def _table(listing: Listing, texts: list[list[str]], language: Language, terminal: Terminal) -> str | None:
    """The texts of the cells as a table; None where the terminal is too narrow for it."""
    titles = heads(listing, language)
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
        return None
    return "".join(f"{line}\n" for line in grid.draw(tops, rows, least, terminal))


def _with_pictures(listing: Listing, language: Language, terminal: Terminal, columns: int) -> list[list[str]]:
    """The words of every cell, with the bars, of so many columns, and the curves."""
    return [
        [
            _picture(pick(item, column.key), column, text, terminal, columns)
            for column, text in zip(listing.columns, row, strict=True)
        ]
        for item, row in zip(listing.items, cells(listing, language), strict=True)
    ]


def _picture(value: Any, column: Column, text: str, terminal: Terminal, columns: int) -> str:
    if value is None or isinstance(value, Message) or column.role not in {"gauge", *ansi.DRAWN}:
        return text
    if column.role == "curve":
        return bars.curve(value, ascii=terminal.ascii)
    drawn = bars.bar(float(value), columns, ascii=terminal.ascii)
    return f"{drawn}\N{NO-BREAK SPACE}{pad(text, _SHARE, right=True)}" if column.role == "gauge" else drawn


def style(item: object, column: Column) -> str:
    """The style of a cell: that of its state, bold for a reference."""
    if column.role == "etat":
        return ansi.ETATS.get(str(pick(item, column.key)), "")
    return "bold" if column.role == "ref" else ""
