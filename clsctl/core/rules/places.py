"""The territories of a plan and its fiches, and what their codes and names tell."""

import re
from collections.abc import Iterator

from clsctl.core.communes import codes_named, department, is_insee, names_of
from clsctl.core.model.commun import Commune, Territoire
from clsctl.core.model.plan import Plan


def territories(plan: Plan) -> Iterator[tuple[Territoire, str | None]]:
    """The territory of the plan, then those of its fiches, each with the reference of its fiche."""
    if plan.territoire is not None:
        yield plan.territoire, None
    for fiche in plan.fiches:
        if fiche.territoire is not None:
            yield fiche.territoire, fiche.id


def words(territoire: Territoire | None) -> Iterator[str]:
    """Every name that a territory gives."""
    if territoire is None:
        return
    yield territoire.libelle or ""
    yield from territoire.quartiers
    yield from territoire.qpv
    for commune in territoire.communes:
        yield commune.nom or ""
        for quartiers in commune.quartiers:
            yield quartiers.secteur or ""
            yield from quartiers.noms
    yield from (epci.nom or "" for epci in territoire.epci)


def departments_of_postal(code: str) -> tuple[str, ...]:
    """The departments that a postal code may be of: Corsica's two share 20, overseas ones have three digits."""
    if code[:2] == "20":
        return ("2A", "2B")
    return (code[:3],) if code[:2] in ("97", "98") else (code[:2],)


def departments_of(commune: Commune) -> frozenset[str]:
    """Where a commune is, from its INSEE code, else from its postal codes; empty if neither says."""
    code = commune.code_insee
    if code and is_insee(code):
        return frozenset({department(code)})
    return frozenset(each for postal in commune.codes_postaux for each in departments_of_postal(postal))


def is_postal_rather(code: str, commune: Commune) -> bool:
    """Whether what has the form of an INSEE code is a postal code: one of the commune's own, or a round unknown one.

    A few communes have the same number for both: then the table gives the code the name that is written.
    """
    if code in commune.codes_postaux:
        return not commune.nom or code not in codes_named(commune.nom, {department(code)})
    return re.fullmatch(r"\d{4}0", code) is not None and not names_of(code)
