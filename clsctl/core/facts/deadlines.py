"""The deadline of a deliverable: the signed one, its own or inherited, and the one in force after postponements."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Where
from clsctl.core.facts.contract import Moment
from clsctl.core.facts.instances import decided_on
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Calendrier, Etape, Fiche
from clsctl.core.model.suivi import Report, SuiviLivrable

Origine = Literal["livrable", "etape", "fiche"]


class Part(NamedTuple):
    """A deliverable or a milestone as signed, with the step it belongs to."""

    where: Where
    id: str
    titre: str | None
    genre: Literal["livrable", "jalon"]
    echeance: str | None
    responsables: tuple[str, ...] = ()
    etape: Etape | None = None


class Deadline(NamedTuple):
    """What is due when: `signee` and whose it is, `en_vigueur` and the postponements that led to it."""

    signee: Reading | None
    origine: Origine | None
    en_vigueur: Reading | None
    reports: tuple[Report, ...]


def parts_of(fiche: Fiche) -> Iterator[Part]:
    """The deliverables of the steps, those of the fiche, then its milestones, in the order of the file."""
    for etape in fiche.etapes:
        for each in etape.livrables:
            responsables = each.responsables or etape.responsables
            yield Part(each.where, each.id, each.titre, "livrable", each.echeance, responsables, etape)
    for each in fiche.livrables:
        yield Part(each.where, each.id, each.titre, "livrable", each.echeance, each.responsables)
    for jalon in fiche.calendrier.jalons if fiche.calendrier else ():
        yield Part(jalon.where, jalon.id, jalon.titre, "jalon", jalon.echeance)


def deadline(part: Part, suivi: SuiviLivrable | None, fiche: Fiche, at: Moment, on: date) -> Deadline:
    """The deadline of a part on a day up to that of the moment."""
    signee, origine = _signed(part, fiche, at, on)
    reports = counting(suivi.reports, fiche, at, on) if suivi else ()
    moved = [each.echeance for each in reports if each.echeance]
    return Deadline(signee, origine, at.read(moved[-1], fiche, on) if moved else signee, reports)


def _signed(part: Part, fiche: Fiche, at: Moment, on: date) -> tuple[Reading | None, Origine | None]:
    if part.echeance:
        return at.read(part.echeance, fiche, on), "livrable"
    if part.etape is not None and part.etape.calendrier:
        return at.read(part.etape.calendrier, fiche, on), "etape"
    reading = calendar_of(fiche, at, on)
    return reading, "fiche" if reading is not None else None


def counting(reports: tuple[Report, ...], fiche: Fiche, at: Moment, on: date) -> tuple[Report, ...]:
    """The postponements decided by the day, but for those decided before an avenant that names the fiche was signed.

    One whose decision nothing dates counts on every day.
    """
    renewals = [each.signature for each in at.plan.avenants if each.signature and fiche.id in each.fiches]
    since = max((day for day in renewals if day <= on), default=date.min)
    dated = [(each, decided_on(each, at.plan.instances)) for each in reports]
    return tuple(each for each, decided in dated if decided is None or since <= decided <= on)


def calendar_of(fiche: Fiche, at: Moment, on: date) -> Reading | None:
    """The fiche's own calendar: its text, overruled by `debut` and `fin`; None where it says nothing."""
    calendrier = fiche.calendrier
    if calendrier is None:
        return None
    reading = at.read(calendrier.texte, fiche, on) if calendrier.texte else None
    return overruled(reading, calendrier)


def overruled(reading: Reading | None, calendrier: Calendrier) -> Reading | None:
    """The reading with the dates of `debut` and `fin` in the place of its own.

    A recurrence stays one, between these dates; any other text becomes the interval that they make with what is
    left of it. A bound read from the text that contradicts a date given apart is dropped.
    """
    debut, fin = calendrier.debut, calendrier.fin
    if debut is None and fin is None:
        return reading
    read_as = reading or Reading("", "undatable")
    if read_as.nature == "recurring":
        return read_as._replace(start=debut or read_as.start, end=fin or read_as.end)
    start = debut or (read_as.start if read_as.start and fin and read_as.start <= fin else None)
    end = fin or (read_as.end if read_as.end and debut and read_as.end >= debut else None)
    edtf = f"{start or '..'}/{end or '..'}"
    return Reading(
        read_as.text or edtf,
        "dated" if start and end else "open" if start else "deadline",
        start,
        end,
        "day",
        edtf,
        notes=(*read_as.notes, msg("Start or end as given apart, under “debut” and “fin”.")),
    )
