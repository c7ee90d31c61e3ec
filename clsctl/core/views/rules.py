"""The codes of findings and what each stands for, as an answer."""

from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.diagnostics import Severity
from clsctl.core.messages import Message, msg
from clsctl.core.rules.page import Page
from clsctl.core.views.answer import Answer, Column


class RuleItem(NamedTuple):
    """A rule with its page; `bad` and `good` are excerpts of YAML."""

    code: str
    name: str
    severity: Severity
    title: Message
    why: Message
    remedy: Message
    bad: str
    good: str


# Translators: heads of the listing of rules
COLUMNS = (
    Column("code", msg("Code"), "ref"),
    Column("severity", msg("Severity"), "severity"),
    Column("title", msg("What it finds")),
)


def rules(pages: Iterable[Page]) -> Answer:
    """The answer of `explain`, in the order of the codes."""
    items = tuple(RuleItem(*page) for page in sorted(pages, key=lambda page: page.code))
    return Answer("explain", "", "", None, items, COLUMNS, {"total": len(items)}, item=RuleItem)
