"""What an expression says, before it is placed on days: the typed tree that the grammar makes of the words."""

from typing import Literal, NamedTuple

from clsctl.core.calendar.recurrence import Duration

Kind = Literal[
    "day", "week", "iso_week", "fortnight", "month", "quarter", "quadrimester", "semester", "season", "rentree",
    "school_year", "year", "ordinal",
]  # fmt: skip


EITHER = 2


class Unit(NamedTuple):
    """One unit of the calendar. `year` is None where the text gives none.

    `rank` is its number in the year: the month of a day, week or fortnight, 1 to 4 for a quarter or a season
    (spring is 1), -1 for the last. `day` is the day, or which half for a fortnight. `year2` is the second
    year of a winter, a school year or a `rentrée`. `part` is `debut`, `mi` or `fin`. `weekday` counts from
    Monday, 0, and must agree with the day. `coming` is 1 for « prochain », -1 for « dernier »
    after the noun, `EITHER` for « dernier » before it, which is the last of the year or the last gone.
    An `ordinal` is only a number, whose unit comes after it (« 1er et 2e trimestres »); its `day` is 0 where
    it cannot be that of a month (« 2e »).
    """

    kind: Kind
    year: int | None = None
    rank: int = 0
    day: int = 0
    part: str = ""
    year2: int | None = None
    weekday: int | None = None
    coming: int = 0


class Span(NamedTuple):
    """From the start of one unit to the end of another. A year that only one of the two has is for both."""

    first: Unit
    last: Unit
    joined: str = "to"  # "dash" where only a dash or a slash joins them


class Listing(NamedTuple):
    """Units named one after the other; one interval when each begins where the last ended."""

    items: "tuple[Unit | Span, ...]"
    loose: bool = False  # only dashes or slashes part them


Time = Unit | Span | Listing


def units(what: Time) -> list[Unit]:
    """The units a time is made of."""
    if isinstance(what, Unit):
        return [what]
    if isinstance(what, Span):
        return [what.first, what.last]
    return [unit for item in what.items for unit in units(item)]


def with_year(item: Unit | Span, year: int) -> Unit | Span:
    """The same with that year where it has none."""
    if isinstance(item, Unit):
        return _with_year(item, year)
    return item._replace(first=_with_year(item.first, year), last=_with_year(item.last, year))


def _with_year(unit: Unit, year: int) -> Unit:
    return unit if unit.year is not None else unit._replace(year=year, coming=0)


Lead = Literal["bare", "of", "article", "strong"]


class When(NamedTuple):
    """A time. `lead` tells what announces it: nothing, « de » or « du » alone, an article alone, or more."""

    what: Time
    lead: Lead = "strong"


class From(NamedTuple):
    """A start; `beyond` when it begins after the unit (« après 2024 ») rather than with it."""

    what: Unit
    beyond: bool = False


class Until(NamedTuple):
    """An end; `short` when it comes before the unit (« avant juin ») rather than with its end."""

    what: Unit
    short: bool = False


class For(NamedTuple):
    """« pour X »: X itself for a year, a school year, a semester, a quarter or a range, else an end."""

    what: Time


class Lasting(NamedTuple):
    """A length of time. `coming` when it is said to begin soon (« les cinq années à venir »), `bare` when nothing but
    the length is written."""

    duration: Duration
    coming: bool = False
    bare: bool = False


class Every(NamedTuple):
    """A recurrence. `most` is the upper number of « 2 à 3 fois par an », `during` what of the period it concerns."""

    duration: Duration
    times: int = 1
    most: int | None = None
    during: Time | None = None
    within: "When | From | Until | For | Contract | Anchored | None" = None


class Always(NamedTuple):
    """Continuous; `phrase` where whole words say so that nothing else could mean (« au fil de l'eau »)."""

    phrase: bool = False


Event = Literal["signature", "effet", "fin", "named", "year"]


class Anchored(NamedTuple):
    """A time counted from an event: `at` it, `from` it on, `within` a delay or `lasting` from it,
    `ahead` of it.

    `event` is `year` for « année N+1 », the civil year of the signature; `named` is not one of the plan's.
    """

    event: Event
    mode: Literal["at", "from", "within", "lasting", "until", "ahead"]
    duration: Duration = Duration()
    last: Duration | None = None  # « N+1 à N+3 »


class Contract(NamedTuple):
    """As long as the contract; `years` in brackets, `length` where it is told, another start or end where one is."""

    years: Span | None = None
    length: Duration | None = None
    start: "From | Anchored | None" = None


class Opening(NamedTuple):
    """From an event of the plan to a time of the calendar: « de la signature à fin 2024 »."""

    start: Anchored
    end: Unit


class Lasted(NamedTuple):
    """A time that goes on from a start for a length: « janvier 2017, pour 5 ans »."""

    start: Unit
    duration: Duration


class Told(NamedTuple):
    """A time with its length told beside it: « les cinq années à venir (2013-2017) »; the two must agree."""

    what: Time
    duration: Duration


Clause = When | From | Until | For | Lasting | Every | Always | Anchored | Contract | Opening | Lasted | Told
