"""`clsctl blame`: for each value of a fiche, who set it last."""

from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.patience import patience
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.messages import msg
from clsctl.core.views.blame import blame


@asks(text=True, formats=FORMATS)
def command(
    request: Request,
    fiche: Annotated[
        str, typer.Argument(metavar=mark("FICHE"), help=mark("The fiche: 1.3, or cls-tdc:1.3 in a portfolio."))
    ],
) -> int:
    known = past(request._replace(kept={"fiche": (fiche,)}))
    with patience(known.what.request.session, msg("Reading the history…")):
        ((plan, found),) = known.chosen()
        steps = (step for step in known.steps() if step.plan is None or step.plan.code == plan.code)
        damaged = tuple(each for each in plan.abimees if each == found.where.file)
        answer = blame(found, plan.code, steps, known.frame._replace(notes=(), damaged=damaged))
    return show(known.what.request, answer)
