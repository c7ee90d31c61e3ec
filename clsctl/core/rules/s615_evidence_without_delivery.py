"""A deliverable that has evidence says when it was handed in."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S615",
    "evidence-without-delivery",
    "warning",
    title=msg("A deliverable has evidence and no day of delivery"),
    why=msg("Only `remis_le` says that it was handed in. With the evidence alone it stays late in every report."),
    remedy=msg("Write the day it was handed in as `remis_le`."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      preuves: [https://example.org/diagnostic.pdf]
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2020-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
            given = suivi.remis_le or suivi.abandonne_le or suivi.occurrences
            if suivi.preuves and not given:
                yield Found(
                    suivi.where / "preuves",
                    msg("There is evidence, and no day of delivery: this counts as not handed in."),
                    msg("Write the day as `remis_le`."),
                    f"{fiche.id}/{key}",
                )
