"""Findings for people and machines: text with the excerpt and carets, JSON, and the annotations of a forge."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from clsctl.core.diagnostics import Diagnostic, Severity, Span, Where
from clsctl.core.labels import SEVERITIES
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views.findings import TOP, findings
from clsctl.render import answers
from clsctl.render.ansi import PLAIN, Terminal, paint
from clsctl.render.ansi import SEVERITIES as STYLES
from clsctl.render.excerpt import excerpt
from clsctl.render.language import Language
from clsctl.render.width import one_line, visible


class Head(NamedTuple):
    """What was checked, for the JSON: the plan's title, the label and the day of the text, what could not be read."""

    plan: str = ""
    rev: str = ""
    day: date | None = None
    unread: tuple[str, ...] = ()


NO_HEAD = Head()


class _Request(NamedTuple):
    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, str]
    language: Language
    terminal: Terminal
    head: Head


def render(  # noqa: PLR0913, PLR0917 - what was found, where it stands, and how to show it
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    format: str,  # noqa: A002
    language: Language,
    terminal: Terminal = PLAIN,
    head: Head = NO_HEAD,
) -> str:
    """The findings in a format of `FORMATS`, in the order given.

    `texts` are the decoded files, for the excerpts; one that is not there has none. `tally` counts the findings:
    `validate` says it on standard error, whatever the format.
    """
    return FORMATS[format](_Request(diagnostics, texts, language, terminal, head))


def _text(request: _Request) -> str:
    """Each finding with a blank line after it: what follows on a terminal, the count, stands apart."""
    return "".join(f"{_block(diagnostic, request)}\n" for diagnostic in request.diagnostics)


def _block(diagnostic: Diagnostic, request: _Request) -> str:
    """One finding: its line, the excerpt, the places that explain it, the hint."""
    style = STYLES[diagnostic.severity]
    lines = [_head_line(diagnostic, request), _excerpt(diagnostic.where, diagnostic.span, style, request)]
    for related in diagnostic.related:
        said = one_line(request.language(related.message))
        lines.append(f"  {_place(related.where, related.span, request)}: {said}\n")
        lines.append(_excerpt(related.where, related.span, STYLES["info"], request))
    if diagnostic.hint:
        lines.append(_hint(diagnostic.hint, request))
    return "".join(lines)


def _head_line(diagnostic: Diagnostic, request: _Request) -> str:
    severity = diagnostic.severity
    code = paint(diagnostic.code, STYLES[severity], request.terminal)
    said = one_line(request.language(diagnostic.message))
    # Colour alone would not tell a warning from an error; most findings of a first run are errors.
    mark = "" if severity == "error" else f" [{request.language(SEVERITIES[severity])}]"
    return f"{_place(diagnostic.where, diagnostic.span, request)}: {code} {said}{mark}\n"


def _place(where: Where, span: Span | None, request: _Request) -> str:
    line, column = (span or TOP)[:2]
    return paint(f"{one_line(where.file)}:{line}:{column}", "bold", request.terminal)


def _excerpt(where: Where, span: Span | None, style: str, request: _Request) -> str:
    if span is None or where.file not in request.texts:
        return ""
    return excerpt(request.texts[where.file], span, style, request.terminal)


def _hint(hint: Message, request: _Request) -> str:
    # Translators: before the remedy of a finding
    head = paint(request.language(msg("hint:")), STYLES["info"], request.terminal)
    first, *rest = request.language(hint).strip("\n").split("\n")
    return "".join(f"  {line.rstrip()}\n" for line in (f"{head} {visible(first)}", *map(visible, rest)))


def tally(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """How many findings of each kind, in a line: `2 errors, 1 warning`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    if not counts:
        return language(msg("No finding."))
    said = [language(_counted(severity, counts[severity])) for severity in _ORDER if counts[severity]]
    return ", ".join(said)


_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def _counted(severity: Severity, count: int) -> Message:
    match severity:
        case "error":
            return nmsg("{count} error", "{count} errors", count)
        case "warning":
            return nmsg("{count} warning", "{count} warnings", count)
    # Translators: findings that are neither errors nor warnings
    return nmsg("{count} piece of information", "{count} pieces of information", count)


def _answer(format_: str) -> Callable[[_Request], str]:
    def render_answer(request: _Request) -> str:
        answer = findings(request.diagnostics, *request.head)
        return answers.render(answer, format_, request.language, request.terminal)

    return render_answer


def _github(request: _Request) -> str:
    return "".join(f"{_annotation(diagnostic, request.language)}\n" for diagnostic in request.diagnostics)


def _annotation(diagnostic: Diagnostic, language: Language) -> str:
    """A workflow command of the forge: https://docs.github.com/actions/reference/workflow-commands."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[diagnostic.severity]
    span = diagnostic.span or TOP
    place = {
        "file": diagnostic.where.file,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    said = language(diagnostic.message)
    if diagnostic.hint:
        said += f"\n{language(diagnostic.hint)}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{kind} {properties}::{_command(said)}"


def _command(text: str) -> str:
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[_Request], str]] = {
    "text": _text,
    "github": _github,
    **{name: _answer(name) for name in answers.FORMATS},
}
