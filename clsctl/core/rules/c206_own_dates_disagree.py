"""`debut` and `fin` overrule the words of a calendar; when they say something else than the words, one of them is
wrong.
"""

from collections.abc import Iterator
from datetime import date

from clsctl.core.calendar import Reading
from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C206",
    "own-dates-disagree",
    "warning",
    title=msg("Start or end disagree with the words beside them"),
    why=msg(
        "`debut` and `fin` are used in the place of what the words say. They are there to make vague words precise: a "
        "date outside what the words mean is a typing mistake, or a postponement that belongs under `suivi`."
    ),
    remedy=msg(
        "Correct `debut` or `fin`, or the words if they were copied wrong. A deadline moved after the signature goes "
        "under `suivi`."
    ),
    bad="""\
calendrier:
  texte: 2ème semestre 2020
  fin: 2021-02-28
""",
    good="""\
calendrier:
  texte: 2ème semestre 2020
  fin: 2020-11-30
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        own = fiche.calendrier
        if own is None or (own.debut is None and own.fin is None):
            continue
        reading = next((each.reading for each in calendars if each.kind == "fiche"), None)
        if reading is not None and reading.nature in ("dated", "deadline", "open"):
            for key, day in (("debut", own.debut), ("fin", own.fin)):
                if day and not _within(day, reading):
                    yield Found(own.where / key, _sentence(day, reading), HINT, fiche.id)


HINT = msg("Correct the date or the words; a deadline moved since the signature goes under `suivi`.")


def _within(day: date, reading: Reading) -> bool:
    return (reading.start or day) <= day <= (reading.end or day)


def _sentence(day: date, reading: Reading) -> Message:
    if reading.start and reading.end:
        return msg(
            "{day} is outside “{text}”, which runs from {start} to {end}.",
            day=day,
            text=reading.text,
            start=reading.start,
            end=reading.end,
        )
    return msg("{day} is outside “{text}”.", day=day, text=reading.text)
