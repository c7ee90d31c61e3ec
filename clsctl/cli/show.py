"""The last statement of a command: the answer in the form and the place asked for, and the exit code it stands for."""

from typing import NamedTuple

from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.output import deliver, note
from clsctl.cli.session import Request
from clsctl.core.views.answer import Answer, lacking
from clsctl.render.answers import remarks, render

# The forms whose text holds the notes, and names the files left out.
_PEOPLE = frozenset({"table", "md"})


class Shown(NamedTuple):
    """An answer in words: what goes to the output, what to standard error, and the exit code."""

    text: str
    aside: str
    code: int


def show(request: Request, answer: Answer) -> int:
    """Show an answer. Files that could not be read, or not whole, are named on standard error unless on the screen."""
    return put(request, shown(request, answer))


def shown(request: Request, answer: Answer) -> Shown:
    """The words of an answer; nothing is said both on standard output and on standard error."""
    lacks = lacking(answer.damaged)
    is_piped = request.output is None and (request.format != "table" or request.terminal.width is None)
    listed = _listed(request, answer, is_piped=is_piped) if request.format in _PEOPLE else answer
    text = render(listed, request.format, request.language, request.terminal)
    aside = ""
    if request.format in {"csv", "jsonl"} and not request.session.quiet:
        aside = remarks(answer, request.language)
    elif (answer.unread or lacks) and (is_piped or request.output is not None):
        aside = remarks(answer._replace(notes=lacks), request.language)
    is_whole = not answer.unread and not answer.damaged
    return Shown(text, aside, OK if is_whole and not (request.fail and answer.items) else FINDINGS)


def _listed(request: Request, answer: Answer, *, is_piped: bool) -> Answer:
    """A listing for people, with the notes that belong under it: what it lacks, unless told aside, and the others."""
    lacks = lacking(answer.damaged)
    notes = tuple(each for each in answer.notes if each not in lacks and not request.session.quiet)
    return answer._replace(notes=notes, unread=()) if is_piped else answer._replace(notes=(*lacks, *notes))


def put(request: Request, words: Shown) -> int:
    """Put the words of an answer where they were asked for; the exit code."""
    deliver(request, words.text)
    if words.aside:
        note(words.aside.rstrip("\n"))
    return words.code
