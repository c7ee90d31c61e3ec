"""A deliverable is due while its step runs, and a step or a phase runs while its fiche does."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.calendars import last_unit, own_days
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Expression, Span, Survey

PAGE = Page(
    "C214",
    "outside-its-whole",
    "warning",
    title=msg("A part falls outside the whole it belongs to"),
    why=msg(
        "A deliverable due before its step begins or after it is over, a phase outside the calendar of its fiche: one "
        "of the two calendars was copied wrong."
    ),
    remedy=msg("Correct the one that is wrong."),
    bad="""\
etapes:
  - id: E1
    titre: Diagnostic
    calendrier: "2020"
    livrables:
      - {id: L1, titre: Rapport, echeance: 2ème semestre 2021}
""",
    good="""\
etapes:
  - id: E1
    titre: Diagnostic
    calendrier: "2020"
    livrables:
      - {id: L1, titre: Rapport, echeance: 2ème semestre 2020}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        if len(calendars) > 1 or fiche.calendrier:
            yield from _steps(fiche, calendars)
            yield from _deliverables(fiche, calendars)


def _steps(fiche: Fiche, calendars: tuple[Expression, ...]) -> Iterator[Found]:
    whole = own_days(fiche, calendars)
    if fiche.calendrier and (whole.start or whole.end):
        for each in calendars:
            if each.kind in ("etape", "phase"):
                yield from _told(each, whole, fiche.calendrier.where)


def _deliverables(fiche: Fiche, calendars: tuple[Expression, ...]) -> Iterator[Found]:
    steps = {each.ref: each for each in calendars if each.kind == "etape"}
    due = {each.ref: each for each in calendars if each.kind == "livrable"}
    for etape in fiche.etapes if steps else ():
        step = steps.get(f"{fiche.id}/{etape.id}")
        for livrable in etape.livrables if step else ():
            each = due.get(f"{fiche.id}/{livrable.id}")
            if step and each:
                yield from _told(each, Span(step.reading.start, step.reading.end), step.where)


def _begins_after(reading: Reading, end: date) -> bool:
    """Whether even the last unit of a reading begins after a day; few end after it, so that is asked first."""
    if reading.end and reading.end <= end:
        return False
    first = last_unit(reading)
    return first is not None and first > end


def _told(each: Expression, whole: Span, where: Where) -> Iterator[Found]:
    reading = each.reading
    if reading.nature not in ("dated", "deadline", "open"):
        return
    if whole.end and _begins_after(reading, whole.end):
        sentence = msg("“{text}” is after the end of what it belongs to, {end}.", text=reading.text, end=whole.end)
    elif whole.start and reading.end and reading.end < whole.start:
        sentence = msg("“{text}” is before what it belongs to begins, {start}.", text=reading.text, start=whole.start)
    else:
        return
    hint = msg("Correct the one of the two calendars that was copied wrong.")
    yield Found(each.where, sentence, hint, each.ref, (Related(where, msg("It belongs to this.")),))
