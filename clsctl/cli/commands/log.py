"""`clsctl log`: what changed, when, and by whom."""

from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.patience import patience
from clsctl.cli.remembered import show_once
from clsctl.cli.session import Request
from clsctl.cli.usual import since_option
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer
from clsctl.core.views.log import log
from clsctl.core.views.since import unwritten


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(
    request: Request,
    ref: Annotated[
        str | None,
        typer.Argument(metavar=mark("REF"), help=mark("Only this fiche, or a thing of it: 1.3, 1.3/L1.")),
    ] = None,
    since: Annotated[
        str | None, since_option(mark("Only what changed since a revision, a day, or a meeting (copil: the last one)."))
    ] = None,
) -> int:
    if ref is not None:
        request = request._replace(kept={**request.kept, "fiche": (*request.kept.get("fiche", ()), ref)})
    known = past(request)

    def ask() -> Answer:
        with patience(known.what.request.session, msg("Reading the history…")):
            base = known.base(since)
            found = known.told(base)
            frame = known.frame
            if since is not None and base is None and found:
                frame = frame._replace(notes=(*frame.notes, unwritten(found[0].commit.day)))
            answer = log(found, known.keep(), frame)
            if not answer.items:
                known.check()
            return answer

    return show_once(known, ("log", since or ""), ask)
