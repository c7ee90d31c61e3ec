"""The headings above a fiche: its axis and its objective, as the document prints them."""

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.plan import Axe, Objectif, Plan


def axe_of(plan: Plan, code: str | None) -> Axe | None:
    """The axis of that code."""
    return next((each for each in plan.axes if each.code == code), None)


def axe_heading(axe: Axe | None, code: str | None) -> Message | None:
    """The heading of an axis: as the document prints it, else made of its code and title."""
    if axe and axe.libelle:
        return verbatim(axe.libelle)
    if axe and axe.titre:
        # Translators: « Axe 1 : Favoriser l'attractivité »
        return msg("Axis {code}: {title}", code=axe.code, title=axe.titre)
    return msg("Axis {code}", code=code) if code else None


def objectif_heading(axe: Axe | None, code: str | None) -> Message | None:
    """The heading of an objective of that axis."""
    objectifs: tuple[Objectif, ...] = axe.objectifs if axe else ()
    found = next((each for each in objectifs if each.code == code), None)
    if found and found.libelle:
        return verbatim(found.libelle)
    if found and found.titre:
        # Translators: « Objectif 1.2 : Améliorer le maillage territorial »
        return msg("Objective {code}: {title}", code=found.code, title=found.titre)
    return msg("Objective {code}", code=code) if code else None
