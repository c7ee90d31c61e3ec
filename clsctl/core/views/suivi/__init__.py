"""The follow-up of a fiche as rubrics: where it stands, and all that was recorded since the signature."""

from collections.abc import Iterator

from clsctl.core.facts.indicators import IndicateurFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views.blocks import Bloc, Cell, Mot, Paires, Partie, Pile, RubriqueView
from clsctl.core.views.rubriques.sujet import Sujet
from clsctl.core.views.suivi.figures import financements, indicateurs_of
from clsctl.core.views.suivi.livrables import livrables
from clsctl.core.views.suivi.words import bilans, etapes, notes


def follow_up(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> tuple[RubriqueView, ...]:
    """The rubrics of the follow-up, without those that have nothing to say."""
    found: tuple[tuple[str, Message, tuple[Bloc, ...]], ...] = (
        # Translators: « Où en est la fiche »
        ("statut", msg("Where it stands"), (Paires(tuple(_standing(sujet))),)),
        # Translators: « Livrables et jalons »
        ("livrables", msg("Deliverables and milestones"), livrables(sujet)),
        # Translators: « Étapes et phases »
        ("etapes", msg("Steps and phases"), etapes(sujet)),
        # Translators: « Mesure des indicateurs »
        ("indicateurs", msg("Indicators measured"), indicateurs_of(sujet, indicateurs)),
        # Translators: « Financements obtenus »
        ("financements", msg("Funding obtained"), financements(sujet)),
        ("notes", msg("Notes"), notes(sujet)),
        # Translators: « Bilans annuels »
        ("bilans", msg("Yearly reviews"), bilans(sujet)),
    )
    return tuple(RubriqueView(titre, (Partie(f"suivi.{cle}", titre, blocs),)) for cle, titre, blocs in found if blocs)


def _standing(sujet: Sujet) -> Iterator[tuple[Message, Cell]]:
    facts, suivi = sujet.facts, sujet.fiche.suivi
    state: Cell = Mot("etat", facts.etat)
    yield msg("State on that day"), Pile((state, facts.raison)) if facts.raison else state
    if suivi and suivi.statut:
        word: Cell = Mot("statut", suivi.statut)
        # Translators: « statut déclaré », « depuis le 5 février 2024 »
        since = msg("since {day}", day=suivi.statut_le) if suivi.statut_le else None
        more = tuple(cell for cell in (since, suivi.motif) if cell)
        yield msg("Declared status"), Pile((word, *more)) if more else word
    if suivi and suivi.meteo:
        # Translators: « Météo », the pilot's own judgement
        yield msg("Weather"), Mot("meteo", suivi.meteo)
    if facts.livrables:
        done = facts.avancement
        yield msg("Handed in"), msg("{done} of {total}", done=done.remis, total=done.total)
        # Translators: « Remis ou à jour, sur ce qui était dû » : what comes back is up to date when no period lacks it
        due: Cell = msg("{done} of {total}", done=done.remis_dus, total=done.dus)
        if done.a_jour:
            current = nmsg("{count} that comes back, up to date", "{count} that come back, up to date", done.a_jour)
            due = Pile((due, current))
        yield msg("Handed in or up to date, of those due"), due
    if facts.prochaine:
        yield msg("Next deadline"), facts.prochaine
