"""The last statement of a command: the answer in the form and the place asked for, and the exit code it stands for."""

from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.output import emit, note
from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer
from clsctl.render.answers import remarks, render
from clsctl.writing.files import replace


def show(request: Request, answer: Answer) -> int:
    """Show an answer. Files that could not be read are always named on standard error too."""
    deliver(request, render(answer, request.format, request.language, request.terminal))
    if request.format in {"csv", "jsonl"} and not request.session.quiet:
        _aside(request, answer)
    elif answer.unread and (request.format != "table" or request.terminal.width is None):
        _aside(request, answer._replace(notes=()))
    return FINDINGS if answer.unread or (request.fail and answer.items) else OK


def deliver(request: Request, text: str) -> None:
    """Put a result where it was asked for: standard output, or a file that is replaced whole."""
    if request.output is None:
        emit(text)
        return
    replace(request.output, text.encode("utf-8", "backslashreplace"))
    if not request.session.quiet:
        note(request.language(msg("Written: {file}", file=str(request.output))))


def _aside(request: Request, answer: Answer) -> None:
    text = remarks(answer, request.language)
    if text:
        note(text.rstrip("\n"))
