"""What the follow-up dates itself: all that can be told of a time of which no text is known.

A plan enters git when somebody takes up the tool, often in the middle of the contract; what was handed in and decided
until then is in the follow-up, with its day.
"""

from datetime import date

from clsctl.core.calendar.dates import add_days
from clsctl.core.changes.compare import changes, fiche_changes
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.unread import sound
from clsctl.core.changes.values import Change
from clsctl.core.facts.past import fiche_on, plan_on
from clsctl.core.model.plan import Plan


def dated(plan: Plan, after: date | None, until: date) -> tuple[Change, ...]:
    """What the follow-up dates after a day, up to another; after None, all of it. What it does not date is not told."""
    return changes(plan_on(plan, after or date.min), plan_on(plan, until))


def changes_since(before: Plan, now: Plan, since: date) -> tuple[Change, ...]:
    """What changed between two texts, with what the follow-up of a fiche that came dates from the day on."""
    known = {fiche.id for fiche in before.fiches}
    eve = eve_of(since)
    told = list(changes(*sound(before, now)))
    for fiche in now.fiches:
        if fiche.id not in known:
            told += fiche_changes(Pair(fiche_on(fiche, now.instances, eve), fiche, now, now))
    return tuple(told)


def eve_of(day: date) -> date:
    """The day before; of the first day there is, that day."""
    return add_days(day, -1) or day
