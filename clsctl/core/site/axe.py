"""The page of an axis: its fiches by objective, what is late, the money, the indicators."""

from collections.abc import Iterator

from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site import parties
from clsctl.core.site.contenu import Contrat
from clsctl.core.site.feuillet import Feuillet, Section, section, table
from clsctl.core.views.blocks import Cell, Colonne, Renvoi
from clsctl.core.views.echeances import echeances
from clsctl.core.views.rubriques.headings import axe_heading, axe_of, objectif_heading


def axe(contrat: Contrat, code: str) -> Feuillet:
    """The page of one axis."""
    kept = inside(contrat.facts, code)
    found = echeances(kept)
    return Feuillet(
        contrat.entete,
        heading(contrat, code),
        (
            *_by_objective(contrat, kept, code),
            *parties.etats(kept),
            *parties.retards(found),
            *parties.calendrier(kept),
            *parties.financements(kept),
            *parties.indicateurs(kept),
        ),
        chiffres=parties.chiffres(kept, found),
    )


def heading(contrat: Contrat, code: str) -> Message:
    """An axis as the document prints it."""
    return axe_heading(axe_of(contrat.plan, code), code) or verbatim(code)


def inside(facts: PlanFacts, code: str | None) -> PlanFacts:
    """The contract with the fiches of one axis only, or of none."""
    return facts.keep(each for each in facts.fiches if (each.fiche.axe or None) == code)


def _by_objective(contrat: Contrat, kept: PlanFacts, code: str) -> Iterator[Section]:
    known = axe_of(contrat.plan, code)
    codes = [each.code for each in known.objectifs] if known else []
    for objectif in dict.fromkeys([*codes, *(each.fiche.objectif for each in kept.fiches)]):
        fiches = [each for each in kept.fiches if each.fiche.objectif == objectif]
        title = objectif_heading(known, objectif) or msg("Fiches")
        yield from parties.fiches(title, fiches) or section(title, vide=msg("No fiche yet."))


def axes(contrat: Contrat) -> Feuillet:
    """The list of the axes, in the order of the plan."""
    heads = (Colonne(msg("Axis")), *parties.COMPTES)
    lignes = [_line(contrat, code) for code in contrat.places.axes]
    found = table(msg("The axes and where they stand"), heads, lignes)
    titre = msg("Axes")
    return Feuillet(contrat.entete, titre, section(titre, *found, vide=msg("The plan names no axis.")))


def _line(contrat: Contrat, code: str) -> tuple[Cell, ...]:
    name = Renvoi(heading(contrat, code), contrat.places.axes[code])
    return name, *parties.compte(inside(contrat.facts, code))


def fiches(contrat: Contrat) -> Feuillet:
    """All the fiches, by axis."""
    codes: list[str | None] = [*contrat.places.axes, None]
    sections: list[Section] = []
    for code in codes:
        title = heading(contrat, code) if code else msg("Without an axis")
        kept = inside(contrat.facts, code).fiches
        # a contract without axes has but one list
        sections += parties.fiches(title if len(codes) > 1 else msg("Fiches"), kept)
    found = tuple(sections) or section(msg("Fiches"), vide=msg("No fiche to show."))
    return Feuillet(
        contrat.entete, msg("Fiches"), found, chiffres=parties.chiffres(contrat.facts, echeances(contrat.facts))
    )
