"""For each value of a fiche, who set it last, when, in which commit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from clsctl.core.changes.commits import Commit
from clsctl.core.changes.compare import PERSONS
from clsctl.core.changes.excerpts import shortened
from clsctl.core.changes.leaves import of_fiche
from clsctl.core.changes.trail import Step
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.log import ABBREVIATED, Frame, who_of
from clsctl.core.views.scope import with_plan

# a value: of which thing, under which key, in which words
Said = tuple[str, str, str]


class BlameItem(NamedTuple):
    """A value of the fiche, and the commit that set it last; without commit it is not committed yet. The words of
    persons are null: they are for the plan's own team."""

    ref: str
    key: str
    value: str | None
    commit: str | None
    author: str | None
    date: "date | None"


class BlameSummary(NamedTuple):
    """`authors` counts the values by who set them."""

    values: int
    authors: dict[str, int]


class BlameRow(NamedTuple):
    """A line of the listing for people."""

    date: "date | None"
    author: str | Message
    commit: str | None
    key: str
    value: str | Message


# Translators: heads of the listing of `blame`
COLUMNS = (
    Column("date", msg("Date"), "date"),
    Column("author", msg("Who")),
    Column("commit", msg("Commit"), "ref"),
    Column("key", msg("What")),
    Column("value", msg("Value")),
)


def blame(fiche: Fiche, code: str, steps: Iterable[Step], frame: Frame) -> Answer:
    """The values of a fiche in the order of its file, each with the commit that set it last."""
    last = setters(fiche.id, steps)
    items, rows = [], []
    item = with_plan(BlameItem) if frame.portfolio else BlameItem
    for said in _values(fiche):
        ref, key, value = said
        commit = last.get(said)
        shown = None if is_personal(key) else value
        values: tuple[Any, ...] = (_key(key), shown, *who_of(commit))
        items.append(item(code, f"{code}:{ref}", *values) if frame.portfolio else item(ref, *values))
        rows.append(_row(said, commit))
    summary = BlameSummary(len(items), dict(Counter(each.author for each in items if each.author).most_common()))
    lists = (Listing(None, tuple(rows), COLUMNS),)
    return Answer(
        "blame", frame.title, frame.rev, frame.day, tuple(items), COLUMNS, summary._asdict(), frame.notes, frame.unread,
        item, lists, frame.damaged,
    )  # fmt: skip


def setters(ref: str, steps: Iterable[Step]) -> dict[Said, Commit]:
    """For each value that a fiche ever had, the last commit that brought it."""
    last: dict[Said, Commit] = {}
    for step in steps:
        found = [pair for pairs in step.pairs for pair in pairs if pair.now is not None and pair.now.id == ref]
        if found:
            new = Counter(_values(found[0].now))
            for pair in found:  # what a merge brings is in none of its parents
                new -= Counter(_values(pair.was))
            last |= dict.fromkeys(new, step.commit)
    return last


def _values(fiche: Fiche | None) -> Iterator[Said]:
    for leaf in of_fiche(fiche) if fiche else ():
        if leaf.key:
            yield leaf.ref, leaf.key, leaf.value


def is_personal(key: str) -> bool:
    """Whether a key holds what names a person."""
    return key.replace("[", ".").partition(".")[0] in PERSONS


def _key(key: str) -> str:
    """The key, without the name of a person."""
    return key.replace("[", ".").partition(".")[0] if is_personal(key) else key


def _row(said: Said, commit: Commit | None) -> BlameRow:
    ref, key, value = said
    name = f"{ref} {_key(key)}"
    shown: str | Message = msg("(not shown: names persons)") if is_personal(key) else shortened(value)
    if commit is None:
        return BlameRow(None, msg("not committed yet"), None, name, shown)
    return BlameRow(commit.day, commit.author, commit.oid[:ABBREVIATED], name, shown)
