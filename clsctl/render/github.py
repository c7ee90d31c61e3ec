"""Findings as annotations of GitHub, and of the forges that understand its workflow commands.

https://docs.github.com/actions/reference/workflow-commands
"""

from collections.abc import Sequence
from hashlib import sha256

from clsctl.core.diagnostics import TOP, Diagnostic, Severity
from clsctl.core.messages import msg, nmsg
from clsctl.render.head import Head
from clsctl.render.language import Language
from clsctl.render.width import one_line, visible

# A step shows ten annotations of each kind; the forge drops the others without a word.
MOST = 10
_KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def github(diagnostics: Sequence[Diagnostic], language: Language, head: Head) -> str:
    """The annotations, errors first; what the forge would drop follows as plain lines of the log."""
    annotated, others = _shared_out(diagnostics)
    lines = [_annotation(each, language, head) for each in annotated]
    return "".join(f"{line}\n" for line in [*lines, *_rest(others, language, head)])


def _shared_out(diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Those that get an annotation, and the others, both by severity."""
    by_kind = {kind: [each for each in diagnostics if each.severity == kind] for kind in _KINDS}
    most = dict.fromkeys(_KINDS, MOST)
    if any(len(those) > MOST for those in by_kind.values()):
        most["info"] = MOST - 1  # the tenth says that there are others
    shown = [each for kind, those in by_kind.items() for each in those[: most[kind]]]
    return shown, [each for kind, those in by_kind.items() for each in those[most[kind] :]]


def _annotation(each: Diagnostic, language: Language, head: Head) -> str:
    span = each.span or TOP
    place = {
        "file": head.home + each.where.file,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": each.code,
    }
    said = language(each.message)
    if each.hint:
        said += f"\n{language(each.hint)}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_KINDS[each.severity]} {properties}::{_command(said)}"


def _rest(others: Sequence[Diagnostic], language: Language, head: Head) -> list[str]:
    """How many are not annotated, and the log that holds them. No line of the log is obeyed as a command."""
    if not others:
        return []
    count = nmsg(
        "{count} more finding has no annotation, as a step shows ten of each kind: it is in the log of this step.",
        "{count} more findings have no annotation, as a step shows ten of each kind: they are in the log of this step.",
        len(others),
    )
    title = msg("Findings without an annotation")
    lines = [_line(each, language, head) for each in others]
    # Obedience comes back at a word that the findings can't foresee.
    word = sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()
    return [
        f"::notice title=clsctl::{_command(language(count))}",
        f"::group::{_command(language(title))}",
        f"::stop-commands::{word}",
        *lines,
        f"::{word}::",
        "::endgroup::",
    ]


def _line(each: Diagnostic, language: Language, head: Head) -> str:
    line, column = (each.span or TOP)[:2]
    said = one_line(language(each.message))
    return f"{one_line(head.home + each.where.file)}:{line}:{column}: {each.code} {said}"


def _command(text: str) -> str:
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")
