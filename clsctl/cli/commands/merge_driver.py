"""`clsctl merge-driver`: two versions of a file brought together, as git asks for it (gitattributes(5))."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.merging import Asked, merged
from clsctl.cli.options import asks
from clsctl.cli.session import Request

_USUAL = 7


@asks()
def command(
    request: Request,
    files: Annotated[
        tuple[Path, Path, Path],
        typer.Argument(
            metavar=mark("BASE OURS THEIRS"),
            help=mark("The version both come from, ours, where the result is written, and theirs: %O %A %B of git."),
        ),
    ],
    path: Annotated[str, typer.Argument(metavar=mark("PATH"), help=mark("What the file is called: %P of git."))],
    size: Annotated[
        int, typer.Argument(metavar=mark("SIZE"), help=mark("How long the marks of a conflict are: %L."))
    ] = _USUAL,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=mark("NAME"), help=mark("What the sides and their common version are called: %X %Y %S of git.")
        ),
    ] = None,
) -> int:
    given = [name for name in names or () if name not in {"%X", "%Y", "%S"}]  # an older git leaves them as they are
    labels = (given[0], given[1]) if len(given) > 1 else None
    base = given[2] if len(given) > 2 else None
    is_clean = merged(request, Asked(files, path, size, labels, base))
    return OK if is_clean else FINDINGS
