"""A small listing on a terminal, drawn by Rich: texts wrap, references, dates and states never do."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from clsctl.core.views.answer import Column
from clsctl.render.ansi import RIGHT, WHOLE, Terminal


def draw(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column],
    styles: Sequence[Sequence[str]],
    terminal: Terminal,
) -> str:
    """The table, no line wider than the terminal; `styles` has the style of each cell."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="bold")
    for title, column in zip(head, columns, strict=True):
        justify = "right" if column.role in RIGHT else "left"
        table.add_column(Text(title), justify=justify, no_wrap=column.role in WHOLE, overflow="fold")  # type: ignore[arg-type]
    for row, row_styles in zip(rows, styles, strict=True):
        table.add_row(*map(Text, row, row_styles))
    console = _console(terminal)
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _console(terminal: Terminal) -> Console:
    """A console that asks nothing of the environment: the answer depends on its arguments only."""
    return Console(
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        no_color=not terminal.colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
