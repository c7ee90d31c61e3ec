"""An answer: what a reading command found, as a value that every output format shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from clsctl.core.messages import Message, nmsg

Cell = str | int | float | Decimal | date | bool | Message | None | tuple[Any, ...] | Mapping[str, Any]


Role = Literal[
    "text", "number", "date", "share", "ref",
    # a word of the format, shown in the words of core.labels
    "etat", "statut", "meteo", "type", "nature", "precision", "severity",
]  # fmt: skip


class Column(NamedTuple):
    """A column of the listing for people: the `key` of the item it shows (dotted for parts), its title.

    `role` tells a renderer what the value is, so that it can word, colour or align it: a `number` whose value
    is a tuple is its length, a `share` is a part of one, and an `etat` is coloured.
    """

    key: str
    title: Message
    role: Role = "text"


class Listing(NamedTuple):
    """One of several lists that people are shown, under its title."""

    title: Message | None
    items: tuple[Any, ...]
    columns: tuple[Column, ...]


class Answer(NamedTuple):
    """`items` are NamedTuples whose fields are the JSON keys of docs/reference; all of the same type.

    `kind` names that type for `clsctl schema output`. `plan` is the plan's or portfolio's title, `rev`
    the label of the snapshot. `unread` names the files left out because they could not be read, `damaged` those
    read but for a value: an answer with any of either ends with exit code 1. `notes` are sentences printed under the
    listing. `item` is the type of the items, so that an empty listing has the same CSV columns as a full one.
    `lists` are what people are shown (`table`, `md`) where that is more than `items` under `columns`; all they say is
    in `items` and `summary`.
    """

    kind: str
    plan: str
    rev: str
    date: "date | None"
    items: tuple[Any, ...]
    columns: tuple[Column, ...]
    summary: Mapping[str, Any]
    notes: tuple[Message, ...] = ()
    unread: tuple[str, ...] = ()
    item: type | None = None
    lists: tuple[Listing, ...] = ()
    damaged: tuple[str, ...] = ()


def lacking(files: Sequence[str]) -> tuple[Message, ...]:
    """That values in a wrong form are missing from an answer, with the files that hold them; nothing for no file."""
    if not files:
        return ()
    return (
        nmsg(
            "{files} holds a value that could not be read, which this answer lacks; `clsctl validate` says which.",
            "{count} files hold values that could not be read, which this answer lacks; "
            "`clsctl validate` says which: {files}",
            len(files),
            files=", ".join(files),
        ),
    )
