"""What is handed in is not postponed any more."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S609",
    "postponed-after-delivery",
    "warning",
    title=msg("A postponement was decided after the deliverable was handed in"),
    why=msg(
        "A deadline moved after the delivery makes a late delivery look on time. One of the two dates is wrong, or "
        "the postponement is."
    ),
    remedy=msg("Correct the date that is wrong, or remove the postponement."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2021-03-01
      preuves: [https://example.org/diagnostic.pdf]
      reports:
        - {echeance: 1er semestre 2021, decide_le: 2021-04-10, motif: Crise sanitaire}
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2021-03-01
      preuves: [https://example.org/diagnostic.pdf]
      reports:
        - {echeance: 1er semestre 2021, decide_le: 2020-11-10, motif: Crise sanitaire}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
            for report in suivi.reports:
                if suivi.remis_le and report.decide_le and report.decide_le > suivi.remis_le:
                    yield Found(
                        report.where / "decide_le",
                        msg(
                            "Postponed on {day}, after it was handed in on {delivered}.",
                            day=report.decide_le,
                            delivered=suivi.remis_le,
                        ),
                        msg("Correct the date that is wrong, or remove the postponement."),
                        f"{fiche.id}/{key}",
                        (Related(suivi.where / "remis_le", msg("Handed in here.")),),
                    )
