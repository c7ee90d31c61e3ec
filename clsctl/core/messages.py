"""Messages as values: the English source text and its parts, put into words by `render.language`.

The core never knows in which language it speaks. It builds a `Message`; the edge translates it.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Union

Value = Union[str, int, date, Decimal, "Message"]


class Message(NamedTuple):
    """A translatable sentence: `text` is the English source with `{name}` places, `values` fills them.

    `plural` and `number`, when given, choose between `text` and `plural` as ngettext does.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    number: int = 0


def msg(text: str, /, **values: Value) -> Message:
    """A message; Babel extracts the literal first argument."""
    return Message(text, tuple(values.items()))


def nmsg(text: str, plural: str, count: int, /, **values: Value) -> Message:
    """A message in the singular or the plural; `{count}` is always available."""
    return Message(text, (("count", count), *values.items()), plural, count)


def verbatim(text: str) -> Message:
    """Words of the user's own where a message is wanted: shown as they are in every language."""
    return Message("{text}", (("text", text),))
