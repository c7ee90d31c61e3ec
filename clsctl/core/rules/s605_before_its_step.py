"""A deliverable is handed in once its step has begun."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S605",
    "before-its-step",
    "warning",
    title=msg("A deliverable was handed in before its step began"),
    why=msg(
        "A report handed in a year before its step begins is a date with the wrong year, or a delivery recorded under "
        "the wrong deliverable."
    ),
    remedy=msg(
        "Correct `remis_le`, or the calendar of the step; a step that really began earlier has `debut_le` under "
        "`suivi.etapes`."
    ),
    bad="""\
etapes:
  - id: E1
    titre: Diagnostic
    calendrier: 2ème semestre 2020
    livrables:
      - {id: L1, titre: Rapport, echeance: 2ème semestre 2020}
suivi:
  livrables:
    L1:
      remis_le: 2019-11-30
      preuves: [https://example.org/rapport.pdf]
""",
    good="""\
etapes:
  - id: E1
    titre: Diagnostic
    calendrier: 2ème semestre 2020
    livrables:
      - {id: L1, titre: Rapport, echeance: 2ème semestre 2020}
suivi:
  livrables:
    L1:
      remis_le: 2020-11-30
      preuves: [https://example.org/rapport.pdf]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        suivi = fiche.suivi
        if suivi is None or not suivi.livrables:
            continue
        signed = {each.ref: each.reading.start for each in calendars if each.kind == "etape"}
        for etape in fiche.etapes:
            own = suivi.etapes.get(etape.id)
            start = own.debut_le if own and own.debut_le else signed.get(f"{fiche.id}/{etape.id}")
            for livrable in etape.livrables:
                each = suivi.livrables.get(livrable.id)
                if start and each and each.remis_le and each.remis_le < start:
                    yield Found(
                        each.where / "remis_le",
                        msg("Handed in on {day}, before its step began on {start}.", day=each.remis_le, start=start),
                        msg("Correct the date; a step that began earlier has `debut_le` under `suivi.etapes`."),
                        f"{fiche.id}/{livrable.id}",
                        (Related(etape.where, msg("Its step.")),),
                    )
