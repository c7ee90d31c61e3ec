"""Who a report is for, and what each audience may read: an allow-list by key, so that a key nobody thought of is not
published. Personal data is for `interne` only."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche, Piece
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Note
from clsctl.core.personal import redacted

Audience = Literal["publique", "partenaires", "interne"]
AUDIENCES: tuple[Audience, ...] = ("publique", "partenaires", "interne")

# A line is a key and the parts of it that may be read; one without parts is a value, read whole.
# `publique`: the signed text without persons, the states, what was delivered, measured and paid.
_PUBLIQUE = """
clsctl code type titre periode signature effet fin signataires
illisibles abimees chemins vides glob calendrier rapports gabarits synonymes audit regles
territoire: libelle quartiers qpv population source
territoire.communes: nom code_insee codes_postaux
territoire.communes.quartiers: secteur noms
territoire.epci: nom siren
axes: code titre libelle
axes.objectifs: code titre libelle
cadres: code titre reference periode
acteurs: code nom sigle type
instances: code type date titre
avenants: numero signature objet fiches fin
fiches: id type titre numero gabarit axe objectif redaction porteurs pilotes partenaires publics contexte diagnostic
fiches: description moyens gouvernance enjeux leviers freins vigilance notes_bas depend_de rubriques vides cles
fiches.rattachements: cadre reference libelle
fiches.referents: fonction structure profession secteur
fiches.contacts: fonction structure profession secteur
fiches.equipe: fonction structure profession secteur
fiches.equipe_partenaires: fonction structure profession secteur
fiches.territoire: libelle quartiers qpv population source
fiches.territoire.communes: nom code_insee codes_postaux
fiches.territoire.communes.quartiers: secteur noms
fiches.territoire.epci: nom siren
fiches.objectifs: generaux specifiques strategiques operationnels
fiches.actions: id titre objectif calendrier
fiches.historique: calendrier texte
fiches.etapes: id titre calendrier responsables
fiches.etapes.actions: id titre objectif calendrier
fiches.etapes.livrables: id titre echeance responsables description
fiches.livrables: id titre echeance responsables description
fiches.calendrier: texte debut fin
fiches.calendrier.phases: id titre calendrier
fiches.calendrier.jalons: id titre echeance
fiches.indicateurs: id libelle categorie unite source periodicite
fiches.indicateurs.depart: valeur date
fiches.indicateurs.cible: valeur date
fiches.financements: nature categorie montant unite periode
fiches.financements.sources: financeur dispositif montant etat
fiches.pieces: titre lien
fiches.cpts: taille professionnels_sollicites
fiches.cpts.professionnels: profession identifies sollicites engages
fiches.cpts.sollicitations: structure sollicitee precision
fiches.cpts.partenariats: structure existe precision
fiches.cpts.ressources: categorie structures
fiches.cpts.missions: code titre retenue objectifs_strategiques objectifs_operationnels actions
fiches.cpts.structure_juridique: creee nom forme siege calendrier
fiches.suivi: statut statut_le
fiches.suivi.livrables: remis_le abandonne_le
fiches.suivi.livrables.occurrences: periode remis_le
fiches.suivi.livrables.reports: echeance decide_le instance
fiches.suivi.etapes: debut_le fin_le statut
fiches.suivi.indicateurs: date valeur source
fiches.suivi.financements: date nature financeur dispositif montant etat
fiches.suivi.notes: date instance texte diffusion
"""

# `partenaires` reads, besides, the reasons, the comments, the evidence, the pilot's judgement and the yearly reviews.
_PARTENAIRES = """
fiches.suivi: motif meteo
fiches.suivi.livrables: preuves motif commentaire
fiches.suivi.livrables.occurrences: preuves
fiches.suivi.livrables.reports: motif
fiches.suivi.etapes: commentaire
fiches.suivi.indicateurs: commentaire
fiches.suivi.bilans: realise ecarts decision texte
"""

# `interne` reads everything; these are the keys that only it reads.
_INTERNE = """
fiches.referents: nom courriel telephone adresse ville
fiches.contacts: nom courriel telephone adresse ville
fiches.equipe: nom courriel telephone adresse ville
fiches.equipe_partenaires: nom courriel telephone adresse ville
fiches.suivi.notes: auteur
"""

# Which notes each audience reads, by their own `diffusion`. A note that says nothing is internal.
_NOTES: Mapping[Audience, frozenset[str | None]] = {
    "publique": frozenset({"publique"}),
    "partenaires": frozenset({"publique", "partenaires"}),
    "interne": frozenset({"publique", "partenaires", "interne", None}),
}
_LISTS: Mapping[Audience, str] = {
    "publique": _PUBLIQUE,
    "partenaires": _PUBLIQUE + _PARTENAIRES,
    "interne": _PUBLIQUE + _PARTENAIRES + _INTERNE,
}
Record = TypeVar("Record", bound=tuple[Any, ...])


def chosen(asked: str | None, plans: Iterable[Plan]) -> Audience:
    """The audience asked for, else the narrowest that the plans' `rapports.diffusion` set, else `publique`."""
    said = [asked] if asked else [plan.rapports.diffusion for plan in plans]
    known = [AUDIENCES.index(each) if each in AUDIENCES else 0 for each in said]
    return AUDIENCES[min(known, default=0)]


