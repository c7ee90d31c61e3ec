"""What is wrong with a line: its key, its colon, its dash, the spaces at its start."""

import re

from clsctl.core.messages import msg
from clsctl.reading.fault_of_sign import special, unclosed_quote
from clsctl.reading.labels import key_of_label
from clsctl.reading.quoting import BULLETS, begin_entries, in_quotes
from clsctl.reading.spot import Fault, Spot
from clsctl.reading.yaml_nodes import last_scalar

_KEY_ONLY = r"\s*(- +)*[^\s:#'\"\[{][^:]*"
_GLUED = r"(\s*(?:- +)*)([A-Za-z_]\w*):(?!//)(\S.*)"


def colon(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    if above is not None and re.fullmatch(_KEY_ONLY, spot.head(spot.at)):
        if dash := _dash(spot, above):
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
    if re.fullmatch(_GLUED, text):
        return _glued(spot, line)
    if dash := _dash(spot, spot.since):
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


def _dash(spot: Spot, line: int) -> Fault | None:
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
    return _after_closing(spot) or _italics(spot) or _misplaced(spot)


def expected_dash(spot: Spot) -> Fault:
    sign = _after_closing(spot) or _italics(spot)
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


def _after_closing(spot: Spot) -> Fault | None:
    """Something after a closing quote or bracket; the quote may have been opened lines above."""
    head = spot.head(spot.at).rstrip()
    if not head or head[-1] not in "'\"]}":
        return None
    if head[-1] in "]}":
        return spot.fault(
            msg("Something stands after the closing bracket."),
            msg("If the brackets belong to the text, put the whole between double quotes."),
            spot.at,
        )
    scalar = last_scalar(spot.text)
    if scalar is not None and scalar.start_mark.line != scalar.end_mark.line:
        return unclosed_quote(spot._replace(since=scalar.start_mark.index))
    if head[-1] == "'":
        hint = msg("Between single quotes an apostrophe is written twice (''); double quotes need no such thing.")
    else:
        hint = msg('Put the whole text between single quotes, or write \\" for a double quote inside double quotes.')
    return spot.fault(msg("The text goes on after its closing quote."), hint, spot.at)


def _italics(spot: Spot) -> Fault | None:
    """« *Bilan annuel* », whose first word is an alias for YAML."""
    star = re.fullmatch(r"(\s*(?:- +)*(?:[^:]+:\s+)?)\*\S+\s+", spot.head(spot.at))
    return special(spot._replace(since=spot.lines.first(spot.at) + len(star[1]))) if star else None


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


def dash_in_line(spot: Spot) -> Fault:
    return spot.fault(
        msg("A list cannot begin on the line of its key."),
        msg("Put the first entry on the next line, indented, after “- ”; put a text between quotes, or below “|”."),
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
    return spot.fault(
        msg("This line starts further left than the first key of the file."),
        msg("Start all the keys of the file in the first column."),
        spot.at,
    )
