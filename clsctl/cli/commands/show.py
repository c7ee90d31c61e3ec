"""`clsctl show`: one fiche whole, its signed text and where it stands."""

from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import FORMATS, Public, asks
from clsctl.cli.output import deliver
from clsctl.cli.plan import read
from clsctl.cli.scope import scope_of, tell_unread
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.audience import chosen
from clsctl.core.views.fiche import fiches
from clsctl.core.views.show import whole
from clsctl.render.reports import report
from clsctl.render.terminal import page


@asks(text=True, formats=FORMATS)
def command(
    request: Request,
    ref: Annotated[
        str, typer.Argument(metavar=mark("REF"), help=mark("The fiche: 1.3, or cls-tdc:1.3 in a portfolio."))
    ],
    audience: Public = None,
) -> int:
    what = read(request._replace(kept={"fiche": (ref,)}))
    seen_by = chosen(audience, what.portefeuille.plans)
    if request.format not in {"table", "md"}:
        return show(what.request, whole(scope_of(what), seen_by))
    view, language = fiches(scope_of(what), seen_by), what.request.language
    if request.format == "md":
        deliver(what.request, report("fiche", view, "md", language))
    else:
        deliver(what.request, page(view, language, what.request.terminal))
    return FINDINGS if tell_unread(what) else OK
