"""Records shared by the plan and its fiches: territories, persons, indicators' measures, sources of money."""

from decimal import Decimal
from typing import NamedTuple

from clsctl.core.diagnostics import Where


class Quartiers(NamedTuple):
    """Districts of a commune, under the name of the sector they belong to."""

    where: Where
    secteur: str | None = None
    noms: tuple[str, ...] = ()


class Commune(NamedTuple):
    where: Where
    nom: str | None = None
    code_insee: str | None = None
    codes_postaux: tuple[str, ...] = ()
    quartiers: tuple[Quartiers, ...] = ()


class Epci(NamedTuple):
    where: Where
    nom: str | None = None
    siren: str | None = None


class Territoire(NamedTuple):
    """`population` in inhabitants, `source` where that figure comes from."""

    where: Where
    libelle: str | None = None
    communes: tuple[Commune, ...] = ()
    quartiers: tuple[str, ...] = ()
    qpv: tuple[str, ...] = ()
    epci: tuple[Epci, ...] = ()
    population: Decimal | None = None
    source: str | None = None


class Personne(NamedTuple):
    """Personal data: shown only at `diffusion: interne`."""

    where: Where
    nom: str | None = None
    fonction: str | None = None
    structure: str | None = None
    profession: str | None = None
    secteur: str | None = None
    courriel: str | None = None
    telephone: str | None = None
    adresse: str | None = None
    ville: str | None = None
