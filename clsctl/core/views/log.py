"""The changes along a history, or between two texts, as answers: who, when, which thing, from, to."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from clsctl.core.changes.commits import Commit
from clsctl.core.changes.telling import Told
from clsctl.core.changes.values import Change, Kind
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.kept import Keep
from clsctl.core.views.scope import with_plan

# how much of a hash is enough for people
ABBREVIATED = 10
_Found = tuple[Commit | None, str, tuple[Change, ...]]
Who = tuple[str | None, str | None, "date | None"]


class LogItem(NamedTuple):
    """A change: of which thing (`ref`, empty for the contract itself), of which key (empty for the thing as a whole),
    from what to what, and in a sentence. `days` is how far a deadline went. `date` is the day it entered git; what is
    not committed yet has neither commit nor author nor date.
    """

    ref: str
    key: str
    kind: Kind
    before: str | None
    after: str | None
    days: int | None
    commit: str | None
    author: str | None
    date: "date | None"
    text: Message


class LogSummary(NamedTuple):
    """`kinds` counts the changes by kind, `days` is the first and the last on which something changed."""

    changes: int
    commits: int
    kinds: dict[str, int]
    first: date | None
    last: date | None


class LogRow(NamedTuple):
    """A line of the listing for people: the commit is told once, beside its first change."""

    date: "date | None"
    author: str | None
    plan: str | None
    text: Message
    commit: str | None


class Frame(NamedTuple):
    """What an answer is about: `plans` says whether it is a portfolio, whose items name their plan."""

    title: str
    rev: str
    day: date
    portfolio: bool = False
    notes: tuple[Message, ...] = ()
    unread: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

    def lacking(self, plans: Iterable[Plan]) -> "Frame":
        """This frame, with the files of some plans that could not be read, or not whole."""
        known = tuple(plans)
        unread = tuple(dict.fromkeys(file for plan in known for file in plan.illisibles))
        damaged = tuple(dict.fromkeys(file for plan in known for file in plan.abimees))
        return self._replace(unread=unread, damaged=damaged)


# Translators: heads of the listing of changes
COLUMNS = (
    Column("date", msg("Date"), "date"),
    Column("author", msg("Who")),
    Column("plan", msg("Plan"), "ref"),
    Column("text", msg("What changed")),
    Column("commit", msg("Commit"), "ref"),
)


NOTHING = msg("Nothing has changed.")


def log(told: Iterable[Told], keep: Keep, frame: Frame, nothing: Message = NOTHING) -> Answer:
    """The changes, the last first; those of one commit in the order of the plan. `nothing` says that there is none."""
    found: list[_Found] = [(each.commit, each.code, each.changes) for each in reversed(list(told))]
    return _answer("log", found, keep, frame, nothing)


def diff(found: Iterable[tuple[str, tuple[Change, ...]]], keep: Keep, frame: Frame) -> Answer:
    """The changes from one text to another, plan by plan."""
    return _answer("diff", [(None, code, changes) for code, changes in found], keep, frame, NOTHING)


def _answer(
    kind: str,
    found: list[_Found],
    keep: Keep,
    frame: Frame,
    nothing: Message,
) -> Answer:
    items, rows = [], []
    item: Any = with_plan(LogItem) if frame.portfolio else LogItem
    for commit, code, changes in found:
        who = who_of(commit)
        kept = [change for change in changes if keep(code, change.ref)]
        for rank, change in enumerate(kept):
            values = (*change[:6], *who, change.text)
            items.append(item(code, f"{code}:{change.ref}", *values[1:]) if frame.portfolio else item(*values))
            rows.append(_row(commit if rank == 0 else None, code if frame.portfolio else None, change.text))
    days = [commit.day for commit, _, _ in found if commit] if items else []
    commits = {commit.oid for commit, _, _ in found if commit}
    kinds = dict(Counter(each.kind for each in items))
    summary = LogSummary(len(items), len(commits), kinds, min(days, default=None), max(days, default=None))
    columns = tuple(column for column in COLUMNS if rows and any(getattr(row, column.key) for row in rows))
    lists = (Listing(None, tuple(rows), columns),)
    notes = frame.notes if items else (*frame.notes, nothing)
    return Answer(
        kind, frame.title, frame.rev, frame.day, tuple(items), columns, summary._asdict(), notes, frame.unread,
        item, lists, frame.damaged,
    )  # fmt: skip


def who_of(commit: Commit | None) -> Who:
    """The commit, its author and its day, each None for what is not committed."""
    return (commit.oid, commit.author, commit.day) if commit else (None, None, None)


def _row(commit: Commit | None, code: str | None, text: Message) -> LogRow:
    if commit is None:
        return LogRow(None, None, code, text, None)
    return LogRow(commit.day, commit.author, code, text, commit.oid[:ABBREVIATED])
