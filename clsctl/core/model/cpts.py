"""The part of a letter of intent that only a CPTS has: size, professionals asked, missions, legal form."""

from typing import NamedTuple

from clsctl.core.diagnostics import Where


class Professionnels(NamedTuple):
    """A row of the table; each cell is a number, a text such as « En cours », or empty (None)."""

    where: Where
    profession: str | None = None
    identifies: str | None = None
    sollicites: str | None = None
    engages: str | None = None


class Sollicitation(NamedTuple):
    """`sollicitee` holds the ticked boxes: one of `oui`, `non`; two when both are ticked, none when none is."""

    where: Where
    structure: str | None = None
    sollicitee: tuple[str, ...] = ()
    precision: str | None = None


class Partenariat(NamedTuple):
    where: Where
    structure: str | None = None
    existe: tuple[str, ...] = ()
    precision: str | None = None


class Ressource(NamedTuple):
    where: Where
    categorie: str | None = None
    structures: tuple[str, ...] = ()


class Mission(NamedTuple):
    where: Where
    code: str
    titre: str | None = None
    retenue: tuple[str, ...] = ()
    objectifs_strategiques: str | None = None
    objectifs_operationnels: str | None = None
    actions: str | None = None


class StructureJuridique(NamedTuple):
    where: Where
    creee: tuple[str, ...] = ()
    nom: str | None = None
    forme: str | None = None
    siege: str | None = None
    calendrier: str | None = None


class Cpts(NamedTuple):
    where: Where
    taille: str | None = None
    professionnels: tuple[Professionnels, ...] = ()
    professionnels_sollicites: str | None = None
    sollicitations: tuple[Sollicitation, ...] = ()
    partenariats: tuple[Partenariat, ...] = ()
    ressources: tuple[Ressource, ...] = ()
    missions: tuple[Mission, ...] = ()
    structure_juridique: StructureJuridique | None = None
