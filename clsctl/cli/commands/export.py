"""`clsctl export`: the plan's data for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, choice, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.exporting import BYTES, TEXTS, files
from clsctl.cli.options import Output, Public, asks
from clsctl.cli.output import deliver, deliver_bytes, note
from clsctl.cli.plan import read
from clsctl.cli.scope import tell_unread
from clsctl.cli.session import Request
from clsctl.core.audience import chosen
from clsctl.core.messages import msg

FORMATS = ("xlsx", "csv", "json", "ics")


@asks(text=True, filters=True)
def command(
    request: Request,
    name: Annotated[
        str, typer.Argument(metavar="|".join(FORMATS), parser=choice("FORMAT", *FORMATS), help=mark("For which tool."))
    ],
    audience: Public = None,
    output: Output = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            help=mark("Of csv: semicolons, decimal commas and a byte order mark, as Excel in French opens it."),
        ),
    ] = False,
) -> int:
    if excel and name != "csv":
        raise Misuse(msg("--excel is for csv."), msg("xlsx opens in Excel as it is, with typed cells."))
    # as for JSON, the text on disk is named by its commit where it is the same
    what = read(request._replace(format="json", output=output))
    who = chosen(audience, what.portefeuille.plans)
    if name == "csv":
        _write(what.request, files(what, who, for_excel=excel))
    elif name in BYTES:
        deliver_bytes(what.request, BYTES[name](what, who))
    else:
        deliver(what.request, TEXTS[name](what, who))
    return FINDINGS if tell_unread(what) else OK


def _write(request: Request, texts: dict[str, str]) -> None:
    """Put several files into the folder asked for, each replaced whole."""
    from clsctl.writing.files import make_folder, replace  # noqa: PLC0415 - for this format only

    folder: Path | None = request.output
    if folder is None:
        raise Misuse(
            msg("There are several CSV files, so they go into a folder."), msg("Name it: clsctl export csv -o FOLDER")
        )
    make_folder(folder)
    for name, text in texts.items():
        replace(folder / name, text.encode("utf-8", "backslashreplace"))
    if not request.session.quiet:
        note(request.language(msg("Written: {file}", file=str(folder))))
