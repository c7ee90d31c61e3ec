"""A fiche: the signed part of an action sheet, as the partners signed it. The follow-up is in `suivi`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.model.commun import Personne, Territoire
from clsctl.core.model.cpts import Cpts
from clsctl.core.model.suivi import Suivi


class Rattachement(NamedTuple):
    where: Where
    cadre: str | None = None
    reference: str | None = None
    libelle: str | None = None


class Objectifs(NamedTuple):
    where: Where
    generaux: tuple[str, ...] = ()
    specifiques: tuple[str, ...] = ()
    strategiques: tuple[str, ...] = ()
    operationnels: tuple[str, ...] = ()


class Action(NamedTuple):
    where: Where
    id: str | None = None
    titre: str | None = None
    objectif: str | None = None
    calendrier: str | None = None


class Fait(NamedTuple):
    """An entry of `historique`: what had already happened; never due."""

    where: Where
    calendrier: str | None = None
    texte: str | None = None


class Livrable(NamedTuple):
    """A deliverable. `echeance` is None where the key is absent, "" where it is there and empty."""

    where: Where
    id: str
    titre: str | None = None
    echeance: str | None = None
    responsables: tuple[str, ...] = ()
    description: str | None = None


class Etape(NamedTuple):
    where: Where
    id: str
    titre: str | None = None
    calendrier: str | None = None
    responsables: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    livrables: tuple[Livrable, ...] = ()


class Phase(NamedTuple):
    where: Where
    id: str
    titre: str | None = None
    calendrier: str | None = None


class Jalon(NamedTuple):
    """A milestone: followed as a deliverable is."""

    where: Where
    id: str
    titre: str | None = None
    echeance: str | None = None


class Calendrier(NamedTuple):
    """The calendar of a fiche; `debut` and `fin` overrule the reading of `texte`."""

    where: Where
    texte: str | None = None
    debut: date | None = None
    fin: date | None = None
    phases: tuple[Phase, ...] = ()
    jalons: tuple[Jalon, ...] = ()


class Mesure(NamedTuple):
    """`depart` or `cible` of an indicator: a value on a day, or at the end of a period in words."""

    where: Where
    valeur: Decimal | None = None
    date: "date | None" = None


class Indicateur(NamedTuple):
    where: Where
    id: str
    libelle: str | None = None
    categorie: str | None = None
    unite: str | None = None
    depart: Mesure | None = None
    cible: Mesure | None = None
    source: str | None = None
    periodicite: str | None = None


class Source(NamedTuple):
    """A funder of an expense. `montant` in the unit of the entry."""

    where: Where
    financeur: str | None = None
    dispositif: str | None = None
    montant: Decimal | None = None
    etat: str | None = None


class Financement(NamedTuple):
    """An expense and who pays it. `montant` in `unite`: `EUR` or `ETP` (full-time equivalents)."""

    where: Where
    nature: str | None = None
    categorie: str | None = None
    montant: Decimal | None = None
    unite: str = "EUR"
    periode: str | None = None
    sources: tuple[Source, ...] = ()


class Piece(NamedTuple):
    where: Where
    titre: str | None = None
    lien: str | None = None


class Fiche(NamedTuple):
    """An action sheet. Texts are Markdown; a key that the document lacks is None or empty.

    `vides` are the rubrics that are there and not filled, anywhere in the fiche. `cles` are the
    top-level keys in the order of the file.
    """

    where: Where
    id: str
    # kept where the file's own word is wrong, so that one bad value hides nothing else of the fiche
    type: str = "fiche_action"
    titre: str = ""
    numero: tuple[str, ...] = ()
    gabarit: str | None = None
    axe: str | None = None
    objectif: str | None = None
    rattachements: tuple[Rattachement, ...] = ()
    redaction: date | None = None
    porteurs: tuple[str, ...] = ()
    pilotes: tuple[str, ...] = ()
    partenaires: tuple[str, ...] = ()
    referents: tuple[Personne, ...] = ()
    contacts: tuple[Personne, ...] = ()
    equipe: tuple[Personne, ...] = ()
    equipe_partenaires: tuple[Personne, ...] = ()
    publics: tuple[str, ...] = ()
    territoire: Territoire | None = None
    contexte: str | None = None
    diagnostic: str | None = None
    description: str | None = None
    moyens: str | None = None
    gouvernance: str | None = None
    enjeux: tuple[str, ...] = ()
    leviers: tuple[str, ...] = ()
    freins: tuple[str, ...] = ()
    vigilance: tuple[str, ...] = ()
    objectifs: Objectifs | None = None
    actions: tuple[Action, ...] = ()
    historique: tuple[Fait, ...] = ()
    etapes: tuple[Etape, ...] = ()
    livrables: tuple[Livrable, ...] = ()
    calendrier: Calendrier | None = None
    indicateurs: tuple[Indicateur, ...] = ()
    financements: tuple[Financement, ...] = ()
    pieces: tuple[Piece, ...] = ()
    notes_bas: tuple[str, ...] = ()
    depend_de: tuple[str, ...] = ()
    rubriques: Mapping[str, str] = {}
    cpts: Cpts | None = None
    suivi: Suivi | None = None
    vides: tuple[Where, ...] = ()
    cles: tuple[str, ...] = ()
