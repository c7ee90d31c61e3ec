"""An answer: what a reading command found, as a value that every output format shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from clsctl.core.messages import Message, nmsg
from clsctl.core.views.frise import Frise

Cell = str | int | float | Decimal | date | bool | Message | None | tuple[Any, ...] | Mapping[str, Any]


Role = Literal[
    "text", "number", "quantity", "amount", "date", "share", "gauge", "ref",
    # drawn on a terminal, left out elsewhere
    "bar", "curve",
    # a word of the format, shown in the words of core.labels
    "etat", "statut", "meteo", "type", "nature", "precision", "severity",
]  # fmt: skip


class Column(NamedTuple):
    """A column of the listing for people: the `key` of the item it shows (dotted for parts), its title.

    `role` tells a renderer what the value is, so that it can word, colour or align it: a `number` whose value
    is a tuple is its length, a `quantity` and an `amount` (in euros) of nothing are left blank, a `share` is a part of
    one, and an `etat` is coloured. On a terminal a `gauge` is a share with a bar, a `bar` is only that, a `curve`
    draws a `Courbe`.
    """

    key: str
    title: Message
    role: Role = "text"


class Listing(NamedTuple):
    """One of several lists that people are shown, under its title; on a terminal its chart is drawn in its place."""

    title: Message | None
    items: tuple[Any, ...]
    columns: tuple[Column, ...]
    chart: Frise | None = None


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
