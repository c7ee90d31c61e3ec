"""The meetings that decide: which one a follow-up entry names, and the day that an entry was decided."""

from collections.abc import Iterable
from datetime import date

from clsctl.core.model.plan import Instance
from clsctl.core.model.suivi import Note, Report


def instance_named(instances: Iterable[Instance], name: str, day: date | None) -> Instance | None:
    """The instance of that code; else the last of that type up to `day`, the date beside the name."""
    known = tuple(instances)
    for instance in known:
        if instance.code == name:
            return instance
    if day is None:
        return None
    held = [each for each in known if each.type == name and each.date is not None and each.date <= day]
    return max(held, key=lambda each: each.date or date.min, default=None)


def decided_on(entry: Report | Note, instances: Iterable[Instance]) -> date | None:
    """The day an entry says, else that of the instance whose code it names; None where nothing dates it."""
    said = entry.decide_le if isinstance(entry, Report) else entry.date
    if said is not None or entry.instance is None:
        return said
    instance = instance_named(instances, entry.instance, None)
    return instance and instance.date