@cache
def keys(audience: Audience) -> frozenset[str]:
    """The dotted keys an audience may read, from the plan: `fiches.suivi.livrables.remis_le`."""
    found = set()
    for line in _LISTS[audience].strip().splitlines():
        prefix, colon, names = line.rpartition(":")
        found |= {f"{prefix}.{name}" if colon else name for name in names.split()}
    return frozenset(found)


@cache
def _prefixes(audience: Audience) -> frozenset[str]:
    parents = (key.rpartition(".")[0] for key in keys(audience))
    return frozenset(parent for full in parents for parent in _and_its_parents(full))


def _and_its_parents(key: str) -> list[str]:
    names = key.split(".")
    return [".".join(names[: count + 1]) for count in range(len(names))]


def visible(plan: Plan, audience: Audience) -> Plan:
    """The plan with only what the audience may read; what it may not is as if it were absent.

    A person keeps their place in a list, without what names them. Whoever is not of the house reads no personal data
    in free texts either: a neutral phrase stands in its place.
    """
    kept = _kept(plan, "", audience)
    if audience == "interne":
        return kept
    langue = "en" if plan.rapports.langue == "en" else "fr"
    fiches = tuple(redacted(fiche, langue) for fiche in kept.fiches)
    return redacted(kept._replace(fiches=()), langue)._replace(fiches=fiches)


def visible_fiche(fiche: Fiche, audience: Audience) -> Fiche:
    """A fiche with only what the audience may read."""
    return fiche if audience == "interne" and _is_whole(fiche) else _kept(fiche, "fiches", audience)


def _is_whole(fiche: Fiche) -> bool:
    """Whether the house reads all of it, which every version of a history is asked: notes apart it does."""
    notes = fiche.suivi.notes if fiche.suivi else ()
    return all(note.diffusion in _NOTES["interne"] for note in notes)


def _kept(record: Record, path: str, audience: Audience) -> Record:
    record_: Any = record
    changes = {}
    for name, value in zip(record_._fields, record, strict=True):
        key = f"{path}.{name}" if path else name
        if value and not isinstance(value, Where) and key not in keys(audience):
            changes[name] = _inside(value, key, audience, record_._field_defaults.get(name))
    kept: Record = record_._replace(**changes) if changes else record
    return kept


def _inside(value: Any, key: str, audience: Audience, absent: Any) -> Any:
    """A part of a plan with only what may be read of it; `absent` where that is nothing."""
    if key not in _prefixes(audience):
        return absent
    if hasattr(value, "_fields"):
        return _kept(value, key, audience)
    if isinstance(value, Mapping):
        return {name: _inside(part, key, audience, ()) for name, part in value.items()}
    notes = _NOTES[audience]
    parts = (part for part in value if not isinstance(part, Note) or part.diffusion in notes)
    return tuple(_kept(_without_path(part, audience), key, audience) for part in parts)


def _without_path(part: Any, audience: Audience) -> Any:
    """A document of the public's version without its path inside the plan: it leads the public nowhere, and a file is
    often called after somebody. One that has no title is still called by its path."""
    if audience != "publique" or not isinstance(part, Piece) or not part.titre or "://" in (part.lien or ""):
        return part
    return part._replace(lien=None)
