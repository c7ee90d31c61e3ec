"""A decision is dated on the day of the meeting that took it."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S610",
    "decision-off-its-meeting",
    "warning",
    title=msg("A decision has another date than its meeting"),
    why=msg(
        "The meeting's minutes are the proof of the decision. With two dates, a reader cannot find it, and the "
        "deadline in force on a given day may be the wrong one."
    ),
    remedy=msg("Correct `decide_le`, or `instance`, or the date of the meeting in `clsctl.yaml`."),
    bad="""\
# clsctl.yaml
instances:
  - {code: copil-2020, type: copil, date: 2020-11-10}
# fiches/1.1.yaml
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: "2021", decide_le: 2020-01-11, instance: copil-2020, motif: Crise sanitaire}
""",
    good="""\
# clsctl.yaml
instances:
  - {code: copil-2020, type: copil, date: 2020-11-10}
# fiches/1.1.yaml
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: "2021", decide_le: 2020-11-10, instance: copil-2020, motif: Crise sanitaire}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    held = {each.code: each for each in survey.plan.instances if each.date}
    for fiche in survey.plan.fiches if held else ():
        if fiche.suivi is None:
            continue
        for key, suivi in fiche.suivi.livrables.items():
            for report in suivi.reports:
                meeting = held.get(report.instance or "")
                if meeting and report.decide_le and report.decide_le != meeting.date:
                    yield _found(report.where / "decide_le", report.decide_le, meeting, f"{fiche.id}/{key}")
        for note in fiche.suivi.notes:
            meeting = held.get(note.instance or "")
            if meeting and meeting.date and note.date and note.date < meeting.date:
                yield _found(note.where / "date", note.date, meeting, fiche.id)


def _found(where: Where, day: date, meeting: Instance, ref: str) -> Found:
    return Found(
        where,
        msg("{day} is not the day of {code}, {held}.", day=day, code=meeting.code, held=meeting.date or ""),
        msg("Correct the date, or name the meeting of that day."),
        ref,
        (Related(meeting.where / "date", msg("The meeting.")),),
    )
