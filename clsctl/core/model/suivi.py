"""The follow-up of a fiche (`suivi`): what happened since the signature, and what was decided."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.diagnostics import Where


class Occurrence(NamedTuple):
    """One delivery of a recurring deliverable."""

    where: Where
    periode: str | None = None
    remis_le: date | None = None
    preuves: tuple[str, ...] = ()


class Report(NamedTuple):
    """A postponement: the new deadline, the day and the instance that decided it, and why."""

    where: Where
    echeance: str | None = None
    decide_le: date | None = None
    instance: str | None = None
    motif: str | None = None


class SuiviLivrable(NamedTuple):
    where: Where
    remis_le: date | None = None
    preuves: tuple[str, ...] = ()
    abandonne_le: date | None = None
    motif: str | None = None
    commentaire: str | None = None
    occurrences: tuple[Occurrence, ...] = ()
    reports: tuple[Report, ...] = ()


class SuiviEtape(NamedTuple):
    where: Where
    debut_le: date | None = None
    fin_le: date | None = None
    statut: str | None = None
    commentaire: str | None = None


class Releve(NamedTuple):
    """A measure of an indicator."""

    where: Where
    date: "date | None" = None
    valeur: Decimal | None = None
    source: str | None = None
    commentaire: str | None = None


class Versement(NamedTuple):
    """Money notified, committed or paid."""

    where: Where
    date: "date | None" = None
    nature: str | None = None
    financeur: str | None = None
    dispositif: str | None = None
    montant: Decimal | None = None
    etat: str | None = None


class Note(NamedTuple):
    where: Where
    date: "date | None" = None
    instance: str | None = None
    auteur: str | None = None
    texte: str | None = None
    diffusion: str | None = None


class Bilan(NamedTuple):
    where: Where
    realise: str | None = None
    ecarts: str | None = None
    decision: str | None = None
    texte: str | None = None


class Suivi(NamedTuple):
    where: Where
    statut: str | None = None
    statut_le: date | None = None
    motif: str | None = None
    meteo: str | None = None
    livrables: Mapping[str, SuiviLivrable] = {}
    etapes: Mapping[str, SuiviEtape] = {}
    indicateurs: Mapping[str, tuple[Releve, ...]] = {}
    financements: tuple[Versement, ...] = ()
    notes: tuple[Note, ...] = ()
    bilans: Mapping[str, Bilan] = {}
