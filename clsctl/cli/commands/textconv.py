"""`clsctl textconv`: a file a value a line, for git to compare. What can't be read is printed as it is."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import mark
from clsctl.cli.exits import OK
from clsctl.cli.kinds import form_named
from clsctl.cli.options import asks
from clsctl.cli.output import emit_bytes
from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.core.outline import Refused
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.reading.outline import outline
from clsctl.render.values_by_line import values_by_line
from clsctl.writing.threeway.marks import both_sides, side_by_side


@asks()
def command(
    _request: Request,
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("A fiche, or the plan's own file."))],
) -> int:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Trouble(msg("{file} could not be read: {reason}", file=str(file), reason=reason(error))) from error
    emit_bytes(_by_line(file.name, data))
    return OK


def _by_line(name: str, data: bytes) -> bytes:
    """The values of a file; of one in which a merge left a conflict, those of both sides."""
    if b"<<<<<<<" not in data:
        return _values(name, data) or data
    sides = both_sides(data.decode("utf-8", "surrogateescape"))
    ours, theirs = (_values(name, side.encode("utf-8", "surrogateescape")) for side in sides)
    if ours is None or theirs is None:
        return data
    return side_by_side(ours.decode("utf-8"), theirs.decode("utf-8")).encode("utf-8")


def _values(name: str, data: bytes) -> bytes | None:
    """A line a value; None for what can't be read."""
    found = outline(name, data, form_named(name))
    return None if isinstance(found, Refused) else values_by_line(found.root).encode("utf-8")
