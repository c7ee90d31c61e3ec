"""CSV as RFC 4180 has it, with lines that end in LF as all of clsctl's output does, and no cell that a
spreadsheet would run as a formula (docs/decisions/0080-csv.md)."""

from collections.abc import Iterable, Sequence

# What makes a spreadsheet read a text as a formula, in ASCII and in full-width forms; the apostrophe is
# here so that the guard can be taken away without a doubt: one in front is always ours.
FORMULA = frozenset("=+-@\t\r\n'＝＋－＠")
_QUOTED = frozenset(',"\r\n')


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet could run it."""
    firsts = {text.lstrip(" \u00a0\u202f")[:1], text.lstrip()[:1]}  # before and after blanks of every kind
    return f"'{text}" if firsts & FORMULA and text.strip() else text


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The lines of a CSV file. Cells are written as they are: texts go through `guard` first."""
    return "".join(f"{','.join(map(_quoted, cells))}\n" for cells in (header, *rows))


def _quoted(cell: str) -> str:
    # Not the standard writer: which cells it quotes depends on the version of Python and on the line ends.
    return '"' + cell.replace('"', '""') + '"' if _QUOTED & set(cell) else cell
