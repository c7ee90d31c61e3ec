"""Occurrences are for what comes back: a deliverable with one deadline is handed in by `remis_le`."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S613",
    "occurrences-of-a-single-deadline",
    "warning",
    title=msg("Occurrences are recorded for a deliverable with a single deadline"),
    why=msg("They do not count as handing it in: the deliverable stays late, whatever is listed there."),
    remedy=msg(
        "Write the day it was handed in as `remis_le`; if it does come back, its `echeance` must say so (« tous les "
        "ans »)."
    ),
    bad="""\
livrables:
  - {id: L1, titre: Bilan, echeance: "2020"}
suivi:
  livrables:
    L1:
      occurrences:
        - {periode: "2020", remis_le: 2020-12-15, preuves: [https://example.org/2020.pdf]}
""",
    good="""\
livrables:
  - {id: L1, titre: Bilan, echeance: tous les ans}
suivi:
  livrables:
    L1:
      occurrences:
        - {periode: "2020", remis_le: 2020-12-15, preuves: [https://example.org/2020.pdf]}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        if fiche.suivi is None or not any(each.occurrences for each in fiche.suivi.livrables.values()):
            continue
        signed = {each.ref: each.reading for each in calendars if each.kind in ("livrable", "jalon")}
        for key, suivi in fiche.suivi.livrables.items():
            ref = f"{fiche.id}/{key}"
            reading = signed.get(ref)
            if suivi.occurrences and not suivi.remis_le and reading and reading.nature in ("dated", "deadline"):
                yield Found(
                    suivi.where / "occurrences",
                    msg("“{text}” is one deadline: occurrences do not count as handing it in.", text=reading.text),
                    msg("Write `remis_le`; if it comes back, its `echeance` must say so."),
                    ref,
                )
