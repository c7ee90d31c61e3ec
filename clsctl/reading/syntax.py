"""libyaml's syntax errors in words that whoever writes the file understands, with the very place."""

from collections.abc import Callable

from yaml.error import MarkedYAMLError

from clsctl.core.messages import msg
from clsctl.reading import fault_of_line as line
from clsctl.reading import fault_of_list as entry
from clsctl.reading import fault_of_sign as sign
from clsctl.reading.lines import Lines
from clsctl.reading.spot import Fault, Spot


def explain(error: MarkedYAMLError, lines: Lines) -> Fault:
    """What is wrong where libyaml stopped."""
    size = len(lines.text)
    at = min(error.problem_mark.index, size) if error.problem_mark else size
    since = min(error.context_mark.index, size) if error.context_mark else at
    spot = Spot(lines, at, since)
    return _hard_spaces(spot) or _FAULTS.get(error.problem or "", _unknown)(spot)


def _hard_spaces(spot: Spot) -> Fault | None:
    """No-break spaces that seem to indent a line, which are letters for YAML."""
    for at in (spot.above(spot.since), spot.lines.first(spot.since), spot.lines.first(spot.at)):
        text = spot.line(at) if at is not None else ""
        bare = text.lstrip(" ")
        if at is not None and bare[:1] in ("\u00a0", "\u202f"):
            start = at + len(text) - len(bare)
            return spot.fault(_HARD, _HARD_HINT, start, start + len(bare) - len(bare.lstrip()))
    return None


_HARD = msg("This line begins with no-break spaces, as word processors put them: YAML takes them for letters.")
_HARD_HINT = msg("Put ordinary spaces in their place, here and on the lines around.")


def _unknown(spot: Spot) -> Fault:
    return spot.fault(
        msg("YAML does not understand the file from here on."),
        msg("Look at this line and the one above: quotes and brackets that are not closed, spaces at their start."),
        spot.at,
    )


# What libyaml says, and what is said instead.
_FAULTS: dict[str, Callable[[Spot], Fault]] = {
    "mapping values are not allowed in this context": line.colon,
    "could not find expected ':'": line.no_colon,
    "did not find expected key": line.expected_key,
    "did not find expected '-' indicator": entry.expected_dash,
    "did not find expected ',' or ']'": sign.unclosed_bracket,
    "did not find expected ',' or '}'": sign.unclosed_bracket,
    "found unexpected end of stream": sign.unclosed_quote,
    "found unexpected document indicator": sign.unclosed_quote,
    "found character that cannot start any token": sign.first_character,
    "did not find expected alphabetic or numeric character": sign.special,
    "found a tab character that violates indentation": sign.tab,
    "found a tab character where an indentation space is expected": sign.tab,
    "did not find expected comment or line break": sign.block_header,
    "found an indentation indicator equal to 0": sign.block_header,
    "found unknown escape character": sign.escape,
    "did not find expected hexdecimal number": sign.escape,
    "found invalid Unicode character escape code": sign.escape,
    "block sequence entries are not allowed in this context": entry.dash_in_line,
    "mapping keys are not allowed in this context": sign.question,
    "did not find expected node content": sign.empty_entry,
    "did not find expected <document start>": line.too_far_left,
    "found incompatible YAML document": sign.directive,
    "found duplicate %YAML directive": sign.directive,
    "found duplicate %TAG directive": sign.directive,
    "found extremely long version number": sign.directive,
    "found unexpected non-alphabetical character": sign.directive,
    "could not find expected directive name": sign.directive,
    "found unknown directive name": sign.directive,
    "did not find expected whitespace": sign.directive,
    "did not find expected digit or '.' character": sign.directive,
    "did not find expected version number": sign.directive,
    "did not find expected '!'": sign.tag,
    "did not find expected tag URI": sign.tag,
    "did not find expected whitespace or line break": sign.tag,
    "did not find the expected '>'": sign.tag,
    "did not find URI escaped octet": sign.tag,
    "found undefined tag handle": sign.tag,
}
