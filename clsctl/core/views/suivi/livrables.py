"""Deliverables and milestones on the day: as signed, as in force, in which state, with all that was recorded."""

from collections.abc import Iterator

from clsctl.core.facts import LivrableFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.suivi import Occurrence, Report, SuiviLivrable
from clsctl.core.views.blocks import (
    Bloc,
    Cell,
    Fort,
    Lien,
    Markdown,
    Mot,
    Pile,
)
from clsctl.core.views.frise import read_as
from clsctl.core.views.rubriques.sujet import Champ, Sujet, tableau


def livrables(sujet: Sujet) -> tuple[Bloc, ...]:
    """A line for each deliverable and milestone."""
    champs = (
        Champ(msg("Deliverable or milestone")),
        # Translators: « Échéance signée », « Échéance en vigueur »
        Champ(msg("Signed deadline")),
        Champ(msg("Deadline in force")),
        Champ(msg("State")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (_livrable(sujet, each), each.signee.text if each.signee else None, _in_force(sujet, each), _state(each))
        for each in sujet.facts.livrables
    ]
    return tableau(sujet._replace(colonnes=()), msg("Deliverables and milestones on that day"), champs, lignes)


def _livrable(sujet: Sujet, livrable: LivrableFacts) -> Cell:
    name = msg("{ref} – {title}", ref=livrable.id, title=livrable.titre or livrable.id)
    holders = sujet.acteurs(livrable.responsables)
    recorded = tuple(_recorded(livrable.suivi)) if livrable.suivi else ()
    return Pile((Fort(name), *((holders,) if holders else ()), *recorded))


def _recorded(suivi: SuiviLivrable) -> Iterator[Cell]:
    """What the follow-up says of a deliverable besides its dates."""
    yield from (_occurrence(each) for each in suivi.occurrences)
    yield from map(_evidence, suivi.preuves)
    if suivi.motif:
        yield Markdown(suivi.motif)
    if suivi.commentaire:
        yield Markdown(suivi.commentaire)


def _occurrence(occurrence: Occurrence) -> Cell:
    period = occurrence.periode or ""
    words: Cell = period
    if occurrence.remis_le:
        # Translators: one delivery of what comes back: « 2025 : remis le 13 janvier 2025 »
        words = msg("{period}: handed in on {day}", period=period, day=occurrence.remis_le)
    proofs = tuple(map(_evidence, occurrence.preuves))
    return Pile((words, *proofs)) if proofs else words


def _evidence(proof: str) -> Cell:
    return Lien(proof, proof)


def _in_force(sujet: Sujet, livrable: LivrableFacts) -> Cell:
    """The deadline in force as written, the days it stands for, and what moved it."""
    due, counting = livrable.en_vigueur, livrable.reports
    placed = read_as(due)
    lines: list[Cell] = [due.text] if due and counting else []
    lines += [placed] if placed else []
    lines += [report_words(sujet, each) for each in counting]
    # Translators: a postponement that an avenant, or the delivery itself, made void: « ne compte plus : reporté à… »
    lines += [
        msg("no longer counts: {moved}", moved=report_words(sujet, each))
        for each in (livrable.suivi.reports if livrable.suivi else ())
        if each not in counting
    ]
    return Pile(tuple(lines)) if lines else None


def report_words(sujet: Sujet, report: Report) -> Message:
    """One postponement: who moved the deadline to when, and why."""
    words = msg("moved to {deadline}", deadline=report.echeance or "?")
    if report.decide_le:
        words = msg("moved to {deadline} on {day}", deadline=report.echeance or "?", day=report.decide_le)
    if report.instance:
        words = msg("{moved} ({instance})", moved=words, instance=sujet.instance(report.instance))
    # Translators: a postponement and its reason
    return msg("{moved}: {reason}", moved=words, reason=report.motif) if report.motif else words


def _state(livrable: LivrableFacts) -> Cell:
    cells: list[Cell] = [Mot("etat", livrable.etat)]
    if livrable.jours_retard:
        cells.append(nmsg("{count} day late", "{count} days late", livrable.jours_retard))
    if livrable.remis_le:
        cells.append(msg("on {day}", day=livrable.remis_le))
    if livrable.suivi and livrable.suivi.abandonne_le:
        cells.append(msg("given up on {day}", day=livrable.suivi.abandonne_le))
    if livrable.raison:
        cells.append(livrable.raison)
    return Pile(tuple(cells)) if len(cells) > 1 else cells[0]
