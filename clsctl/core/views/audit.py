"""The findings on the history, as an answer."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clsctl.core.audit.found import Found
from clsctl.core.changes.commits import Commit
from clsctl.core.diagnostics import TOP, Diagnostic, Severity
from clsctl.core.messages import Message, msg
from clsctl.core.rules.page import Page
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.log import ABBREVIATED, Frame, who_of


class AuditItem(NamedTuple):
    """A finding on the history, with the commit it is about; without commit it is about what no known commit did."""

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
    commit: str | None
    author: str | None
    date: "date | None"


class AuditSummary(NamedTuple):
    """`codes` counts the findings by code."""

    findings: int
    errors: int
    warnings: int
    codes: dict[str, int]


class AuditRow(NamedTuple):
    """A line of the listing for people."""

    code: str
    date: "date | None"
    author: str | None
    message: Message
    commit: str | None


# Translators: heads of the listing of `audit`
COLUMNS = (
    Column("code", msg("Code"), "ref"),
    Column("date", msg("Date"), "date"),
    Column("author", msg("Who")),
    Column("message", msg("What is found")),
    Column("commit", msg("Commit"), "ref"),
)


class Remedy(NamedTuple):
    """What to do about the findings of a code: told once for all that have the same remedy."""

    code: str
    hint: Message


# Translators: heads of the list of remedies under the findings of `audit`
REMEDIES = (Column("code", msg("Code"), "ref"), Column("hint", msg("Remedy")))


class Signed(NamedTuple):
    """A finding with its place and severity, and the commit it is about."""

    diagnostic: Diagnostic
    commit: Commit | None


def diagnostic(page: Page, found: Found, prefix: str = "") -> Diagnostic:
    """A finding as every other is: with the code and severity of its page; `prefix` is that of references."""
    ref = None if found.ref is None else prefix + found.ref
    return Diagnostic(page.code, page.severity, found.where, found.message, found.hint, ref)


def findings(found: Iterable[Signed], frame: Frame) -> Answer:
    """The answer of `audit`, in the order given."""
    known = tuple(found)
    items = tuple(map(_item, known))
    counts = Counter(item.severity for item in items)
    codes = dict(sorted(Counter(item.code for item in items).items()))
    summary = AuditSummary(len(items), counts["error"], counts["warning"], codes)
    is_whole = not (items or frame.unread or frame.damaged)
    notes = (*frame.notes, msg("The history holds up: nothing is found.")) if is_whole else frame.notes
    remedies = tuple(dict.fromkeys(Remedy(item.code, item.hint) for item in items if item.hint))
    lists = (Listing(None, tuple(map(_row, known)), COLUMNS), *_remedied(remedies))
    return Answer(
        "audit", frame.title, frame.rev, frame.day, items, COLUMNS, summary._asdict(), notes, frame.unread, AuditItem,
        lists, frame.damaged,
    )  # fmt: skip


def _remedied(remedies: tuple[Remedy, ...]) -> tuple[Listing, ...]:
    return (Listing(msg("What to do"), remedies, REMEDIES),) if remedies else ()


def _item(each: Signed) -> AuditItem:
    it, commit = each
    span = it.span or TOP
    said = (it.code, it.severity, it.message, it.hint, it.where.key, it.ref)
    return AuditItem._make((it.where.file, *span, *said, *who_of(commit)))


def _row(each: Signed) -> AuditRow:
    it, (oid, author, day) = each.diagnostic, who_of(each.commit)
    return AuditRow(it.code, day, author, it.message, oid[:ABBREVIATED] if oid else None)
