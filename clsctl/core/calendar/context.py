"""What surrounds an expression: the plan's dates, the document's date, and the bounds of vague words."""

from datetime import date
from typing import NamedTuple

from clsctl.core.calendar.reading import Precision


class MonthDay(NamedTuple):
    """A day of any year; a day past the month's end means the month's last (29 or 31 for February)."""

    month: int
    day: int


class Stretch(NamedTuple):
    """From one day of the year to another, both inclusive; it runs into the next year when `last` comes first."""

    first: MonthDay
    last: MonthDay


class Part(NamedTuple):
    """What a word such as `fin` cuts out of each unit: a stretch of the year, months by rank, days of the month."""

    annee: Stretch
    semestre: tuple[int, int]
    quadrimestre: tuple[int, int]
    trimestre: tuple[int, int]
    saison: tuple[int, int]
    mois: tuple[int, int]


def _stretch(first_month: int, last_month: int) -> Stretch:
    return Stretch(MonthDay(first_month, 1), MonthDay(last_month, 31))


class Bounds(NamedTuple):
    """Bounds of vague words; the defaults are those of docs/calendrier.md, a plan may change each of them."""

    debut: Part = Part(_stretch(1, 3), (1, 1), (1, 1), (1, 1), (1, 1), (1, 10))
    mi: Part = Part(_stretch(5, 8), (3, 4), (2, 3), (2, 2), (2, 2), (11, 20))
    fin: Part = Part(_stretch(10, 12), (6, 6), (4, 4), (3, 3), (3, 3), (21, 31))
    printemps: Stretch = _stretch(3, 5)
    ete: Stretch = _stretch(6, 8)
    automne: Stretch = _stretch(9, 11)
    hiver: Stretch = _stretch(12, 2)
    rentree: Stretch = _stretch(9, 9)
    annee_scolaire: Stretch = _stretch(9, 8)


class Cover(NamedTuple):
    """The period on the contract's cover, in its words and in days, both inclusive."""

    text: str
    start: date
    end: date
    precision: Precision


class Context(NamedTuple):
    """`signature`, `effet`, `fin` are the plan's, `redaction` the document's own date; None where unknown.

    `fin` is the end in force; `avenant` is the number of the amendment it comes from, None when it is
    the end first signed. `cover` stands in for the dates of the contract that the plan does not give.
    """

    signature: date | None = None
    effet: date | None = None
    fin: date | None = None
    redaction: date | None = None
    bounds: Bounds = Bounds()
    avenant: str | None = None
    cover: Cover | None = None
