"""The page of a rule: what `clsctl explain CODE` shows, and what a finding's code stands for."""

from collections.abc import Mapping
from typing import NamedTuple

from clsctl.core.diagnostics import Severity
from clsctl.core.messages import Message, msg


class Page(NamedTuple):
    """`code` is a letter for the group and three digits; `name` a slug; `bad` and `good` are YAML excerpts."""

    code: str
    name: str
    severity: Severity
    title: Message
    why: Message
    remedy: Message
    bad: str
    good: str


# By the first letter of the code, in the order of the documentation.
GROUPS: Mapping[str, Message] = {
    # Translators: the groups of findings, as headings
    "F": msg("Form of the files"),
    "R": msg("Ids and references"),
    "C": msg("Calendar"),
    "T": msg("Territory"),
    "M": msg("Money"),
    "I": msg("Indicators"),
    "S": msg("Follow-up"),
    "E": msg("Evidence"),
    "P": msg("Personal data"),
    "N": msg("Names and texts that travel"),
    "H": msg("Consistency of the plan"),
    "A": msg("What the history says"),
}

# The codes of the checks of the history (`clsctl.core.audit`), which settings and comments may name.
AUDIT = ("A001", "A002", "A003", "A004", "A005", "A006", "A007", "A008", "A009", "A010")
