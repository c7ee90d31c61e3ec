"""JSON as text: stable, readable, and with decimal numbers written digit for digit."""

import json
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

# Legal in JSON text, but some terminals obey them.
_C1 = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


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
    return text if text.isprintable() else text.translate(_C1)


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
    return quoted if quoted.isprintable() else quoted.translate(_C1)
