"""What is wrong with an entry of a list: its dash, its place."""

import re

from clsctl.core.messages import msg
from clsctl.reading.fault_of_sign import after_closing, italics
from clsctl.reading.quoting import BULLETS, begin_entries
from clsctl.reading.spot import Fault, Spot


def dash_of(spot: Spot, line: int) -> Fault | None:
    """An entry of a list whose dash has no space after it, or is another sign: « -id: L1 », « – id: L1 »."""
    found = re.match(r"(\s*)(?:-(?=\w)|(" + "|".join(BULLETS) + r")\s)", spot.line(line))
    if not found:
        return None
    start = spot.lines.first(line) + len(found[1])
    if not found[2]:
        return spot.fault(
            msg("A space is missing after the dash."), msg("Begin each entry of the list with “- ”."), start
        )
    return spot.fault(msg("“{sign}” begins no entry of a list.", sign=found[2]), begin_entries(found[2]), start)


def expected_dash(spot: Spot) -> Fault:
    sign = after_closing(spot) or italics(spot)
    if sign:
        return sign
    line, _ = spot.lines.place(spot.since)
    owner, key = spot.line(spot.since), re.match(r" *([^\s:#]+):(?:\s|$)", spot.line(spot.at))
    first = re.match(r"( *- +)([^\s:#]+):(?:\s|$)", owner)
    if key and first and len(spot.head(spot.at)) in range(first[1].index("-"), len(first[1])):
        return spot.fault(
            msg("“{key}” starts too far left to belong to the entry above.", key=key[1]),
            msg(
                "Start it exactly under “{first}”, after {count} spaces; or, if it is no part of the list, under the "
                "key that it follows.",
                first=first[2],
                count=len(first[1]),
            ),
            spot.at,
        )
    return spot.fault(
        msg(
            "This line stands among the entries of the list that begins on line {line}, and is not one of them.",
            line=line,
        ),
        msg(
            "Begin an entry with “- ”; start a key that is no part of the list further left, under the key it follows."
        ),
        spot.at,
    )


def dash_in_line(spot: Spot) -> Fault:
    return spot.fault(
        msg("A list cannot begin on the line of its key."),
        msg("Put the first entry on the next line, indented, after “- ”; put a text between quotes, or below “|”."),
        spot.at,
    )
