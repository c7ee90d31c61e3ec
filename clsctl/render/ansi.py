"""The terminal as a value, and colour by plain ANSI sequences."""

from typing import NamedTuple

from clsctl.core.diagnostics import Severity

# Style of each state: an ANSI foreground that reads on light and dark grounds. The word is always there too.
ETATS = {
    "en_retard": "bold red",
    "proche": "yellow",
    "en_cours": "cyan",
    "a_venir": "blue",
    "recurrent": "cyan",
    "continu": "cyan",
    "non_datable": "magenta",
    "sans_echeance": "dim",
    "remis": "green",
    "remis_en_retard": "green",
    "suspendu": "magenta",
    "abandonne": "dim",
    "echu": "yellow",
}
# Roles of columns aligned to the right, and those whose words are never broken over lines.
RIGHT = frozenset({"number", "quantity", "amount", "share", "gauge"})
WHOLE = frozenset({"ref", "date", "etat", "number", "quantity", "amount", "share", "gauge", "bar", "curve"})
# Roles that are pictures: drawn on a terminal, left out of plain texts.
DRAWN = frozenset({"bar", "curve"})
SEVERITIES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}

_CODES = {
    "bold": "1", "dim": "2", "underline": "4",
    "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36",
}  # fmt: skip


class Terminal(NamedTuple):
    """Where the text goes. `width` in columns, None for a pipe or a file: nothing is then wrapped.

    `ascii` where pictures must be made of plain letters and signs.
    """

    width: int | None = None
    colour: bool = False
    ascii: bool = False


PLAIN = Terminal()


def paint(text: str, style: str, terminal: Terminal) -> str:
    """The text in a style such as `bold red`, or as it is where there is no colour."""
    if not terminal.colour or not style or not text:
        return text
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[0m"
