"""`clsctl verify`: whether a report or a site is what the repository gives, from the text and the day that it says."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.checked import Checked, answer
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.given import read_given
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.session import Request
from clsctl.cli.verifying_reports import checked_report
from clsctl.cli.verifying_sites import around, checked_file, checked_page, checked_site
from clsctl.core.messages import msg
from clsctl.core.provenance import SITE, parsed
from clsctl.writing.folder import MARK


@asks(folder=True, formats=FORMATS)
def command(
    request: Request,
    file: Annotated[
        Path,
        typer.Argument(
            metavar=mark("FILE"), help=mark("A report that `report` wrote, the folder of a site, or one file of it.")
        ),
    ],
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar=mark("FILE"), help=mark("The template or Word model it was made with, if it was.")
        ),
    ] = None,
    rev: Annotated[
        str | None,
        typer.Option(
            "--rev", metavar=mark("REV"),
            help=mark("Of a page away from its site: the text it was made from; else that of its day, or the last."),
        ),
    ] = None,
) -> int:  # fmt: skip
    return answer(request, _checked(request, file, template, rev))


def _checked(request: Request, file: Path, template: Path | None, rev: str | None) -> Checked:
    if file.is_dir() or file.name == MARK:
        _refuse(template, rev)
        return checked_site(request, file if file.is_dir() else file.parent)
    if site := around(file):
        _refuse(template, rev)
        return checked_file(request, file, site)
    given = read_given(file)
    origin = parsed(given.line or "")
    if origin and origin.report == SITE:
        _refuse(template, None)
        return checked_page(request, file, given, rev)
    _refuse(None, rev)
    return checked_report(request, file, given, template)


def _refuse(template: Path | None, rev: str | None) -> None:
    """`Misuse` for an option that is not for what is verified."""
    if template is not None:
        raise Misuse(msg("--template is for a report; the templates of a site are those of the plan."))
    if rev is not None:
        raise Misuse(msg("--rev is for a page away from its site: a report and a site say which text they are of."))
