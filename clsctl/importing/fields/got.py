"""What a rubric gave: its value, what was supposed on the way, and what fits nowhere in it."""

from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.importing.blocks import Block

Value = Any  # a text, a list of values, a group of values by key, or None for a rubric that is not filled


class Got(NamedTuple):
    """`value` is None for a rubric that is there and empty. `left` are blocks that the key has no place for.

    `doubts` say what was supposed. `used` are words that now stand in the structure: heads of columns, boxes, codes.
    `also` are values for other keys.
    """

    value: Value = None
    left: tuple[Block, ...] = ()
    doubts: tuple[Message, ...] = ()
    used: tuple[str, ...] = ()
    also: tuple[tuple[str, Value], ...] = ()


class Around(NamedTuple):
    """What a rubric is read in: the plan (None where there is none), its keys, and its label."""

    plan: Plan | None
    cle: str
    label: str


# Translators: said of a list whose entries stood one after the other on one line
GLUED = msg("The entries ran together on one line: they were cut before capitals.")
