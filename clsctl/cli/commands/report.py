"""`clsctl report`: a report as a file to bring to a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import choice, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import Public, asks
from clsctl.cli.output import deliver, deliver_bytes
from clsctl.cli.plan import read
from clsctl.cli.reporting import Asked, written
from clsctl.cli.scope import tell_unread
from clsctl.cli.session import Request
from clsctl.cli.wording import in_word
from clsctl.render.reports import FORMATS, NAMES


@asks(text=True, formats=(*FORMATS, "docx"), filters=True)
def command(
    request: Request,
    name: Annotated[
        str, typer.Argument(metavar="|".join(NAMES), parser=choice("NAME", *NAMES), help=mark("Which report."))
    ],
    audience: Public = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar=mark("FILE"),
            help=mark("A Jinja template in place of the report's own; for docx, a Word model."),
        ),
    ] = None,
) -> int:
    what = read(request)
    asked = Asked(name, audience, template)
    if request.format == "docx":
        deliver_bytes(what.request, in_word(what, asked))
    else:
        deliver(what.request, written(what, asked))
    return FINDINGS if tell_unread(what) else OK
