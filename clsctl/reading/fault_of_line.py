"""What is wrong with a line: its key, its colon, its dash, the spaces at its start."""

import re

from clsctl.core.messages import msg
from clsctl.reading.fault_of_list import dash_of
from clsctl.reading.fault_of_sign import after_closing, before_key, italics
from clsctl.reading.labels import key_of_label
from clsctl.reading.quoting import in_quotes
from clsctl.reading.spot import Fault, Spot

_KEY_ONLY = r"\s*(- +)*[^\s:#'\"\[{][^:]*"
_GLUED = r"(\s*(?:- +)*)([A-Za-z_]\w*):(?!//)(\S.*)"


def colon(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    if above is not None and re.fullmatch(_KEY_ONLY, spot.head(spot.at)):
        if dash := dash_of(spot, above):
            return dash
        if re.fullmatch(_GLUED, spot.line(above)):
            return _glued(spot, above)
        return _key_in_text(spot, above)
    value = spot.line(spot.at)
    # an entry that begins with several words is no key: « - Nom du lieu : ici »
    before = re.match(r"\s*(?:(?:- +)+[^\s:#'\"\[{]+:\s+|[^\s:#'\"\[{-][^:]*(?<!\s):\s+|(?:- +)*)", value)
    if before and before.end() <= len(spot.head(spot.at)):
        value = value[before.end() :]
    return spot.fault(
        msg("A colon followed by a space cuts the text here: YAML takes what comes before it for a key."),
        in_quotes(value),
        spot.at,
        spot.at + 1,
        harmless=True,
    )


def _key_in_text(spot: Spot, above: int) -> Fault:
    start = spot.lines.first(spot.at)
    start += len(spot.line(start)) - len(spot.line(start).lstrip())
    if ":" not in spot.line(above) and (missing := _missing_colon(spot, above)):
        return missing
    if ":" not in spot.line(above):
        return spot.fault(
            msg("This line is neither a key nor part of a text."),
            msg("A line begins with a key and a colon; the text of a key is indented below it."),
            above,
        )
    return spot.fault(
        msg("This key is part of the text above, because its line starts further right."),
        msg("Start the line under the first letter of the key it follows."),
        start,
        spot.at,
    )


def _glued(spot: Spot, line: int) -> Fault:
    found = re.fullmatch(_GLUED, spot.line(line))
    indent, key, rest = found.groups() if found else ("", "", "")
    start = line + len(indent)
    return spot.fault(
        msg("A space is missing after the colon of “{key}”.", key=key),
        msg("Write “{key}: {rest}”.", key=key, rest=rest),
        start,
        start + len(key) + 1,
    )


def no_colon(spot: Spot) -> Fault:
    line = spot.lines.first(spot.since)
    text = spot.line(line)
    if quote := before_key(spot, line):
        return quote
    if re.fullmatch(_GLUED, text):
        return _glued(spot, line)
    if dash := dash_of(spot, spot.since):
        return dash
    if missing := _missing_colon(spot, line):
        return missing
    above = spot.above(spot.since)
    owner = re.fullmatch(r"\s*(?:- +)*([^:]+):\s*[|>]?[-+]?", spot.line(above)) if above is not None else None
    if owner:
        return spot.fault(
            msg("The text of “{key}” is not indented.", key=owner[1].strip()),
            msg("Put two spaces more than before “{key}” at the start of each of its lines.", key=owner[1].strip()),
            spot.since,
        )
    return spot.fault(
        msg("This line is neither a key nor part of a text."),
        msg("Write a key and a colon before it, or indent it so that it belongs to the text above."),
        spot.since,
    )


_KEYS_ALONE = ("id", "type")  # which no document prints as a label


def _missing_colon(spot: Spot, line: int) -> Fault | None:
    """A line that begins with a key of the format, or is one word above lines that belong to it, without its colon."""
    found = re.fullmatch(r"(\s*(?:- +)*)([a-z_]+)( *=)?( +[^:]*)?", spot.line(line).rstrip())
    if found is None:
        return None
    indent, key, equals, rest = found.groups("")
    known = equals or key_of_label(key, ()) == key or key in _KEYS_ALONE
    if not known and (rest or not _owns_below(spot, line)):
        return None
    start = line + len(indent)
    return spot.fault(
        msg("The colon is missing after “{key}”.", key=key),
        msg("Write “{text}”.", text=f"{key}:{rest}"),
        start,
        start + len(key),
    )


def _owns_below(spot: Spot, line: int) -> bool:
    """Whether the next line that holds something stands further right than this one, or begins an entry of a list."""
    indent = len(spot.line(line)) - len(spot.line(line).lstrip())
    below = re.match(r"\s*\n( *)(- )?", spot.text[spot.lines.stop(line) :])
    return below is not None and (len(below[1]) > indent or below[2] is not None)


def expected_key(spot: Spot) -> Fault:
    return after_closing(spot) or italics(spot) or _misplaced(spot)


def _misplaced(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    char = spot.text[spot.at : spot.at + 1]
    if char in ("]", "}"):
        return spot.fault(
            msg("A bracket closes here that none opens."),
            msg("Delete it, or put the text it belongs to between double quotes."),
            spot.at,
            spot.at + 1,
        )
    if char == ":":
        return spot.fault(
            msg("There is no key before this colon."), msg("Write the key before it."), spot.at, spot.at + 1
        )
    if char == "-":
        return spot.fault(
            msg("An entry of a list stands here among keys."),
            msg("Indent it below the key it belongs to, under the other entries of its list."),
            spot.at,
        )
    if above is not None and re.search(r"\s#", spot.line(above)) and not re.match(_KEY_ONLY + ":", spot.line(spot.at)):
        return spot.fault(
            msg("This text cannot go on here: the comment of the line above ended it."),
            msg("Put the comment on a line of its own above the text, or the text between double quotes."),
            spot.at,
        )
    return spot.fault(
        msg("The spaces at the start of this line put it under no line above."),
        msg("Give it exactly as many spaces as the keys of the same group."),
        spot.at,
    )


def too_far_left(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    if above is not None and spot.line(above) == "...":
        return spot.fault(
            msg("The line “...” above ends the file for YAML; this is never read."),
            msg("Delete the line “...”."),
            spot.at,
        )
    first = re.match(r"(?:\s*#.*\n|\s*\n)*", spot.text)
    return before_key(spot, first.end() if first else 0) or spot.fault(
        msg("This line starts further left than the first key of the file."),
        msg("Start all the keys of the file in the first column."),
        spot.at,
    )
