"""The last statement of a command: the answer in the form and the place asked for, and the exit code it stands for."""

from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.output import deliver, note
from clsctl.cli.session import Request
from clsctl.core.views.answer import Answer
from clsctl.render.answers import remarks, render


def show(request: Request, answer: Answer) -> int:
    """Show an answer. Files that could not be read are always named on standard error too."""
    deliver(request, render(answer, request.format, request.language, request.terminal))
    if request.format in {"csv", "jsonl"} and not request.session.quiet:
        _aside(request, answer)
    elif answer.unread and (request.format != "table" or request.terminal.width is None):
        _aside(request, answer._replace(notes=()))
    return FINDINGS if answer.unread or (request.fail and answer.items) else OK


def _aside(request: Request, answer: Answer) -> None:
    text = remarks(answer, request.language)
    if text:
        note(text.rstrip("\n"))
