"""Findings for people and machines: text with the excerpt and carets, JSON, and what forges read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from clsctl.core.diagnostics import TOP, Diagnostic, Severity, Span, Where
from clsctl.core.labels import SEVERITIES
from clsctl.core.messages import Message, msg, nmsg
from clsctl.render.ansi import PLAIN, Terminal, paint
from clsctl.render.ansi import SEVERITIES as STYLES
from clsctl.render.excerpt import excerpt
from clsctl.render.head import NO_HEAD, Head
from clsctl.render.language import Language
from clsctl.render.width import one_line, visible


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
        from clsctl.core.views.findings import findings  # noqa: PLC0415 - as the other formats of machines
        from clsctl.render import answers  # noqa: PLC0415

        answer = findings(request.diagnostics, *request.head[:4])
        return answers.render(answer, format_, request.language, request.terminal)

    return render_answer


def _github(request: _Request) -> str:
    from clsctl.render.github import github  # noqa: PLC0415 - as the other formats of machines

    return github(request.diagnostics, request.language, request.head)


def _gitlab(request: _Request) -> str:
    from clsctl.render.gitlab import gitlab  # noqa: PLC0415

    return gitlab(request.diagnostics, request.language, request.head)


def _sarif(request: _Request) -> str:
    from clsctl.core.rules import PAGES  # noqa: PLC0415
    from clsctl.render.sarif import sarif  # noqa: PLC0415

    return sarif(request.diagnostics, PAGES, request.language, request.head)


def _junit(request: _Request) -> str:
    from clsctl.render.junit import junit  # noqa: PLC0415

    return junit(request.diagnostics, request.texts, request.language, request.head)


FORMATS: Mapping[str, Callable[[_Request], str]] = {
    "text": _text,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "json": _answer("json"),
    "jsonl": _answer("jsonl"),
}
