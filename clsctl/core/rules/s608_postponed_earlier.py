"""A postponement moves a deadline to a later day."""

from collections.abc import Iterator, Mapping
from datetime import date

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report
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
    held = {each.code: each.date for each in survey.plan.instances}
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        renewed = {each.where for each in _renewed(fiche, survey.plan, held)}
        latest: dict[str | None, Expression] = {}
        for each in calendars:
            if each.kind in ("livrable", "jalon"):
                latest[each.ref] = each
            elif each.kind == "report" and each.home not in renewed:
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


def _renewed(fiche: Fiche, plan: Plan, held: Mapping[str, date | None]) -> Iterator[Report]:
    """The postponements decided before an amendment renewed the text of the fiche: they no longer count."""
    days = [each.signature for each in plan.avenants if each.signature and fiche.id in each.fiches]
    if not days or fiche.suivi is None:
        return
    for suivi in fiche.suivi.livrables.values():
        for report in suivi.reports:
            decided = report.decide_le or held.get(report.instance or "")
            if decided and decided < max(days):
                yield report
