"""`clsctl explain`: the page of a rule, or the list of all. It needs no plan."""

from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, mark, meant
from clsctl.cli.exits import OK
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.output import deliver
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.messages import msg
from clsctl.core.pages import PAGES
from clsctl.core.rules.page import Page
from clsctl.core.views.rules import rules
from clsctl.render.rulepage import rule_page


@asks(formats=FORMATS)
def command(
    request: Request,
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help=mark("The code of a finding, or its name; without it, the list of all.")),
    ] = None,
) -> int:
    pages = (_page(code),) if code else tuple(PAGES.values())
    if code and request.format == "table":
        deliver(request, rule_page(pages[0], request.language, request.terminal))
        return OK
    return show(request, rules(pages))


def _page(code: str) -> Page:
    """The page of a code, in any case, or of a rule's name."""
    found = PAGES.get(code.upper()) or next((page for page in PAGES.values() if page.name == code.lower()), None)
    if found is None:
        known = (*PAGES, *(page.name for page in PAGES.values()))
        raise Misuse(
            msg("There is no finding with the code “{code}”.", code=code),
            meant(code, known) or msg("The list of all: clsctl explain"),
        )
    return found
