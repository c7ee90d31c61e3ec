"""`clsctl import`: fiches from the documents that a house has, and an account of what was read in them."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.bringing import Asked, bring_in
from clsctl.cli.declare import Misuse, choice, mark
from clsctl.cli.options import asks
from clsctl.cli.session import Request
from clsctl.core.labels import TYPES
from clsctl.core.messages import msg


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    files: Annotated[
        list[Path], typer.Argument(metavar=mark("FILE"), help=mark("Documents: .docx, .xlsx, .csv, .txt, .md."))
    ],
    update: Annotated[
        bool, typer.Option("--update", help=mark("Bring what differs into the fiches that the plan has already."))
    ] = False,
    base: Annotated[
        list[Path] | None,
        typer.Option(
            "--base", metavar=mark("FILE"),
            help=mark("With --update, the document as it was before: only what changed since is brought; repeatable."),
        ),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help=mark("Make new fiches, under other ids, of those that the plan has already."))
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar=mark("DIR"), help=mark("A folder for the files; else the plan's.")),
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="|".join(TYPES), parser=choice("--type", *TYPES),
            help=mark("What kind of fiches they are; else as the documents say."),
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar=mark("FILE"), help=mark("Write the whole report, in Markdown, in this file.")),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|json", parser=choice("--format", "table", "json"),
            help=mark("The form of the report; json prints it alone, whole, on standard output."),
        ),
    ] = "table",
) -> int:  # fmt: skip
    _check(update=update, base=base, new=new)
    if report is not None and report.resolve() in {file.resolve() for file in (*files, *(base or ()))}:
        raise Misuse(msg("--report would write over the document itself."), msg("Name another file."))
    return bring_in(request, Asked(files, folder, type_, report, form, update, tuple(base or ()), new))


def _check(*, update: bool, base: list[Path] | None, new: bool) -> None:
    if update and new:
        raise Misuse(msg("--update and --new say the opposite: name one of them."))
    if base and not update:
        raise Misuse(msg("--base says what the fiches of the plan were made from: it goes with --update."))
