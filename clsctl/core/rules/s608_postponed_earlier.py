"""A postponement moves a deadline to a later day."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Expression, Survey

PAGE = Page(
    "S608",
    "postponed-earlier",
    "warning",
    title=msg("A postponement brings the deadline forward"),
    why=msg(
        "A new deadline that comes before the one it replaces is a misspelt year, or was recorded under the wrong "
        "deliverable."
    ),
    remedy=msg(
        "Correct the new deadline. If it really was brought forward, say so in `motif` and ignore this finding."
    ),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: 2ème semestre 2020}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: 1er semestre 2020, decide_le: 2020-03-10, motif: Crise sanitaire}
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: 2ème semestre 2020}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: 1er semestre 2021, decide_le: 2020-03-10, motif: Crise sanitaire}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for calendars in survey.calendars:
        latest: dict[str | None, Expression] = {}
        for each in calendars:
            if each.kind in ("livrable", "jalon"):
                latest[each.ref] = each
            elif each.kind == "report":
                before = latest.get(each.ref)
                latest[each.ref] = each
                if before and before.reading.end and each.reading.end and each.reading.end < before.reading.end:
                    yield Found(
                        each.where,
                        msg(
                            "“{after}” comes before the deadline it replaces, “{before}”.",
                            after=each.reading.text,
                            before=before.reading.text,
                        ),
                        msg("Correct the new deadline."),
                        each.ref,
                        (Related(before.where, msg("The deadline it replaces.")),),
                    )
