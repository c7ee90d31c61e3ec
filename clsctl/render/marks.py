"""Plain text made safe inside Markdown: what a user typed in a title stays what they typed."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from clsctl.render.width import one_line


@cache
def _special() -> re.Pattern[str]:
    # An underscore inside a word (`en_retard`) marks nothing up.
    return re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=$|\[)")


def escaped(text: str) -> str:
    """The text with a backslash before whatever Markdown would take for markup inside a line."""
    return _special().sub(lambda found: f"\\{found[0]}", text)


def literal(text: str) -> str:
    """Text on one line in which nothing is markup, in a table cell too."""
    return escaped(one_line(text))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], aligns: Sequence[str] = ()) -> str:
    """A Markdown table of cells that are Markdown already, on one line each; `aligns` holds `right` or ``."""
    rules = ["---:" if align == "right" else "---" for align in aligns or [""] * len(header)]
    lines = [header, rules, *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
