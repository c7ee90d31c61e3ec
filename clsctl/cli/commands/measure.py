"""`clsctl measure`: the value of an indicator on a day."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, day_of, line, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import find, must_be
from clsctl.reading.fresh import Data
from clsctl.reading.values import Wrong, to_number


def number(value: str) -> str:
    """A number as the files take it; refused otherwise."""
    found = to_number(value)
    if isinstance(found, Wrong):
        raise Misuse(found.message, found.hint)
    return value.strip()


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The indicator: 1.3/I1."))],
    value: Annotated[
        str,
        typer.Argument(metavar=mark("VALUE"), parser=number, help=mark("The value, in the indicator’s unit: 12,5.")),
    ],
    day: Annotated[
        date | None,
        typer.Option(
            "--date", metavar=mark("DAY"), parser=day_of("--date"), help=mark("The day of the measure; else today.")
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar=mark("TEXT"), parser=line("--source"), help=mark("Where it comes from.")),
    ] = None,
    commentaire: Annotated[
        str | None,
        typer.Option(
            "--commentaire", metavar=mark("TEXT"), parser=line("--commentaire"),
            help=mark("What is worth knowing of it."),
        ),
    ] = None,
) -> int:  # fmt: skip
    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "indicateur")
        on = is_over("--date", day or clock.today())
        given = {"date": on.isoformat(), "valeur": value, "source": source, "commentaire": commentaire}
        entry: dict[str, Data] = {key: each for key, each in given.items() if each is not None}
        return Wish(target.file, ((target.followed, [entry]),))

    return edit(request, wish)
