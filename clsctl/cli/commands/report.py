"""`clsctl report`: a report as a file to bring to a meeting."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, choice, mark, year
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import Public, asks
from clsctl.cli.output import deliver, deliver_bytes
from clsctl.cli.plan import Read, read
from clsctl.cli.reporting import Asked, written
from clsctl.cli.scope import tell_unread
from clsctl.cli.session import Request
from clsctl.cli.since import lasting
from clsctl.cli.usual import since_option
from clsctl.cli.wording import in_word
from clsctl.core.messages import msg, verbatim
from clsctl.render.reports import FORMATS, NAMES


@asks(text=True, formats=(*FORMATS, "docx"), filters=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    name: Annotated[
        str,
        typer.Argument(
            metavar=mark("REPORT"),
            parser=choice("NAME", *NAMES),
            help=mark("tableau-de-bord, fiche, retards, bilan, budget, calendrier, relances or copil."),
        ),
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
    annee: Annotated[
        int | None,
        typer.Option(
            "--annee", metavar=mark("YEAR"), parser=year, help=mark("Of bilan: which year; else that of the day.")
        ),
    ] = None,
    since: Annotated[
        str | None,
        since_option(mark("Of copil: what changed since a revision, a day, or a meeting; else the last copil.")),
    ] = None,
) -> int:
    if since is not None and name != "copil":
        raise Misuse(msg("--since is for the report copil; {name} tells how things stand on a day.", name=name))
    what = _of_year(read(request), name, annee)
    asked = Asked(name, audience, template, {"since": lasting(what, since)} if since else {})
    if request.format == "docx":
        deliver_bytes(what.request, in_word(what, asked))
    else:
        deliver(what.request, written(what, asked))
    return FINDINGS if tell_unread(what) else OK


def _of_year(what: Read, name: str, annee: int | None) -> Read:
    """What was read, on the last day of the year asked for, or on the day where that year is not over.

    So the day in the report is enough to make it again.
    """
    if annee is None:
        return what
    said = verbatim(str(annee))
    if name != "bilan":
        raise Misuse(msg("--annee is for the report bilan; {name} has no year.", name=name))
    if annee > what.day.year:
        hint = msg("Give a day of that year with --date.")
        raise Misuse(msg("The year {year} has not begun on {day}.", year=said, day=what.day), hint)
    return what._replace(request=what.request._replace(day=min(what.day, date(annee, 12, 31))))
