"""An agenda as iCalendar (RFC 5545): whole days, lines that end in CRLF and are folded at 75 octets, texts escaped.

The same agenda gives the same bytes: the stamp that the format asks of each event is the day of the text.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from clsctl.core.calendar.recurrence import parse_duration
from clsctl.core.views.agenda import Agenda, Evenement, Rythme
from clsctl.render.language import Language

# Octets of a line, its end not counted (RFC 5545, 3.1).
_LONGEST = 75
_STATUS = {"suspendu": "TENTATIVE", "abandonne": "CANCELLED", "disparu": "CANCELLED"}
# What RFC 5545 keeps out of texts; the tab is allowed, and a line break is written \n.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def ics(agenda: Agenda, language: Language) -> str:
    """The text of the file."""
    name = text(language(agenda.titre))
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//clsctl//clsctl//FR",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        # how often a calendar that is subscribed to is fetched again (RFC 7986)
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *(line for event in agenda.evenements for line in _event(event, agenda.estampille, language)),
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Evenement, stamp: date, language: Language) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(event.uid)}"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{_day(event.jour)}"
    if event.jour < date.max:  # without an end, a whole day is one day long all the same
        yield f"DTEND;VALUE=DATE:{_day(event.jour + timedelta(days=1))}"
    rule = _rule(event.rythme) if event.rythme else None
    if rule:
        yield f"RRULE:{rule}"
    yield f"SUMMARY:{text(language(event.titre))}"
    if event.lignes:
        yield "DESCRIPTION:" + text("\n".join(language(each) for each in event.lignes))
    yield f"STATUS:{_STATUS.get(event.etape, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"  # a deadline keeps nobody busy
    yield "END:VEVENT"


def _rule(rythme: Rythme) -> str | None:
    """The recurrence rule whose days are the ends of the civil periods; None for a length that no rule has."""
    length = parse_duration(rythme.every)
    if length is None or bool(length.in_months) == bool(length.in_days):
        return None
    if length.in_months:
        rule = f"FREQ=MONTHLY;INTERVAL={length.in_months};BYMONTHDAY=-1"
    elif length.in_days % 7 == 0:
        rule = f"FREQ=WEEKLY;INTERVAL={length.in_days // 7}"
    else:
        rule = f"FREQ=DAILY;INTERVAL={length.in_days}"
    return f"{rule};UNTIL={_day(rythme.until)}" if rythme.until else rule


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def text(value: str) -> str:
    """A value of type TEXT: no sign of it is obeyed, and its line breaks are words of it (RFC 5545, 3.3.11)."""
    plain = _CONTROLS.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line cut into lines of 75 octets at most, each but the first behind a space, no sign cut in two."""
    octets = line.encode()
    if len(octets) <= _LONGEST:
        return line
    parts, start, end = [], 0, _LONGEST
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # inside a sign
            end -= 1
        parts.append(octets[start:end])
        start, end = end, end + _LONGEST - 1
    return b"\r\n ".join((*parts, octets[start:])).decode()
