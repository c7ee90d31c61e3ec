"""A deliverable was handed in or given up, not both."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S612",
    "handed-in-and-given-up",
    "warning",
    title=msg("A deliverable is both handed in and given up"),
    why=msg("Handed in wins, so the decision to give it up is not shown anywhere: one of the two entries is wrong."),
    remedy=msg("Remove `remis_le` or `abandonne_le`."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2020-06-30
      preuves: [https://example.org/diagnostic.pdf]
      abandonne_le: 2020-09-01
      motif: Remplacé par le diagnostic de la CPTS
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      abandonne_le: 2020-09-01
      motif: Remplacé par le diagnostic de la CPTS
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
            if suivi.remis_le and suivi.abandonne_le:
                yield Found(
                    suivi.where / "abandonne_le",
                    msg("This deliverable is also recorded as handed in, on {day}.", day=suivi.remis_le),
                    msg("Remove the one of the two that is wrong."),
                    f"{fiche.id}/{key}",
                    (Related(suivi.where / "remis_le", msg("Handed in.")),),
                )
