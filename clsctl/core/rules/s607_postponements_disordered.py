"""Postponements are listed in the order in which they were decided: the last one is the deadline in force."""

from collections.abc import Iterator
from itertools import pairwise

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S607",
    "postponements-disordered",
    "warning",
    title=msg("Postponements are not in the order of their decisions"),
    why=msg(
        "The deadline in force is that of the last entry. With an older decision below a newer one, the wrong "
        "deadline is followed."
    ),
    remedy=msg("Put the entries in the order of `decide_le`, or correct the date that is wrong."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: "2022", decide_le: 2021-06-10, motif: Recrutement}
        - {echeance: "2023", decide_le: 2020-06-10, motif: Crise sanitaire}
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      reports:
        - {echeance: "2022", decide_le: 2020-06-10, motif: Crise sanitaire}
        - {echeance: "2023", decide_le: 2021-06-10, motif: Recrutement}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
            for before, report in pairwise(suivi.reports):
                if before.decide_le and report.decide_le and report.decide_le < before.decide_le:
                    yield Found(
                        report.where / "decide_le",
                        msg(
                            "Decided on {day}, before the postponement above it, {other}.",
                            day=report.decide_le,
                            other=before.decide_le,
                        ),
                        msg("Put the postponements in the order of their decisions: the last one is in force."),
                        f"{fiche.id}/{key}",
                        (Related(before.where / "decide_le", msg("Decided here.")),),
                    )
