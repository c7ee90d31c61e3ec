"""Deadlines that are read otherwise though nobody touched their words.

« juin » in a fiche written another year, « fin du contrat » where the contract ends another day, a deliverable that
takes its deadline from another fiche or step."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.facts import calendar_context
from clsctl.core.facts.contract import Moment, moment
from clsctl.core.facts.deadlines import Part, calendar_of, deadline, parts_of
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.views.frise import said

_NAMED = 8  # references that are worth naming


class _Due(NamedTuple):
    """When something is due: the words that are its own, and how these or those it inherits are read."""

    own: tuple[object, ...]
    reading: Reading | None


# of a reading, what makes it another one: its words and its days
_Days = tuple[str, date | None, date | None]


def reread(before: Plan, after: Plan, day: date, came_from: Mapping[str, str]) -> tuple[Message, ...]:
    """What is read otherwise in the plan as it would be, a sentence for all that is read otherwise in the same way.

    `came_from` has the old reference of what was moved by the new one. What says other words itself is not told."""
    was, now = moment(before, day), moment(after, day)
    ids = _concerned(before, after, day) | {ref.partition("/")[0] for pair in came_from.items() for ref in pair}
    known = {ref: due for fiche in before.fiches if fiche.id in ids for ref, due in _dues(fiche, was)}
    groups: dict[tuple[_Days | None, _Days | None], list[str]] = defaultdict(list)
    for ref, due in (each for fiche in after.fiches if fiche.id in ids for each in _dues(fiche, now)):
        first = known.get(came_from.get(ref, ref), due)
        if first.own == due.own and _days(first.reading) != _days(due.reading):
            groups[_words(first.reading), _words(due.reading)].append(ref)
    return tuple(_told(*pair, refs) for pair, refs in groups.items())


def _concerned(before: Plan, after: Plan, day: date) -> set[str]:
    """The fiches in which something may be read otherwise."""
    if _around(before, day) != _around(after, day):
        return {fiche.id for fiche in after.fiches}
    old = {fiche.id: fiche for fiche in before.fiches}
    return {fiche.id for fiche in after.fiches if old.get(fiche.id) != fiche}


def _around(plan: Plan, day: date) -> tuple[object, ...]:
    """What of the plan itself its deadlines are read by."""
    return calendar_context(plan, None, day), plan.avenants, plan.instances


def _dues(fiche: Fiche, at: Moment) -> Iterator[tuple[str, _Due]]:
    """The calendar of a fiche and the deadlines in it, by reference."""
    if calendrier := fiche.calendrier:
        own = (calendrier.texte, calendrier.debut, calendrier.fin)
        yield fiche.id, _Due(own, calendar_of(fiche, at, at.day))
    for part in parts_of(fiche):
        yield f"{fiche.id}/{part.id}", _due(part, fiche, at)


def _due(part: Part, fiche: Fiche, at: Moment) -> _Due:
    suivi = fiche.suivi.livrables.get(part.id) if fiche.suivi else None
    reports = tuple(each.echeance for each in suivi.reports) if suivi else ()
    return _Due((part.echeance, *reports), deadline(part, suivi, fiche, at, at.day).en_vigueur)


def _days(reading: Reading | None) -> tuple[date | None, date | None]:
    return (reading.start, reading.end) if reading else (None, None)


def _words(reading: Reading | None) -> _Days | None:
    return (reading.text, *_days(reading)) if reading else None


def _told(before: _Days | None, after: _Days | None, refs: list[str]) -> Message:
    if before and after and before[0] == after[0]:
        return msg(
            "“{text}” is now read: {after}. Before: {before}. Concerned: {refs}",
            text=after[0], after=_placed(after), before=_placed(before), refs=_named(refs),
        )  # fmt: skip
    return msg(
        "Without a deadline of their own: {refs}. Now that of the step or fiche around: {after}. Before: {before}.",
        refs=_named(refs), after=_quoted(after), before=_quoted(before),
    )  # fmt: skip


def _placed(days: _Days) -> Message:
    return said(*days[1:]) or msg("without a date")


def _quoted(days: _Days | None) -> Message:
    return msg("“{text}”, {days}", text=days[0], days=_placed(days)) if days else msg("none")


def _named(refs: list[str]) -> Message:
    shown = ", ".join(refs[:_NAMED])
    if len(refs) <= _NAMED:
        return verbatim(shown)
    return nmsg("{refs} and {count} more", "{refs} and {count} more", len(refs) - _NAMED, refs=shown)
