"""Findings as a Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/."""

from collections.abc import Sequence
from typing import Any

from clsctl.core.diagnostics import TOP, Diagnostic, Severity, Span
from clsctl.core.fingerprints import fingerprints
from clsctl.render.head import Head
from clsctl.render.jsontext import indented
from clsctl.render.language import Language
from clsctl.render.width import one_line

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(diagnostics: Sequence[Diagnostic], language: Language, head: Head) -> str:
    """A JSON list. The forge compares fingerprints from one commit to the next to say what is new."""
    marks = fingerprints(diagnostics)
    return indented([_issue(each, mark, language, head) for each, mark in zip(diagnostics, marks, strict=True)]) + "\n"


def _issue(each: Diagnostic, mark: str, language: Language, head: Head) -> dict[str, Any]:
    said = one_line(language(each.message))
    hint = one_line(language(each.hint)) if each.hint else ""
    begin, end = _lines(each.span or TOP)
    return {
        "description": f"{said} {hint}".rstrip(" "),
        "check_name": each.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[each.severity],
        "location": {"path": head.home + each.where.file, "lines": {"begin": begin, "end": end}},
    }


def _lines(span: Span) -> tuple[int, int]:
    """The first and the last line; one that ends at the start of a line holds nothing of it."""
    return span.line, max(span.line, span.end_line - (span.end_column <= 1))
