"""Steps as they went, notes of meetings, yearly reviews."""

from clsctl.core.facts import EtapeFacts
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Note
from clsctl.core.views.blocks import (
    Bloc,
    Cell,
    Markdown,
    Mot,
    Pile,
)
from clsctl.core.views.frise import read_as
from clsctl.core.views.rubriques.sujet import Champ, Sujet, tableau


def etapes(sujet: Sujet) -> tuple[Bloc, ...]:
    """Steps and phases: their calendar as written and as read, and how they went."""
    champs = (
        # Translators: « Étape ou phase », « Calendrier », « Lu comme », « Ce qui est constaté »
        Champ(msg("Step or phase")),
        Champ(msg("Calendar")),
        Champ(msg("Read as")),
        Champ(msg("What was recorded")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (
            msg("{ref} – {title}", ref=each.id, title=each.titre or each.id),
            each.calendrier.text if each.calendrier else None,
            read_as(each.calendrier),
            _progress(each),
        )
        for each in sujet.facts.etapes
        if each.calendrier or each.suivi
    ]
    return tableau(sujet._replace(colonnes=()), msg("Steps and phases on that day"), champs, lignes)


def _progress(etape: EtapeFacts) -> Cell:
    suivi = etape.suivi
    if suivi is None:
        return None
    cells: list[Cell] = [Mot("statut", suivi.statut)] if suivi.statut else []
    cells += [msg("begun on {day}", day=suivi.debut_le)] if suivi.debut_le else []
    cells += [msg("ended on {day}", day=suivi.fin_le)] if suivi.fin_le else []
    cells += [Markdown(suivi.commentaire)] if suivi.commentaire else []
    return Pile(tuple(cells)) if cells else None


def notes(sujet: Sujet) -> tuple[Bloc, ...]:
    """The notes that the audience may read."""
    suivi = sujet.fiche.suivi
    # Translators: « Date et instance », « Auteur »
    champs = (Champ(msg("Date and meeting")), Champ(msg("Note")), Champ(msg("Author"), core=False))
    lignes: list[tuple[Cell, ...]] = [
        (_when(sujet, note), Markdown(note.texte) if note.texte else None, note.auteur)
        for note in (suivi.notes if suivi else ())
    ]
    return tableau(sujet._replace(colonnes=()), msg("Notes"), champs, lignes)


def _when(sujet: Sujet, note: Note) -> Cell:
    meeting = sujet.instance(note.instance) if note.instance else None
    cells = tuple(cell for cell in (note.date, meeting) if cell is not None)
    return Pile(cells) if len(cells) > 1 else cells[0] if cells else None


def bilans(sujet: Sujet) -> tuple[Bloc, ...]:
    """The reviews by year."""
    suivi = sujet.fiche.suivi
    champs = (
        # Translators: « Année », « Réalisé », « Écarts », « Décision », « Commentaire »
        Champ(msg("Year")),
        Champ(msg("Done")),
        Champ(msg("Gaps")),
        Champ(msg("Decision")),
        Champ(msg("Comment")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (year, *(Markdown(text) if text else None for text in (each.realise, each.ecarts, each.decision, each.texte)))
        for year, each in sorted(suivi.bilans.items() if suivi else ())
    ]
    return tableau(sujet._replace(colonnes=()), msg("Yearly reviews"), champs, lignes)
