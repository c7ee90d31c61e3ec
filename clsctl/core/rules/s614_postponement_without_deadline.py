"""A postponement gives the new deadline."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S614",
    "postponement-without-deadline",
    "warning",
    title=msg("A postponement gives no new deadline"),
    why=msg("Without `echeance` the entry changes nothing: the deliverable is due, and late, as before."),
    remedy=msg("Write the new deadline. If none was decided, declare the fiche suspended, or give the deliverable up."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {decide_le: 2020-03-10, motif: Crise sanitaire}
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: 1er semestre 2021, decide_le: 2020-03-10, motif: Crise sanitaire}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
            for report in suivi.reports:
                if not report.echeance:
                    yield Found(
                        report.where,
                        msg("This postponement gives no new deadline."),
                        msg("Write it as `echeance`."),
                        f"{fiche.id}/{key}",
                    )
