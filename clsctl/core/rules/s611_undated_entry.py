"""What happened has a date: on a given day only what is dated on or before it counts."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Suivi
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S611",
    "undated-entry",
    "warning",
    title=msg("An entry of the follow-up has no date"),
    why=msg(
        "An undated entry cannot be placed in time: it is left out of the answers for a day, or counts on all of them."
    ),
    remedy=msg("Write the day it happened."),
    bad="""\
suivi:
  notes:
    - texte: Le comité valide le diagnostic.
""",
    good="""\
suivi:
  notes:
    - date: 2020-06-30
      texte: Le comité valide le diagnostic.
""",
)


def check(survey: Survey) -> Iterator[Found]:
    held = {each.code for each in survey.plan.instances if each.date}
    for fiche in survey.plan.fiches:
        if fiche.suivi is not None:
            for where, ref in _undated(fiche.suivi, fiche.id, held):
                yield Found(where, msg("This entry has no date."), msg("Write the day it happened."), ref)


def _undated(suivi: Suivi, ref: str, held: set[str]) -> Iterator[tuple[Where, str]]:
    for key, each in suivi.livrables.items():
        for report in each.reports:
            if report.decide_le is None and report.instance not in held:
                yield report.where, f"{ref}/{key}"
        for occurrence in each.occurrences:
            if occurrence.remis_le is None and not occurrence.periode:
                yield occurrence.where, f"{ref}/{key}"
    for key, releves in suivi.indicateurs.items():
        yield from ((releve.where, f"{ref}/{key}") for releve in releves if releve.date is None)
    yield from ((each.where, ref) for each in suivi.financements if each.date is None)
    yield from ((note.where, ref) for note in suivi.notes if note.date is None and note.instance not in held)
