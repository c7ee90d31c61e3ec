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
    """Show an answer. Files that could not be read, or not whole, are always named, once: in it, else aside."""
    return put(request, shown(request, answer))


def shown(request: Request, answer: Answer) -> Shown:
    """The words of an answer. A listing for people has the notes under it: nobody needs them told aside as well."""
    is_told = request.format in _PEOPLE
    lacks = lacking(answer.damaged)
    listed = answer._replace(notes=lacks) if is_told and request.session.quiet else answer
    text = render(listed, request.format, request.language, request.terminal)
    aside = ""
    if request.format in {"csv", "jsonl"} and not request.session.quiet:
        aside = remarks(answer, request.language)
    elif (answer.unread or answer.damaged) and (not is_told or request.output is not None):
        aside = remarks(answer._replace(notes=lacks), request.language)
    is_whole = not answer.unread and not answer.damaged
    return Shown(text, aside, OK if is_whole and not (request.fail and answer.items) else FINDINGS)


def put(request: Request, words: Shown) -> int:
    """Put the words of an answer where they were asked for; the exit code."""
    deliver(request, words.text)
    if words.aside:
        note(words.aside.rstrip("\n"))
    return words.code
