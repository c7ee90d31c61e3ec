"""`clsctl budget`: the money, by fiche, funder, year, axis, expense or scheme."""

from typing import Annotated

import typer

from clsctl.cli.declare import choice, mark
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.plan import read
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.facts.money_by import PARS, Par
from clsctl.core.views.budget import budget


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(
    request: Request,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="|".join(PARS),
            parser=choice("--by", *PARS),
            help=mark("What the lines are; else the fiches."),
        ),
    ] = "fiche",
) -> int:
    what = read(request)
    par: Par = next(each for each in PARS if each == by)
    answer = budget(scope_of(what), par)
    return show(what.request, answer)
