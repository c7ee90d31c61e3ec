"""The page of a rule: what `clsctl explain CODE` shows, and what a finding's code stands for."""

from typing import NamedTuple

from clsctl.core.diagnostics import Severity
from clsctl.core.messages import Message


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
