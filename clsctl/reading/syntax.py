"""libyaml's syntax errors in words that whoever writes the file understands, with the very place."""

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from clsctl.core.messages import Message, msg
from clsctl.reading.lines import Lines
from clsctl.reading.yaml_nodes import last_scalar

# What stands in for a sign that YAML keeps for itself: it looks alike, since a message may show it.
_LETTERS = {":": "\ua789", "*": "\u2217", "%": "\uff05", "@": "\uff20", "`": "\u2018"}
_LETTER = "\u00b7"


class Fault(NamedTuple):
    """What is wrong at a range of characters. With `harmless` the first of them may be taken for a letter, so that
    the rest of the file can still be read for its own findings."""

    code: str
    message: Message
    hint: Message
    start: int
    end: int
    harmless: bool = False


class Spot(NamedTuple):
    """Where libyaml stopped (`at`), and where what it was reading began (`since`)."""

    lines: Lines
    at: int
    since: int

    @property
    def text(self) -> str:
        return self.lines.text

    def head(self, offset: int) -> str:
        """The line of an offset up to it."""
        return self.text[self.lines.first(offset) : offset]

    def line(self, offset: int) -> str:
        """The line of an offset."""
        first = self.lines.first(offset)
        return self.text[first : self.lines.stop(first)]

    def above(self, offset: int) -> int | None:
        """The offset of the line before that holds something."""
        first = self.lines.first(offset)
        while first > 0:
            first = self.lines.first(first - 1)
            if self.line(first).strip():
                return first
        return None

    def fault(
        self, message: Message, hint: Message, start: int, end: int | None = None, *, harmless: bool = False
    ) -> Fault:
        """A fault from an offset to another, by default the end of the line."""
        last = self.lines.stop(start) if end is None else end
        return Fault("F002", message, hint, start, max(last, min(start + 1, len(self.text))), harmless)


def explain(error: MarkedYAMLError, lines: Lines) -> Fault:
    """What is wrong where libyaml stopped."""
    size = len(lines.text)
    at = min(error.problem_mark.index, size) if error.problem_mark else size
    since = min(error.context_mark.index, size) if error.context_mark else at
    spot = Spot(lines, at, since)
    return _FAULTS.get(error.problem or "", _unknown)(spot)


def _unknown(spot: Spot) -> Fault:
    return spot.fault(
        msg("YAML does not understand the file from here on."),
        msg("Look at this line and the one above: quotes and brackets that are not closed, spaces at their start."),
        spot.at,
    )


_KEY_ONLY = r"\s*(- +)*[^\s:#'\"\[{][^:]*"
_GLUED = r"(\s*(?:- +)*)([A-Za-z_]\w*):(?!//)(\S.*)"


