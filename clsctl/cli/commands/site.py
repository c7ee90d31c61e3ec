"""`clsctl site`: all that a plan says, as a folder of pages."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import folder, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import SHOWN, Public, asks
from clsctl.cli.output import note
from clsctl.cli.plan import Read, read
from clsctl.cli.publishing import edition
from clsctl.cli.scope import tell_unread
from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.writing.folder import check_replaceable, replace_folder


@asks(text=True)
def command(
    request: Request,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar=mark("DIR"), rich_help_panel=SHOWN, parser=folder,
            help=mark("The folder of the site; one that clsctl made is replaced, any other is left as it is."),
        ),
    ],
    audience: Public = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help=mark("Leave out what changed and the versions of past meetings."))
    ] = False,
) -> int:  # fmt: skip
    check_replaceable(output)
    what = read(request._replace(format="html"))
    made = edition(what, audience, history=not no_history)
    is_new = replace_folder(output, made.about, lambda place: made.write(place, msg("Writing the pages…")))
    _tell(what, output, len(made.pages), is_new=is_new)
    return FINDINGS if tell_unread(what) else OK


def _tell(what: Read, output: Path, count: int, *, is_new: bool) -> None:
    if what.request.session.quiet:
        return
    place = str(output / "index.html")
    said = msg("Written: {count} pages; open {file}", count=count, file=place)
    same = msg("Nothing changed in the {count} pages: {file}", count=count, file=place)
    note(what.request.language(said if is_new else same))
