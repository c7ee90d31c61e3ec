"""Findings as an answer, so that other tools read them as they read every listing."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clsctl.core.diagnostics import TOP, Diagnostic, Related, Severity
from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Answer, Column


class Place(NamedTuple):
    """Another place that explains a finding."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: Message


class Finding(NamedTuple):
    """A finding with its place; lines and columns from 1, the end exclusive, columns in characters."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    severity: Severity
    message: Message
    hint: Message | None
    key: str
    ref: str | None
    related: tuple[Place, ...]


# Translators: heads of the listing of findings
COLUMNS = (
    Column("file", msg("File"), "ref"),
    Column("line", msg("Line"), "number"),
    Column("column", msg("Column"), "number"),
    Column("severity", msg("Severity"), "severity"),
    Column("code", msg("Code"), "ref"),
    Column("message", msg("Message")),
    Column("hint", msg("Remedy")),
)


def findings(
    diagnostics: Iterable[Diagnostic], plan: str, rev: str, day: date | None, unread: tuple[str, ...] = ()
) -> Answer:
    """The answer of `validate`, in the order given; `summary` counts by severity and the files concerned."""
    items = tuple(map(_finding, diagnostics))
    summary = {
        "errors": sum(item.severity == "error" for item in items),
        "warnings": sum(item.severity == "warning" for item in items),
        "infos": sum(item.severity == "info" for item in items),
        "files": len({item.file for item in items}),
    }
    return Answer("validate", plan, rev, day, items, COLUMNS, summary, unread=unread, item=Finding)


def _finding(diagnostic: Diagnostic) -> Finding:
    return Finding(
        diagnostic.where.file,
        *(diagnostic.span or TOP),
        diagnostic.code,
        diagnostic.severity,
        diagnostic.message,
        diagnostic.hint,
        diagnostic.where.key,
        diagnostic.ref,
        tuple(map(_place, diagnostic.related)),
    )


def _place(related: Related) -> Place:
    return Place(related.where.file, *(related.span or TOP), related.message)
