"""`clsctl export`: the plan's data for other tools."""

from typing import Annotated

import typer

from clsctl.cli.declare import choice, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import Output, Public, asks
from clsctl.cli.output import deliver
from clsctl.cli.plan import Read, read
from clsctl.cli.scope import scope_of, tell_unread
from clsctl.cli.session import Request
from clsctl.cli.traced import traced
from clsctl.core.audience import Audience, chosen
from clsctl.core.views.agenda import agenda
from clsctl.render.ics import ics

FORMATS = ("ics",)


def _ics(what: Read, audience: Audience) -> str:
    known = traced(what)
    return ics(agenda(scope_of(what), audience, known.day, known.trace), what.spoken)


_TEXTS = {"ics": _ics}


@asks(text=True, filters=True)
def command(
    request: Request,
    name: Annotated[
        str, typer.Argument(metavar="|".join(FORMATS), parser=choice("FORMAT", *FORMATS), help=mark("For which tool."))
    ],
    audience: Public = None,
    output: Output = None,
) -> int:
    # as for JSON, the text on disk is named by its commit where it is the same
    what = read(request._replace(format="json", output=output))
    who = chosen(audience, what.portefeuille.plans)
    deliver(what.request, _TEXTS[name](what, who))
    return FINDINGS if tell_unread(what) else OK
