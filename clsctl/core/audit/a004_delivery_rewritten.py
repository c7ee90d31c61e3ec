"""A delivery or a decision that was recorded stays as it was recorded."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A004",
    "record-rewritten",
    "warning",
    title=msg("A delivery or a postponement that was recorded was changed or withdrawn"),
    why=msg(
        "Reports were made from what was recorded: a day of delivery, a decision to postpone. Changed afterwards, "
        "those reports and the plan no longer agree, and only the history tells."
    ),
    remedy=msg("If it corrects a mistake, say so in a note on the fiche."),
    bad="""\
# was 2020-07-15
L1: {remis_le: 2020-06-30}
""",
    good="""\
L1: {remis_le: 2020-07-15}
""",
)
_KEYS = {"suivi.remis_le", "suivi.reports"}


def check(case: Case) -> Iterator[Found]:
    for event in case.events:
        for change in event.changes:
            if change.key in _KEYS and change.kind in {"changed", "removed"}:
                hint = msg("If it corrects a mistake, say so in a note.")
                yield Found(place_of(case, change.ref), change.text, hint, change.ref, event.commit)
