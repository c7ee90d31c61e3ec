"""What was measured and what was paid."""

from collections.abc import Iterator

from clsctl.core.facts.indicators import IndicateurFacts
from clsctl.core.labels import ETATS_FINANCEMENT, label
from clsctl.core.messages import msg, verbatim
from clsctl.core.views.blocks import (
    Bloc,
    Cell,
    Courbe,
    Markdown,
    Part,
    Pile,
)
from clsctl.core.views.rubriques.sujet import Champ, Sujet, quantity, sum_of, tableau


def indicateurs_of(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> tuple[Bloc, ...]:
    """The last measures against the targets, then every measure."""
    measured = [each for each in indicateurs if each.dernier is not None]
    lignes = [indicator_line(each) for each in measured]
    asked = sujet._replace(colonnes=())
    return (
        *tableau(asked, msg("Indicators and their targets"), INDICATOR, lignes),
        *tableau(asked, msg("All measures"), _MEASURES, list(_measures(sujet, indicateurs))),
    )


INDICATOR = (
    Champ(msg("Indicator")),
    Champ(msg("Start"), nombre=True),
    Champ(msg("Measures")),
    # Translators: « Dernière mesure »
    Champ(msg("Last measure"), nombre=True),
    Champ(msg("Target"), nombre=True),
    # Translators: « Chemin parcouru » : share of the way from the start to the target
    Champ(msg("Way covered"), nombre=True),
)
_MEASURES = (
    Champ(msg("Date")),
    Champ(msg("Indicator")),
    Champ(msg("Value"), nombre=True),
    # Translators: source of a figure
    Champ(msg("Source")),
    Champ(msg("Comment")),
)


def indicator_line(facts: IndicateurFacts) -> tuple[Cell, ...]:
    """The cells of `INDICATOR`: a measure that is stale says since when."""
    each = facts.indicateur
    unit = verbatim(each.unite) if each.unite else None
    depart, cible = (quantity(mesure.valeur, unit) if mesure else None for mesure in (each.depart, each.cible))
    last: Cell = quantity(facts.dernier.valeur, unit) if facts.dernier else None
    day = facts.dernier.date if facts.dernier else None
    stale = msg("nothing measured since {day}", day=facts.perime.start) if facts.perime else None
    cells = tuple(cell for cell in (last, day, stale) if cell is not None) or (msg("not measured"),)
    name = msg("{ref} – {title}", ref=facts.ref, title=each.libelle or each.id)
    way = Part(facts.avancement) if facts.avancement is not None else None
    return name, depart, curve(facts), Pile(cells) if len(cells) > 1 else cells[0], cible, way


def curve(facts: IndicateurFacts) -> Courbe | None:
    """The measures as a curve; None without any."""
    values = tuple(each.valeur for each in facts.mesures if each.valeur is not None)
    start, target = facts.indicateur.depart, facts.indicateur.cible
    return Courbe(values, start.valeur if start else None, target.valeur if target else None) if values else None


def _measures(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> Iterator[tuple[Cell, ...]]:
    suivi = sujet.fiche.suivi
    for each in indicateurs:
        unit = verbatim(each.indicateur.unite) if each.indicateur.unite else None
        for releve in suivi.indicateurs.get(each.indicateur.id, ()) if suivi else ():
            comment = Markdown(releve.commentaire) if releve.commentaire else None
            yield releve.date, each.indicateur.id, quantity(releve.valeur, unit), releve.source, comment


def financements(sujet: Sujet) -> tuple[Bloc, ...]:
    """What was notified, committed and paid, as it was recorded."""
    suivi = sujet.fiche.suivi
    champs = (
        Champ(msg("Date")),
        Champ(msg("Expense")),
        Champ(msg("Source of funding")),
        Champ(msg("Amount"), nombre=True),
        Champ(msg("State of funding")),
    )
    lignes: list[tuple[Cell, ...]] = []
    for each in suivi.financements if suivi else ():
        names = (sujet.sigle(each.financeur) if each.financeur else None, each.dispositif)
        funder = " – ".join(name for name in names if name) or None
        state = label(ETATS_FINANCEMENT, each.etat) if each.etat else None
        lignes.append((each.date, each.nature, funder, sum_of(each.montant), state))
    return tableau(sujet._replace(colonnes=()), msg("Money notified, committed and paid"), champs, lignes)
