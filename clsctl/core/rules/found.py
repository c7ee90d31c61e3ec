"""What a rule gives: a place and a sentence. The runner adds the code and the severity."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import Message
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey


class Found(NamedTuple):
    """One finding of a rule. `ref` is the reference of the thing concerned inside its plan (`1.3/L1`)."""

    where: Where
    message: Message
    hint: Message | None = None
    ref: str | None = None
    related: tuple[Related, ...] = ()


class Rule(Protocol):
    """A module of this package: its page, and a pure check of one plan."""

    PAGE: Page

    def check(self, survey: Survey, /) -> Iterator[Found]:
        """Every place of the plan where the rule is broken, in the order of the files."""
        ...
