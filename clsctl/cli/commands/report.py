"""`clsctl report`: a report as a file to bring to a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import choice, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import Public, asks
from clsctl.cli.output import deliver
from clsctl.cli.plan import read
from clsctl.cli.reporting import Asked, written
from clsctl.cli.scope import tell_unread
from clsctl.cli.session import Request
<<<<<<< HEAD
from clsctl.render.reports import FORMATS, NAMES
=======
from clsctl.core.audience import chosen
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.core.views.reports import VIEWS
from clsctl.render.reports import FORMATS, NAMES, report
from clsctl.render.templates import House

_OWN = "templates/"
>>>>>>> 4a3c42c (Write the deadlines as a calendar: one name for ever, a number for each move, cancellations that history tells)


@asks(text=True, formats=FORMATS, filters=True)
def command(
    request: Request,
    name: Annotated[
        str, typer.Argument(metavar="|".join(NAMES), parser=choice("NAME", *NAMES), help=mark("Which report."))
    ],
    audience: Public = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar=mark("FILE"), help=mark("A Jinja template in place of the report's own.")),
    ] = None,
) -> int:
    what = read(request)
<<<<<<< HEAD
    deliver(what.request, written(what, Asked(name, audience, template)))
    return FINDINGS if tell_unread(what) else OK
=======
    view = VIEWS[name](scope_of(what), chosen(audience, what.portefeuille.plans))
    deliver(what.request, report(name, view, request.format, what.spoken, _house(what, template)))
    return FINDINGS if tell_unread(what) else OK


def _house(what: Read, template: Path | None) -> House:
    """The plan's own templates, those of the revision that is read, and the one that was named."""
    files = what.snapshot.files
    texts = {path.removeprefix(_OWN): _text(path, files) for path in files if path.startswith(_OWN)}
    if template is None:
        return House(texts)
    try:
        text = template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else str(error)
        raise Trouble(
            msg("The template {file} could not be read.", file=str(template)),
            msg("The system says: {reason}. It must be a text file in UTF-8.", reason=reason),
        ) from error
    return House({**texts, template.name: text}, template.name)


def _text(path: str, files: Mapping[str, bytes]) -> str:
    return files[path].decode("utf-8", "replace")
>>>>>>> 4a3c42c (Write the deadlines as a calendar: one name for ever, a number for each move, cancellations that history tells)
