"""The status that people declared agrees with what was handed in. No day enters here: only what the file itself
says.
"""

from collections.abc import Iterator
from datetime import date

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import Followed, followed
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S601",
    "contradicted-status",
    "warning",
    title=msg("The declared status disagrees with what was handed in"),
    why=msg(
        "A fiche declared done with a deliverable still open, or declared not begun with one handed in, tells two "
        "stories to two readers."
    ),
    remedy=msg(
        "Record what was handed in under `suivi.livrables` (or give up what no longer is to be), or correct `statut`."
    ),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
  - {id: L2, titre: Projet de santé, echeance: "2020"}
suivi:
  statut: realisee
  statut_le: 2021-01-15
  livrables:
    L1:
      remis_le: 2020-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  statut: realisee
  statut_le: 2021-01-15
  livrables:
    L1:
      remis_le: 2020-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
)


JUDGED = frozenset({"realisee", "non_demarree"})


def check(survey: Survey) -> Iterator[Found]:
    for fiche, calendars in zip(survey.plan.fiches, survey.calendars, strict=True):
        suivi = fiche.suivi
        if suivi is None or not {suivi.statut, *(each.statut for each in suivi.etapes.values())} & JUDGED:
            continue
        endless = {each.ref for each in calendars if each.reading.nature in ("recurring", "continuous")}
        parts = [each for each in followed(fiche) if f"{fiche.id}/{each.part.id}" not in endless]
        yield from _judge(suivi.statut, suivi.statut_le, parts, suivi.where, fiche.id)
        for etape in fiche.etapes:
            own = suivi.etapes.get(etape.id)
            if own is not None and own.statut != suivi.statut:  # what the fiche was told is not told again
                inside = [each for each in parts if each.part in etape.livrables]
                yield from _judge(own.statut, own.fin_le, inside, own.where, f"{fiche.id}/{etape.id}")


def _judge(statut: str | None, day: date | None, parts: list[Followed], where: Where, ref: str) -> Iterator[Found]:
    if statut == "realisee":
        yield from _unfinished(day, parts, where / "statut", ref)
    elif statut == "non_demarree":
        begun = [each for each in parts if _handed_in(each) and not _later(each, day)]
        if begun:
            yield Found(
                where / "statut",
                _begun(begun),
                msg("Correct `statut`, or what is recorded as handed in."),
                ref,
                tuple(Related(each.suivi.where, msg("Handed in.")) for each in begun if each.suivi),
            )


def _unfinished(day: date | None, parts: list[Followed], where: Where, ref: str) -> Iterator[Found]:
    missing = [each for each in parts if not _handed_in(each) and not (each.suivi and each.suivi.abandonne_le)]
    if missing:
        yield Found(
            where,
            nmsg(
                "Declared done, but {ids} is not handed in.",
                "Declared done, but {count} deliverables are not handed in: {ids}.",
                len(missing),
                ids=", ".join(each.part.id for each in missing),
            ),
            msg("Record what was handed in under `suivi.livrables`, or correct `statut`."),
            ref,
            tuple(Related(each.part.where, msg("Not handed in.")) for each in missing[:5]),
        )
    for each in parts:
        if each.suivi and each.suivi.remis_le and _later(each, day):
            yield Found(
                each.suivi.where / "remis_le",
                msg("Handed in on {day}, after the day it was declared done.", day=each.suivi.remis_le),
                msg("Correct one of the two dates."),
                f"{ref.partition('/')[0]}/{each.part.id}",
                (Related(where, msg("Declared done here.")),),
            )


def _handed_in(each: Followed) -> bool:
    return each.suivi is not None and bool(each.suivi.remis_le or each.suivi.occurrences)


def _later(each: Followed, day: date | None) -> bool:
    """Handed in after the day of the declaration."""
    return day is not None and each.suivi is not None and each.suivi.remis_le is not None and each.suivi.remis_le > day


def _begun(begun: list[Followed]) -> Message:
    return nmsg(
        "Declared not begun, but {ids} is handed in.",
        "Declared not begun, but {count} deliverables are handed in: {ids}.",
        len(begun),
        ids=", ".join(each.part.id for each in begun),
    )
