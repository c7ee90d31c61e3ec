"""`clsctl period`: how a calendar expression is read, and why. It needs no plan."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from clsctl.cli.declare import Misuse, day_of, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.session import Request
from clsctl.cli.show import deliver, show
from clsctl.core.calendar import Context, Reading, read
from clsctl.core.messages import msg
from clsctl.core.views.period import periods
from clsctl.render.panel import panel

_AROUND = mark("What surrounds the expression")


def _day(option: str, help: str, *names: str) -> Any:  # noqa: A002
    reader = day_of(option)
    return typer.Option(option, *names, metavar=mark("DAY"), parser=reader, help=help, rich_help_panel=_AROUND)


@asks(formats=FORMATS, fail=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=mark("TEXT"), help=mark("The expression; several with spaces inside are read one by one.")
        ),
    ] = None,
    stdin: Annotated[
        bool, typer.Option("--stdin", help=mark("Read one expression a line; by default write one JSON object a line."))
    ] = False,
    signature: Annotated[date | None, _day("--signature", mark("The day the contract was signed."))] = None,
    redaction: Annotated[date | None, _day("--redaction", mark("The day the document was written."))] = None,
    debut: Annotated[date | None, _day("--debut", mark("The day the contract takes effect."), "--effet")] = None,
    fin: Annotated[date | None, _day("--fin", mark("The last day of the contract."))] = None,
) -> int:
    context = Context(signature=signature, effet=debut, fin=fin, redaction=redaction)
    readings = [read(text, context) for text in (_lines() if stdin else _expressions(texts or []))]
    if stdin and not request.format_given:
        request = request._replace(format="jsonl")
    if stdin or request.format_given:
        show(request, periods(readings))
    else:
        deliver(request, "\n".join(panel(reading, request.language, request.terminal) for reading in readings))
    return _code(request, readings)


def _code(request: Request, readings: list[Reading]) -> int:
    return FINDINGS if request.fail and any(reading.nature == "undatable" for reading in readings) else OK


def _expressions(texts: list[str]) -> list[str]:
    """Words typed without quotes are one expression; texts that were quoted are several."""
    if not texts:
        raise Misuse(msg("Give an expression, for instance: clsctl period “2nd semester 2019”"))
    quoted = any(" " in text for text in texts)
    return texts if quoted else [" ".join(texts)]


def _lines() -> Iterator[str]:
    """The expressions on standard input, in UTF-8 wherever it runs; empty lines are expressions too."""
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return iter(text.removesuffix("\n").replace("\r\n", "\n").split("\n") if text else ())
