"""The plan: what `clsctl.yaml` holds, with the fiches read beside it, and the portfolio of several plans."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import Bounds
from clsctl.core.diagnostics import Where
from clsctl.core.model.commun import Territoire
from clsctl.core.model.fiche import Fiche


class Objectif(NamedTuple):
    where: Where
    code: str
    titre: str | None = None
    libelle: str | None = None


class Axe(NamedTuple):
    where: Where
    code: str
    titre: str | None = None
    libelle: str | None = None
    objectifs: tuple[Objectif, ...] = ()


class Cadre(NamedTuple):
    """A policy that fiches point to: PRS, schéma, contrat de ville…"""

    where: Where
    code: str
    titre: str | None = None
    reference: str | None = None
    periode: str | None = None


class Acteur(NamedTuple):
    where: Where
    code: str
    nom: str | None = None
    sigle: str | None = None
    type: str | None = None


class Instance(NamedTuple):
    """A meeting that decides: a steering committee on a day."""

    where: Where
    code: str
    type: str | None = None
    date: "date | None" = None
    titre: str | None = None


class Avenant(NamedTuple):
    """An amendment: `fiches` are the ids of the fiches whose signed text it renews."""

    where: Where
    numero: str
    signature: date | None = None
    objet: str | None = None
    fiches: tuple[str, ...] = ()
    fin: date | None = None


class Calendriers(NamedTuple):
    """`calendrier` of a plan: days before a deadline that count as near, bounds of vague words."""

    proche: int = 60
    bounds: Bounds = Bounds()


class Rapports(NamedTuple):
    langue: str | None = None
    diffusion: str | None = None


class Rubrique(NamedTuple):
    """One rubric of a layout: the keys it shows, under which label, with which column heads."""

    cles: tuple[str, ...]
    libelle: str | None = None
    colonnes: tuple[str, ...] = ()


class Audit(NamedTuple):
    reference: str | None = None
    signatures: str = "aucune"


class Regles(NamedTuple):
    ignorer: tuple[str, ...] = ()
    erreurs: tuple[str, ...] = ()
    par_fichier: Mapping[str, tuple[str, ...]] = {}


class Plan(NamedTuple):
    """A contract with its fiches.

    `code` is never empty: by default the name of the plan's directory. `illisibles` names the files
    that hold a fiche which could not be read, so that no answer leaves one out in silence.
    `abimees` names those that were read but for a value in a wrong form, which an answer therefore lacks.
    `vides` are the rubrics that are there and not filled.
    """

    where: Where
    code: str
    type: str = "autre"
    titre: str = ""
    territoire: Territoire | None = None
    periode: str | None = None
    signature: date | None = None
    effet: date | None = None
    fin: date | None = None
    signataires: tuple[str, ...] = ()
    axes: tuple[Axe, ...] = ()
    cadres: tuple[Cadre, ...] = ()
    acteurs: Mapping[str, Acteur] = {}
    instances: tuple[Instance, ...] = ()
    avenants: tuple[Avenant, ...] = ()
    calendrier: Calendriers = Calendriers()
    rapports: Rapports = Rapports()
    gabarits: Mapping[str, tuple[Rubrique, ...]] = {}
    # labels of documents by key, for `import`
    synonymes: Mapping[str, tuple[str, ...]] = {}
    audit: Audit = Audit()
    glob: str = "fiches/**/*.yaml"
    regles: Regles = Regles()
    vides: tuple[Where, ...] = ()
    fiches: tuple[Fiche, ...] = ()
    illisibles: tuple[str, ...] = ()
    abimees: tuple[str, ...] = ()
    # every path of the plan's tree, for the rules on evidence
    chemins: frozenset[str] = frozenset()
    # the version of the format that the plan is written in
    clsctl: str = "1"


class Portefeuille(NamedTuple):
    """Several plans, or one: `titre` is None where a command was run in a single plan."""

    plans: tuple[Plan, ...]
    titre: str | None = None
