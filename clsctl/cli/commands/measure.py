"""`clsctl measure`: the value of an indicator on a day."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.figures import figure
from clsctl.cli.happened import is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import find, must_be
from clsctl.cli.usual import day_option, text_option
from clsctl.reading.fresh import Data
from clsctl.reading.values import to_number


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The indicator: 1.3/I1."))],
    value: Annotated[
        str,
        typer.Argument(
            metavar=mark("VALUE"), parser=figure(to_number), help=mark("The value, in the indicator’s unit: 12,5.")
        ),
    ],
    day: Annotated[date | None, day_option("--date", mark("The day of the measure; else today."))] = None,
    source: Annotated[str | None, text_option("--source", mark("Where it comes from."))] = None,
    commentaire: Annotated[str | None, text_option("--commentaire", mark("What is worth knowing of it."))] = None,
) -> int:
    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "indicateur")
        on = is_over("--date", day or clock.today())
        given = {"date": on.isoformat(), "valeur": value, "source": source, "commentaire": commentaire}
        entry: dict[str, Data] = {key: each for key, each in given.items() if each is not None}
        return Wish(target.file, ((target.followed, [entry]),))

    return edit(request, wish)
