"""CSV as RFC 4180 has it, with lines that end in LF as all of clsctl's output does, and no cell that a
spreadsheet would run as a formula (docs/decisions/0080-csv.md)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# What makes a spreadsheet read a text as a formula, in ASCII and in full-width forms; the apostrophe is
# here so that the guard can be taken away without a doubt: one in front is always ours.
FORMULA = frozenset("=+-@\t\r\n'＝＋－＠")
_QUOTED = frozenset('"\r\n')


class Dialect(NamedTuple):
    """What stands between cells, what before the decimals of a number, and the mark that begins the file."""

    separator: str = ","
    decimal: str = "."
    mark: str = ""


RFC_4180 = Dialect()
# What Excel in French opens at a double click; its mark is that of UTF-8.
FRENCH_EXCEL = Dialect(";", ",", "\ufeff")


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet could run it."""
    firsts = {text.lstrip(" \u00a0\u202f")[:1], text.lstrip()[:1]}  # before and after blanks of every kind
    return f"'{text}" if firsts & FORMULA and text.strip() else text


def table(header: Sequence[str], rows: Iterable[Sequence[str]], dialect: Dialect = RFC_4180) -> str:
    """The lines of a CSV file. Cells are written as they are: texts go through `guard` first."""
    sign = dialect.separator
    lines = (sign.join(_quoted(cell, sign) for cell in cells) for cells in (header, *rows))
    return dialect.mark + "".join(f"{line}\n" for line in lines)


def _quoted(cell: str, sign: str) -> str:
    # Not the standard writer: which cells it quotes depends on the version of Python and on the line ends.
    return '"' + cell.replace('"', '""') + '"' if sign in cell or _QUOTED & set(cell) else cell
