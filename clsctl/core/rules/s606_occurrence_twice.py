"""What comes back is recorded once for each delivery."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Occurrence, SuiviLivrable
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S606",
    "occurrence-twice",
    "warning",
    title=msg("An occurrence is recorded twice for one period"),
    why=msg("A yearly review recorded twice for 2020 hides that the one of 2021 is missing."),
    remedy=msg("Correct the `periode` of one of the two, or remove it."),
    bad="""\
livrables:
  - {id: L1, titre: Bilan, echeance: tous les ans}
suivi:
  livrables:
    L1:
      occurrences:
        - {periode: "2020", remis_le: 2020-12-15, preuves: [https://example.org/2020.pdf]}
        - {periode: "2020", remis_le: 2021-12-15, preuves: [https://example.org/2021.pdf]}
""",
    good="""\
livrables:
  - {id: L1, titre: Bilan, echeance: tous les ans}
suivi:
  livrables:
    L1:
      occurrences:
        - {periode: "2020", remis_le: 2020-12-15, preuves: [https://example.org/2020.pdf]}
        - {periode: "2021", remis_le: 2021-12-15, preuves: [https://example.org/2021.pdf]}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        if fiche.suivi is None or not any(each.occurrences for each in fiche.suivi.livrables.values()):
            continue
        asked = {each.ref: each.reading.times or 1 for each in calendars if each.kind == "livrable"}
        for key, suivi in fiche.suivi.livrables.items():
            ref = f"{fiche.id}/{key}"
            if suivi.occurrences and asked.get(ref, 1) == 1:
                yield from _twice(suivi, ref)


def _twice(suivi: SuiviLivrable, ref: str) -> Iterator[Found]:
    """« 2 fois par an » is recorded twice a year: only what comes once in its period is looked at."""
    taken: dict[str, Occurrence] = {}
    for each in suivi.occurrences:
        period = fold(each.periode or "") or str(each.remis_le or id(each))
        first = taken.setdefault(period, each)
        if first is not each:
            yield Found(
                each.where,
                msg("This period is already recorded: {period}.", period=each.periode or each.remis_le or ""),
                msg("Correct the period of one of the two, or remove it."),
                ref,
                (Related(first.where, msg("Already recorded here.")),),
            )
