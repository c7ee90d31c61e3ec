"""What is wrong with a sign: a quote or a bracket left open, one that YAML keeps for itself."""

import re

from clsctl.core.messages import msg
from clsctl.reading.quoting import in_quotes
from clsctl.reading.spot import Fault, Spot
from clsctl.reading.yaml_nodes import last_scalar


def unclosed_quote(spot: Spot) -> Fault:
    return before_key(spot, spot.since) or spot.fault(
        msg("The quote that opens here is not closed."),
        msg("Close it at the end of the text, or leave both quotes out."),
        spot.since,
    )


def before_key(spot: Spot, offset: int) -> Fault | None:
    """A quote at the beginning of a line, before a key: `"id: 7`."""
    line = spot.lines.first(offset)
    found = re.match(r"(\s*(?:- +)*)[\"']([A-Za-z_]\w*)\s*:(?:\s|$)", spot.line(line))
    if found is None:
        return None
    start = line + len(found[1])
    return spot.fault(
        msg("A quote stands before the key “{key}”, and makes a text of it.", key=found[2]),
        msg("Take it out: a line begins with the key and its colon."),
        start,
        line + found.end(2),
    )


def unclosed_bracket(spot: Spot) -> Fault:
    return spot.fault(
        msg("The bracket that opens here is not closed where it should be."),
        msg("Separate the entries with commas and close the bracket, or write one entry a line after “- ”."),
        spot.since,
    )


def first_character(spot: Spot) -> Fault:
    char = spot.text[spot.at : spot.at + 1]
    if char == "\t":
        return tab(spot)
    return special(spot._replace(since=spot.at))


def special(spot: Spot) -> Fault:
    """A text that begins with a sign YAML keeps for itself."""
    char = spot.text[spot.since : spot.since + 1]
    if char == "*" and spot.text[spot.since + 1 : spot.since + 2] == " ":
        hint = msg("Begin each entry of a list with “- ”.")
    else:
        text = spot.text[spot.since : spot.lines.stop(spot.since)]
        hint = in_quotes(text)
    message = msg("A text cannot begin with “{sign}”, which YAML keeps for itself.", sign=char)
    return spot.fault(message, hint, spot.since, spot.since + 1, harmless=True)


def tab(spot: Spot) -> Fault:
    first = spot.lines.first(spot.at)
    return spot.fault(TAB, TAB_HINT, first, spot.at + 1)._replace(code="F009")


TAB = msg("A tab stands at the start of this line; YAML wants spaces.")
TAB_HINT = msg("Put spaces in its place, two for each level; most editors can do it for the whole file.")


def block_header(spot: Spot) -> Fault:
    sign = spot.text[spot.since : spot.since + 1]
    text = spot.text[spot.since : spot.lines.stop(spot.since)]
    return spot.fault(
        msg("After “{sign}” the text begins on the next line.", sign=sign),
        msg(
            "Move it to the next line, indented; or put it between quotes if “{sign}” belongs to it: '{text}'.",
            sign=sign,
            text=text,
        ),
        spot.since,
    )


def escape(spot: Spot) -> Fault:
    return spot.fault(
        msg("Between double quotes a backslash begins a code, and this is none."),
        msg("Put the text between single quotes, or write the backslash twice (\\\\)."),
        spot.at,
        spot.at + 2,
    )


def question(spot: Spot) -> Fault:
    return special(spot._replace(since=spot.at))


def empty_entry(spot: Spot) -> Fault:
    return spot.fault(
        msg("An entry is missing between the brackets, or begins with a sign that YAML keeps for itself."),
        msg("Write one entry a line after “- ”, with double quotes around what is no plain text."),
        spot.at,
        spot.at + 1,
    )


def directive(spot: Spot) -> Fault:
    return special(spot)._replace(harmless=False)


def tag(spot: Spot) -> Fault:
    return special(spot)._replace(code="F004")


def after_closing(spot: Spot) -> Fault | None:
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


def italics(spot: Spot) -> Fault | None:
    """« *Bilan annuel* », whose first word is an alias for YAML."""
    star = re.fullmatch(r"(\s*(?:- +)*(?:[^:]+:\s+)?)\*\S+\s+", spot.head(spot.at))
    return special(spot._replace(since=spot.lines.first(spot.at) + len(star[1]))) if star else None
