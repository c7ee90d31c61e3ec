"""The moment after which something changed: a meeting, a day, a revision; and the plans as they were then."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.labels import INSTANCES, label
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.views.blocks import SHORT


class Since(NamedTuple):
    """`day` is its day, `text` the moment in words, `plans` those of that moment by their code, without those that were
    not there yet: these are in `unwritten`, with the day on which their history begins, None where they have none."""

    day: date
    text: Message
    plans: Mapping[str, Plan] = {}
    unwritten: Mapping[str, date | None] = {}

    def counted(self, code: str) -> Message | None:
        """That no text of the moment is known, so that the days of the follow-up are what counts; None where one is."""
        return counted(self.unwritten[code]) if code in self.unwritten else None


def counted(first: date | None) -> Message:
    """That the history begins on a day, None where there is none, and what is told of the time before it."""
    if first is None:
        return msg("The plan has no history in git: what follows is counted from the days in the follow-up.")
    return msg("The history begins on {day}: what follows is counted from the days in the follow-up.", day=first)


def unwritten(first: date) -> Message:
    """That a comparison of texts begins with a text that came later than what was asked for."""
    return msg(
        "The history begins on {day}: all that the plan held on that day is told as added. "
        "`clsctl report copil --since …` counts from the days in the follow-up.",
        day=first,
    )


# Translators: « Depuis le début » of the follow-up
BEGINNING = Since(date.min, msg("Since the beginning"))


def since_meeting(instance: Instance, day: date) -> Since:
    """A meeting of the plan, by what kind of meeting it is: its title may say more than the audience may read."""
    name = label(INSTANCES, instance.type or "autre")
    # Translators: « Depuis le comité de pilotage du 25 juin 2020 »
    return Since(day, msg("Since the {meeting} of {day}", meeting=name, day=day))


def since_day(day: date) -> Since:
    """A day."""
    return Since(day, msg("Since {day}", day=day))


def since_revision(rev: str, day: date) -> Since:
    """A revision, by its full hash, and the day of its commit."""
    # Translators: « Depuis la révision 24e5a4502d, du 15 janvier 2019 »
    return Since(day, msg("Since the revision {rev}, of {day}", rev=rev[:SHORT], day=day))
