"""Dates that grow by one day from line to line come from a spreadsheet cell dragged down, not from a decision."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg, nmsg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import DUE, Expression, Survey

PAGE = Page(
    "C209",
    "dragged-dates",
    "warning",
    title=msg("Dates grow by one day from one fiche to the next"),
    why=msg(
        "Dragging a date down in a spreadsheet adds a day to each line: 31/12/2024, 01/01/2025, 02/01/2025. Every "
        "fiche after the first then has a deadline that nobody decided."
    ),
    remedy=msg("Write in each fiche the date that the document gives; it is usually that of the first."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
livrables: [{id: L1, titre: Bilan, echeance: 30/12/2024}]
# fiches/1.2.yaml
id: "1.2"
livrables: [{id: L1, titre: Bilan, echeance: 31/12/2024}]
# fiches/1.3.yaml
id: "1.3"
livrables: [{id: L1, titre: Bilan, echeance: 01/01/2025}]
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
livrables: [{id: L1, titre: Bilan, echeance: 31/12/2024}]
# fiches/1.2.yaml
id: "1.2"
livrables: [{id: L1, titre: Bilan, echeance: 31/12/2024}]
# fiches/1.3.yaml
id: "1.3"
livrables: [{id: L1, titre: Bilan, echeance: 31/12/2024}]
""",
)


class _Dated(NamedTuple):
    """A day written under `key` of what stands at `home`."""

    day: date
    home: Where
    key: str
    ref: str


def check(survey: Survey) -> Iterator[Found]:
    columns: dict[tuple[str, int], list[_Dated]] = {}
    pairs = zip(survey.plan.fiches, survey.calendars, strict=True)
    for fiche, calendars in sorted(pairs, key=lambda pair: _natural(pair[0].id)):
        rows: dict[str, list[_Dated]] = {}
        for kind, dated in _days(fiche, calendars):
            rows.setdefault(kind, []).append(dated)
        for kind, row in rows.items():
            yield from _runs(row, 4)
            for index, dated in enumerate(row):
                columns.setdefault((kind, index), []).append(dated)
    for column in columns.values():
        yield from _runs(column, 3)


def _natural(name: str) -> list[tuple[int, str]]:
    """1.2 before 1.10, as the lines of the spreadsheet were."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)]


def _days(fiche: Fiche, calendars: tuple[Expression, ...]) -> Iterator[tuple[str, _Dated]]:
    for each in calendars:
        reading = each.reading
        if each.kind in DUE and reading.precision == "day" and reading.start == reading.end and reading.end:
            yield each.kind, _Dated(reading.end, each.home, each.key, each.ref or fiche.id)
    own = fiche.calendrier
    if own is not None:
        for key, day in (("debut", own.debut), ("fin", own.fin)):
            if day:
                yield key, _Dated(day, own.where, key, fiche.id)
    for indicateur in fiche.indicateurs:
        cible = indicateur.cible
        if cible and cible.date:
            yield "cible", _Dated(cible.date, cible.where, "date", f"{fiche.id}/{indicateur.id}")


def _runs(dated: list[_Dated], least: int) -> Iterator[Found]:
    """Stretches of at least `least` dates, each one day after the one before."""
    run = dated[:1]
    for each in dated[1:]:
        if each.day - run[-1].day == timedelta(days=1):
            run.append(each)
            continue
        yield from _told(run, least)
        run = [each]
    yield from _told(run, least)


def _told(run: list[_Dated], least: int) -> Iterator[Found]:
    if len(run) >= least:
        first, second, *_ = run
        yield Found(
            second.home / second.key,
            nmsg("{count} date grows by one day.", "{count} dates in a row grow by one day each.", len(run)),
            msg("Was a spreadsheet cell dragged down? The first of them says {day}.", day=first.day),
            second.ref,
            tuple(Related(each.home / each.key, msg("{day} here.", day=each.day)) for each in (first, *run[2:])),
        )