def _colon(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    if above is not None and re.fullmatch(_KEY_ONLY, spot.head(spot.at)):
        if re.fullmatch(_GLUED, spot.line(above)):
            return _glued(spot, above)
        return _key_in_text(spot, above)
    value = re.sub(r"^\s*(- +)*([a-z_]+:\s+)?", "", spot.line(spot.at))
    return spot.fault(
        msg("A colon followed by a space cuts the text here: YAML takes what comes before it for a key."),
        msg("Put the whole text between quotes: '{text}'.", text=value.replace("'", "''")),
        spot.at,
        spot.at + 1,
        harmless=True,
    )


def _key_in_text(spot: Spot, above: int) -> Fault:
    start = spot.lines.first(spot.at)
    start += len(spot.line(start)) - len(spot.line(start).lstrip())
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


def _no_colon(spot: Spot) -> Fault:
    line = spot.lines.first(spot.since)
    text = spot.line(line)
    if re.fullmatch(_GLUED, text):
        return _glued(spot, line)
    if re.match(r"\s*-\w", text):
        return spot.fault(
            msg("A space is missing after the dash."), msg("Begin each entry of the list with “- ”."), spot.since
        )
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


def _expected_key(spot: Spot) -> Fault:
    return _after_closing(spot) or _misplaced(spot)


def _expected_dash(spot: Spot) -> Fault:
    closing = _after_closing(spot)
    if closing:
        return closing
    line, _ = spot.lines.place(spot.since)
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
        return _unclosed_quote(spot._replace(since=scalar.start_mark.index))
    if head[-1] == "'":
        hint = msg("Between single quotes an apostrophe is written twice (''); double quotes need no such thing.")
    else:
        hint = msg('Put the whole text between single quotes, or write \\" for a double quote inside double quotes.')
    return spot.fault(msg("The text goes on after its closing quote."), hint, spot.at)


def _misplaced(spot: Spot) -> Fault:
    above = spot.above(spot.at)
    char = spot.text[spot.at : spot.at + 1]
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


def _unclosed_quote(spot: Spot) -> Fault:
    return spot.fault(
        msg("The quote that opens here is not closed."),
        msg("Close it at the end of the text, or leave both quotes out."),
        spot.since,
    )


def _unclosed_bracket(spot: Spot) -> Fault:
    return spot.fault(
        msg("The bracket that opens here is not closed where it should be."),
        msg("Separate the entries with commas and close the bracket, or write one entry a line after “- ”."),
        spot.since,
    )


def _first_character(spot: Spot) -> Fault:
    char = spot.text[spot.at : spot.at + 1]
    if char == "\t":
        return _tab(spot)
    return _special(spot._replace(since=spot.at))


def _special(spot: Spot) -> Fault:
    """A text that begins with a sign YAML keeps for itself."""
    char = spot.text[spot.since : spot.since + 1]
    if char == "*" and spot.text[spot.since + 1 : spot.since + 2] == " ":
        hint = msg("Begin each entry of a list with “- ”.")
    else:
        text = spot.text[spot.since : spot.lines.stop(spot.since)]
        hint = msg("Put the text between quotes: '{text}'.", text=text.replace("'", "''"))
    message = msg("A text cannot begin with “{sign}”, which YAML keeps for itself.", sign=char)
    return spot.fault(message, hint, spot.since, spot.since + 1, harmless=True)


def _tab(spot: Spot) -> Fault:
    first = spot.lines.first(spot.at)
    return spot.fault(TAB, TAB_HINT, first, spot.at + 1)._replace(code="F009")


TAB = msg("A tab stands at the start of this line; YAML wants spaces.")
TAB_HINT = msg("Put spaces in its place, two for each level; most editors can do it for the whole file.")


def _block_header(spot: Spot) -> Fault:
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


def _escape(spot: Spot) -> Fault:
    return spot.fault(
        msg("Between double quotes a backslash begins a code, and this is none."),
        msg("Put the text between single quotes, or write the backslash twice (\\\\)."),
        spot.at,
        spot.at + 2,
    )


def _dash_in_line(spot: Spot) -> Fault:
    return spot.fault(
        msg("A list cannot begin on the line of its key."),
        msg("Put the first entry on the next line, indented, after “- ”."),
        spot.at,
    )


def _question(spot: Spot) -> Fault:
    return _special(spot._replace(since=spot.at))


def _empty_entry(spot: Spot) -> Fault:
    return spot.fault(
        msg("An entry is missing between the brackets, or begins with a sign that YAML keeps for itself."),
        msg("Write one entry a line after “- ”, with double quotes around what is no plain text."),
        spot.at,
        spot.at + 1,
    )


def _too_far_left(spot: Spot) -> Fault:
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


def _directive(spot: Spot) -> Fault:
    return _special(spot)._replace(harmless=False)


def _tag(spot: Spot) -> Fault:
    return _special(spot)._replace(code="F004")


_FAULTS: dict[str, Callable[[Spot], Fault]] = {
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _expected_key,
    "did not find expected '-' indicator": _expected_dash,
    "did not find expected ',' or ']'": _unclosed_bracket,
    "did not find expected ',' or '}'": _unclosed_bracket,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "found character that cannot start any token": _first_character,
    "did not find expected alphabetic or numeric character": _special,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "did not find expected comment or line break": _block_header,
    "found an indentation indicator equal to 0": _block_header,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "block sequence entries are not allowed in this context": _dash_in_line,
    "mapping keys are not allowed in this context": _question,
    "did not find expected node content": _empty_entry,
    "did not find expected <document start>": _too_far_left,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "found unexpected non-alphabetical character": _directive,
    "could not find expected directive name": _directive,
    "found unknown directive name": _directive,
    "did not find expected whitespace": _directive,
    "did not find expected digit or '.' character": _directive,
    "did not find expected version number": _directive,
    "did not find expected '!'": _tag,
    "did not find expected tag URI": _tag,
    "did not find expected whitespace or line break": _tag,
    "did not find the expected '>'": _tag,
    "did not find URI escaped octet": _tag,
    "found undefined tag handle": _tag,
}


def mended(text: str, fault: Fault) -> str:
    """The text of the same length without the fault: its sign taken for a letter, or its whole block left blank."""
    if fault.harmless:
        sign = text[fault.start]
        return text[: fault.start] + _LETTERS.get(sign, _LETTER) + text[fault.start + 1 :]
    first, last = _block(text, fault.start)
    return text[:first] + blank(text[first:last]) + text[last:]


def blank(text: str) -> str:
    """Spaces in the place of all but line breaks."""
    return re.sub(r"[^\r\n]", " ", text)


_TOP = re.compile(r"^[^\s#\-]", re.MULTILINE)


def _block(text: str, offset: int) -> tuple[int, int]:
    """The lines of the top-level key around an offset."""
    first = 0
    for found in _TOP.finditer(text):
        if found.start() > offset:
            return first, found.start()
        first = found.start()
    return first, len(text)
