"""`clsctl period`: how a calendar expression is read, and why. It needs no plan."""

import sys
from datetime import date
from typing import Annotated, Any

import typer

from clsctl.cli.declare import Misuse, day_of, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.output import deliver
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.cli.together import together
from clsctl.core.calendar import Context, Reading, read
from clsctl.core.messages import msg
from clsctl.core.views.period import periods
from clsctl.core.views.reasons import first_whole
from clsctl.render.panel import panel

# With fewer texts than this for each, a second process does not pay.
_WORTH = 1000
_AROUND = mark("What surrounds the expression")


def _day(option: str, help: str, *names: str) -> Any:  # noqa: A002
    reader = day_of(option)
    return typer.Option(option, *names, metavar=mark("DAY"), parser=reader, help=help, rich_help_panel=_AROUND)


@asks(formats=FORMATS)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=mark("TEXT"),
            help=mark("The expression; several with spaces inside are read one by one. - reads standard input."),
        ),
    ] = None,
    stdin: Annotated[
        bool, typer.Option("--stdin", help=mark("Read one expression a line; by default write one JSON object a line."))
    ] = False,
    fail: Annotated[bool, typer.Option("--fail", help=mark("Exit with 1 if an expression is not understood."))] = False,
    signature: Annotated[date | None, _day("--signature", mark("The day the contract was signed."))] = None,
    redaction: Annotated[date | None, _day("--redaction", mark("The day the document was written."))] = None,
    debut: Annotated[date | None, _day("--debut", mark("The day the contract takes effect."), "--effet")] = None,
    fin: Annotated[date | None, _day("--fin", mark("The last day of the contract."))] = None,
) -> int:
    if texts and stdin:
        raise Misuse(msg("Give expressions or --stdin, not both."))
    lines = stdin or texts == ["-"]
    context = Context(signature=signature, effet=debut, fin=fin, redaction=redaction)
    readings = _read_all(_lines(), context) if lines else _expressions(texts or [], context)
    failed = fail and any(reading.nature == "undatable" for reading in readings)
    if stdin and not request.format_given:
        request = request._replace(format="jsonl")
    if stdin or request.format_given:
        show(request, periods(readings))
    else:
        told = (_placed(reading, context) for reading in readings)
        deliver(request, "\n".join(panel(reading, request.language, request.terminal) for reading in told))
    return FINDINGS if failed else OK


def _placed(reading: Reading, context: Context) -> Reading:
    """The reading for people, with what the beginning of the contract makes of what recurs."""
    opening = context.effet or context.signature
    note = first_whole(reading, opening) if opening else None
    return reading._replace(notes=(*reading.notes, note)) if note else reading


def _expressions(texts: list[str], context: Context) -> list[Reading]:
    """Texts that were quoted are read one by one. Words typed without quotes are one expression, unless it is
    not understood and each of them is (`2019 2020`)."""
    if not texts:
        raise Misuse(msg('Give an expression, for instance: clsctl period "2ème semestre 2019"'))
    apart = [read(text, context) for text in texts]
    if any(" " in text for text in texts):
        return apart
    whole = read(" ".join(texts), context)
    understood = whole.nature != "undatable" or any(each.nature == "undatable" for each in apart)
    return [whole] if understood else apart


def _read_all(texts: list[str], context: Context) -> list[Reading]:
    """The reading of each text; one that comes back, as most of a long list do, is read once."""
    different = list(dict.fromkeys(texts))
    # bare tuples go from one process to another in a third of the time that records take
    parts = together(lambda text: tuple(read(text, context)), different, _WORTH)
    known = dict(zip(different, map(Reading._make, parts), strict=True))
    return [known[text] for text in texts]


def _lines() -> list[str]:
    """The expressions on standard input, a line each; empty lines are expressions too."""
    given = sys.stdin.buffer.read()
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError:  # what the older shells of Windows send
        text = given.decode("cp1252", "replace")
    return text.removesuffix("\n").replace("\r\n", "\n").removesuffix("\r").split("\n") if text else []
