"""A deliverable said to be handed in has its evidence."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.model.suivi import Occurrence, SuiviLivrable
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import livrables
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "E701",
    "no-evidence",
    "warning",
    title=msg("A deliverable is said to be handed in, without evidence"),
    why=msg(
        '"Done" is worth what can be shown: the report, the minutes, the signed agreement. Without it the partners '
        "must take it on trust, years later."
    ),
    remedy=msg("Add the file to the plan (`pieces/…`) or its web address under `preuves`."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2020-06-30
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
        for each in livrables(fiche) if fiche.suivi and fiche.suivi.livrables else ():
            suivi = fiche.suivi.livrables.get(each.id) if fiche.suivi else None
            parts: list[SuiviLivrable | Occurrence] = [suivi, *suivi.occurrences] if suivi else []
            for part in parts:
                if part.remis_le and not part.preuves:
                    yield Found(
                        part.where / "remis_le",
                        msg("Handed in on {day}, with no evidence.", day=part.remis_le),
                        msg("Add the file or its web address under `preuves`."),
                        f"{fiche.id}/{each.id}",
                    )
