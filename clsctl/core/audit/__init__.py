"""The checks of a plan's history and their runner: `audit` yields every finding, `PAGES` explains every code.

One line a check. The rules look at a text; these look at what happened to it: who changed what, when, and what was
said then.
"""

from collections.abc import Iterator, Mapping

from clsctl.core.audit import (
    a001_signed_text,
    a002_moved_after,
    a003_back_dated,
    a004_delivery_rewritten,
    a005_evidence_missing,
    a006_evidence_altered,
    a007_id_reused,
    a008_fiche_deleted,
    a009_tag_lost,
    a010_unsigned,
)
from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Check, Found
from clsctl.core.rules.page import Page

CHECKS: tuple[Check, ...] = (
    a001_signed_text,
    a002_moved_after,
    a003_back_dated,
    a004_delivery_rewritten,
    a005_evidence_missing,
    a006_evidence_altered,
    a007_id_reused,
    a008_fiche_deleted,
    a009_tag_lost,
    a010_unsigned,
)

PAGES: Mapping[str, Page] = {check.PAGE.code: check.PAGE for check in CHECKS}


def audit(case: Case) -> Iterator[tuple[Page, Found]]:
    """Every finding of the history with the page of its check, check by check, each in the order of the history."""
    for check in CHECKS:
        for found in check.check(case):
            yield check.PAGE, found
