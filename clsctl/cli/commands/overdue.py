"""`clsctl overdue`: what is late on a day, and what soon will be."""

from typing import Annotated

import typer

from clsctl.cli.declare import days, mark
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.plan import read
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.views.overdue import overdue


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(
    request: Request,
    within: Annotated[
        int | None,
        typer.Option(
            "--within", metavar=mark("DAYS"), parser=days, help=mark("Also what falls due within so many days: 30d.")
        ),
    ] = None,
    undatable: Annotated[bool, typer.Option("--undatable", help=mark("Also what cannot be placed, and why."))] = False,
) -> int:
    what = read(request)
    answer = overdue(scope_of(what), within, undatable=undatable)
    return show(what.request, answer)
