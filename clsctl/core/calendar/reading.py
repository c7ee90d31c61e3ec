"""What a calendar expression was read as: the record that every view shows and that `period` prints."""

from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.messages import Message

Nature = Literal["dated", "deadline", "open", "continuous", "recurring", "relative", "undatable"]
Precision = Literal[
    "day", "week", "part_of_month", "month", "quarter", "season", "semester", "part_of_year", "year", "years"
]


class Piece(NamedTuple):
    """One part of a cell that holds several dates: a phase that can be pasted into the YAML."""

    titre: str
    calendrier: str


class Reading(NamedTuple):
    """How `text` is read. `start` and `end` are both inclusive; see docs/calendrier.md for the natures.

    `every` and `offset` are ISO 8601 durations; `times` counts occurrences in one `every`.
    For an `undatable` text, `reason` says why, `rest` is the part of `text` that was not understood,
    `nearest` a form that would be understood, `split` the phases a cell with several dates falls into,
    and `wrong` is true for what looks like a date and cannot be one (30/02/2020): an error, not a doubt.
    `placed_by` names what of the context placed a relative expression: `signature`, `fin`, `effet`…
    `warnings` are disagreements worth a finding (brackets against the plan's own dates).
    """

    text: str
    nature: Nature
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    edtf: str | None = None
    every: str | None = None
    times: int | None = None
    offset: str | None = None
    notes: tuple[Message, ...] = ()
    reason: Message | None = None
    rest: str | None = None
    nearest: str | None = None
    split: tuple[Piece, ...] = ()
    wrong: bool = False
    placed_by: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
