"""The page of every code there is, of the rules and of the checks of the history: the one list."""

from collections.abc import Mapping

from clsctl.core import audit, rules
from clsctl.core.rules.page import Page

PAGES: Mapping[str, Page] = {**rules.PAGES, **audit.PAGES}
