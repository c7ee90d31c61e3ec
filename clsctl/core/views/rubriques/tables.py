"""Rubrics that are tables: steps, deliverables, calendar, indicators, money, what came before."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Action, Calendrier, Etape, Livrable
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Fort, Markdown, Pile, Puces
from clsctl.core.views.rubriques.sujet import Champ, Printer, Sujet, puces, tableau

_CALENDRIER = msg("Calendar")
# Translators: « Échéance »
_ECHEANCE = msg("Deadline")
# Translators: « Responsables »
_RESPONSABLES = msg("Responsible")


def _etapes(sujet: Sujet) -> tuple[Bloc, ...]:
    # Translators: « Étapes et actions »
    champs = (
        Champ(msg("Steps and actions")),
        Champ(msg("Deliverables expected")),
        Champ(_CALENDRIER, core=False),
        Champ(_RESPONSABLES, core=False),
    )
    lignes = [
        (_etape(each), puces(_livrable(sujet, one) for one in each.livrables), each.calendrier or None,
         sujet.acteurs(each.responsables))
        for each in sujet.fiche.etapes
    ]  # fmt: skip
    return tableau(sujet, msg("Steps, actions and deliverables"), champs, lignes)


def _etape(etape: Etape) -> Cell:
    title = Fort(etape.titre or etape.id)
    return Pile((title, Puces(tuple(map(_action, etape.actions))))) if etape.actions else title


def _action(action: Action) -> Cell:
    more = [part for part in (action.objectif, action.calendrier) if part]
    title = action.titre or action.id
    return Pile((title, *more)) if more else title


def _livrable(sujet: Sujet, livrable: Livrable) -> Cell:
    title: Cell = livrable.titre or livrable.id
    if livrable.echeance:
        # Translators: « Livrable 1 : 2ème semestre 2019 »
        title = msg("{deliverable}: {deadline}", deliverable=livrable.titre or livrable.id, deadline=livrable.echeance)
    holders = sujet.acteurs(livrable.responsables)
    text = Markdown(livrable.description) if livrable.description else None
    more = [part for part in (holders, text) if part is not None]
    return Pile((title, *more)) if more else title


def _livrables(sujet: Sujet) -> tuple[Bloc, ...]:
    # Translators: « Livrable »
    champs = (Champ(msg("Deliverable")), Champ(_ECHEANCE), Champ(_RESPONSABLES))
    lignes = [
        (_titled(each.titre or each.id, each.description), each.echeance or None, sujet.acteurs(each.responsables))
        for each in sujet.fiche.livrables
    ]
    return tableau(sujet, msg("Deliverables"), champs, lignes)


def _titled(title: str, text: str | None) -> Cell:
    return Pile((Fort(title), Markdown(text))) if text else title


def _actions(sujet: Sujet) -> tuple[Bloc, ...]:
    # Translators: « Action », « Objectif »
    champs = (Champ(msg("Action")), Champ(msg("Objective")), Champ(_CALENDRIER))
    lignes = [
        (Markdown(each.titre) if each.titre else each.id, each.objectif or None, each.calendrier or None)
        for each in sujet.fiche.actions
    ]
    return tableau(sujet, msg("Actions"), champs, lignes)


def _historique(sujet: Sujet) -> tuple[Bloc, ...]:
    # Translators: heads of the table of what had already happened: « Quand », « Ce qui a eu lieu »
    champs = (Champ(msg("When")), Champ(msg("What happened")))
    lignes = [
        (each.calendrier or None, Markdown(each.texte) if each.texte else None) for each in sujet.fiche.historique
    ]
    return tableau(sujet, msg("What came before"), champs, lignes)


def _calendrier(sujet: Sujet) -> tuple[Bloc, ...]:
    calendrier = sujet.fiche.calendrier
    if calendrier is None:
        return ()
    blocs: list[Bloc] = [Alinea(calendrier.texte)] if calendrier.texte else []
    bounds = _bounds(sujet)
    if bounds is not None:
        blocs.append(Alinea(bounds))
    return (*blocs, *_dated(sujet, (*_phases(calendrier), *_jalons(calendrier))))


def _dated(sujet: Sujet, lignes: tuple[tuple[Cell, ...], ...]) -> tuple[Bloc, ...]:
    # Translators: « Phase ou jalon »
    champs = (Champ(msg("Phase or milestone")), Champ(_CALENDRIER))
    return tableau(sujet, msg("Phases and milestones"), champs, lignes)


def _phases(calendrier: Calendrier | None) -> Iterator[tuple[Cell, ...]]:
    for each in calendrier.phases if calendrier else ():
        yield each.titre or each.id, each.calendrier or None


def _jalons(calendrier: Calendrier | None) -> Iterator[tuple[Cell, ...]]:
    for each in calendrier.jalons if calendrier else ():
        yield each.titre or each.id, each.echeance or None


def _phases_alone(sujet: Sujet) -> tuple[Bloc, ...]:
    return _dated(sujet, tuple(_phases(sujet.fiche.calendrier)))


def _jalons_alone(sujet: Sujet) -> tuple[Bloc, ...]:
    return _dated(sujet, tuple(_jalons(sujet.fiche.calendrier)))


def _bounds(sujet: Sujet) -> Message | None:
    """The dates that the document gives apart from the words."""
    calendrier = sujet.fiche.calendrier
    debut, fin = (calendrier.debut, calendrier.fin) if calendrier else (None, None)
    if debut and fin:
        return msg("From {start} to {end}", start=debut, end=fin)
    if debut:
        return msg("From {start}", start=debut)
    return msg("Until {end}", end=fin) if fin else None


TABLES: dict[str, Printer] = {
    "etapes": _etapes,
    "livrables": _livrables,
    "actions": _actions,
    "historique": _historique,
    "calendrier": _calendrier,
    "calendrier.phases": _phases_alone,
    "calendrier.jalons": _jalons_alone,
}
