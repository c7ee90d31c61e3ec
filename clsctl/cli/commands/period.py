"""`clsctl period`: how a calendar expression is read, and why."""

from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.output import emit
from clsctl.cli.session import Request
from clsctl.core.calendar import Context, read


@asks(formats=FORMATS)
def command(
    request: Request,
    texts: Annotated[list[str] | None, typer.Argument(metavar=mark("TEXT"), help=mark("The expression."))] = None,
) -> int:
    for text in texts or ():
        emit(f"{read(text, Context())}\n")
    return 0
