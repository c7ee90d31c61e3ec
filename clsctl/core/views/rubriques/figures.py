"""Rubrics that are figures: indicators and money, as signed."""

from clsctl.core.labels import CATEGORIES, label
from clsctl.core.messages import msg, verbatim
from clsctl.core.model.fiche import Financement, Indicateur, Mesure, Source
from clsctl.core.views.blocks import Bloc, Cell, Liste, Pile
from clsctl.core.views.rubriques.sujet import Champ, Printer, Sujet, puces, quantity, source, sum_of, tableau


def _indicateurs(sujet: Sujet) -> tuple[Bloc, ...]:
    champs = (
        # Translators: « Indicateur », « Départ », « Cible »
        Champ(msg("Indicator")),
        Champ(msg("Start"), nombre=True),
        Champ(msg("Target"), nombre=True),
        # Translators: « Catégorie »
        Champ(msg("Category"), core=False),
        # Translators: source of a figure
        Champ(msg("Source"), core=False),
        # Translators: « Périodicité »
        Champ(msg("How often"), core=False),
    )
    lignes = [
        (_named(each), _mesure(each.depart, each.unite), _mesure(each.cible, each.unite),
         label(CATEGORIES, each.categorie) if each.categorie else None, each.source, each.periodicite)
        for each in sujet.fiche.indicateurs
    ]  # fmt: skip
    return tableau(sujet, msg("Indicators"), champs, lignes)


def _named(indicateur: Indicateur) -> Cell:
    name = indicateur.libelle or indicateur.id
    if indicateur.unite and not (indicateur.depart or indicateur.cible):
        # Translators: an indicator and its unit
        return msg("{indicator} (in {unit})", indicator=name, unit=indicateur.unite)
    return name


def _mesure(mesure: Mesure | None, unite: str | None) -> Cell:
    if mesure is None:
        return None
    words = quantity(mesure.valeur, verbatim(unite) if unite else None)
    return Pile((words, mesure.date)) if words and mesure.date else words or mesure.date


def _financements(sujet: Sujet) -> tuple[Bloc, ...]:
    entries = sujet.fiche.financements
    if entries and not any(map(_is_expense, entries)):
        return (Liste(tuple(_source(sujet, one, each) for each in entries for one in each.sources)),)
    # Translators: heads of the table of money
    champs = (
        Champ(msg("Expense")),
        Champ(msg("Amount"), nombre=True),
        # Translators: « Période »
        Champ(msg("Period")),
        # Translators: « Sources de financement »
        Champ(msg("Sources of funding")),
        Champ(msg("Category"), core=False),
    )
    lignes = [
        (each.nature, sum_of(each.montant, each.unite), each.periode,
         puces(_source(sujet, one, each) for one in each.sources),
         label(CATEGORIES, each.categorie) if each.categorie else None)
        for each in entries
    ]  # fmt: skip
    return tableau(sujet, msg("Funding"), champs, lignes)


def _is_expense(entry: Financement) -> bool:
    """Whether an entry says more than who might pay."""
    return bool(entry.nature or entry.categorie or entry.periode) or entry.montant is not None


def _source(sujet: Sujet, source_: Source, entry: Financement) -> Cell:
    names = (sujet.sigle(source_.financeur) if source_.financeur else None, source_.dispositif)
    name = " – ".join(part for part in names if part)
    return source(name, sum_of(source_.montant, entry.unite), source_.etat)


FIGURES: dict[str, Printer] = {
    "indicateurs": _indicateurs,
    "financements": _financements,
}
