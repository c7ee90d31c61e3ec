"""The two tables of expressions: those found in real documents, and those written by hand with their reading."""

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl.core.calendar import Reading

HERE = Path(__file__).parent


class Row(NamedTuple):
    """An expression and what it must be read as; `extra` is explained in `readings()`."""

    expression: str
    nature: str
    start: date | None
    end: date | None
    extra: str


def found() -> list[dict[str, str]]:
    """`expressions.tsv`: expression, nature, start, end_or_offset, origin."""
    with (HERE / "expressions.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def readings() -> list[Row]:
    """`readings.tsv`. `extra` is the EDTF form of what has dates, « P1Y 2 » (every, times) of what recurs, the offset
    of what is relative; for what is refused, `wrong` (it cannot be a date), `split` (phases proposed) or nothing."""
    with (HERE / "readings.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(r["expression"], r["nature"], _day(r["start"]), _day(r["end"]), r["extra"] or "") for r in rows]


def extra(reading: Reading) -> str:
    """What the last column of `readings.tsv` says of a reading."""
    if reading.nature == "recurring":
        return f"{reading.every} {reading.times}"
    if reading.nature == "undatable":
        return "wrong" if reading.wrong else "split" if reading.split else ""
    return (reading.offset if reading.nature == "relative" else reading.edtf) or ""


def expressions() -> list[str]:
    """Every expression of both tables."""
    return [row["expression"] for row in found()] + [row.expression for row in readings()]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
