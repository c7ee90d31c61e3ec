"""One text in the form that YAML reads back as it is, and that other programs do not take for a number or a date."""

import re
from functools import cache

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`=~<."
# Spaces that French typography needs; Python counts them as not printable.
_SPACES = "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"
_CODES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@cache
def _typed() -> re.Pattern[str]:
    """What YAML 1.1 or 1.2 takes for nothing, a truth value, a number, an hour or a day."""
    return re.compile(
        r"~|null|true|false|yes|no|on|off|y|n"
        r"|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*+(:[0-5]?[0-9])*(\.[0-9_]*+)?)"
        r"|[-+]?([0-9][0-9_]*+(\.[0-9_]*+)?|\.[0-9][0-9_]*+)(e[-+]?[0-9]+)?|[-+]?\.inf|\.nan|<<|="
        r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t\s].*)?",
        re.IGNORECASE,
    )


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def looks_typed(value: str) -> bool:
    """Whether another program would not take it for a text."""
    return _typed().fullmatch(value) is not None


def is_day(value: str) -> bool:
    """Whether it is written as a day, `AAAA-MM-JJ`."""
    return _day().fullmatch(value) is not None


def can_be_plain(value: str) -> bool:
    """Whether YAML reads it without quotes as it is."""
    if not value or value != value.strip() or not _is_visible(value):
        return False
    if value[0] in _INDICATORS and not re.match(r"-[0-9]", value):
        return False
    return ": " not in value and " #" not in value and not value.endswith(":")


def can_be_indented(value: str) -> bool:
    """Whether it can stand below a `|`: lines of visible characters, the first of which is neither blank nor begins
    with a space, and none of which ends with one, since editors delete those."""
    return not value[:1].isspace() and all(_is_visible(line) and line == line.rstrip() for line in value.split("\n"))


def _is_visible(value: str) -> bool:
    return value.isprintable() or all(char.isprintable() or char in _SPACES for char in value)


def quoted(value: str) -> str:
    """The text between double quotes, or single ones where it holds double quotes or backslashes."""
    if _is_visible(value) and ('"' in value or "\\" in value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(map(_coded, value)) + '"'


def _coded(char: str) -> str:
    if char in _CODES:
        return _CODES[char]
    if _is_visible(char):
        return char
    number = ord(char)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"


def as_text(value: str) -> str:
    """A text of one line, in quotes only where they are needed."""
    return value if can_be_plain(value) and not looks_typed(value) else quoted(value)
