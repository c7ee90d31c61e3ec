"""What a fiche belongs to, each with its page: its axis, its holders, its years, the meetings, the fiches around it."""

from collections.abc import Iterator, Mapping
from datetime import date

from clsctl.core.facts import FicheFacts, instance_named
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.site.contenu import Contrat
from clsctl.core.site.feuillet import renvoi
from clsctl.core.site.places import years
from clsctl.core.views.blocks import Cell, Paires, Puces
from clsctl.core.views.rubriques.headings import axe_heading, axe_of, objectif_heading


def reperes(contrat: Contrat, facts: FicheFacts, waiting: Mapping[str, tuple[str, ...]]) -> Paires:
    """The landmarks of a fiche. `waiting` names, for a fiche, those that depend on it."""
    return Paires(tuple((titre, Puces(cells)) for titre, cells in _lines(contrat, facts, waiting) if cells))


def _lines(
    contrat: Contrat, facts: FicheFacts, waiting: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Message, tuple[Cell, ...]]]:
    fiche, pages = facts.fiche, contrat.places
    axe = axe_of(contrat.plan, fiche.axe)
    heads = (axe_heading(axe, fiche.axe), objectif_heading(axe, fiche.objectif))
    if fiche.axe:
        yield msg("Axis"), tuple(renvoi(head, pages.axes[fiche.axe]) for head in heads if head)
    yield msg("Holders"), _actors(contrat, fiche.porteurs)
    # Translators: « Pilotes » : who leads the work
    yield msg("Leaders"), _actors(contrat, fiche.pilotes)
    yield msg("Years"), tuple(renvoi(str(year), pages.annees[str(year)]) for year in sorted(set(years(facts))))
    held = sorted(meetings(contrat.plan, fiche), key=lambda each: each.date or date.max)
    yield msg("Meetings"), tuple(renvoi(meeting_name(each), pages.instances[each.code]) for each in held)
    # Translators: « Attend » : the fiches that this one waits for
    yield msg("Waits for"), _fiches(contrat, fiche.depend_de)
    # Translators: « Attendue par » : the fiches that wait for this one
    yield msg("Waited for by"), _fiches(contrat, waiting.get(fiche.id, ()))


def _actors(contrat: Contrat, references: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(renvoi(contrat.nom(each), contrat.places.porteurs[each]) for each in references)


def _fiches(contrat: Contrat, references: tuple[str, ...]) -> tuple[Cell, ...]:
    wanted = {each: each.partition("/")[0] for each in references}
    if not wanted:
        return ()
    titles = {each.ref: each.fiche.titre for each in contrat.facts.fiches}
    return tuple(msg("{ref} – {title}", ref=each, title=titles[ref]) for each, ref in wanted.items() if ref in titles)


def waited_for(contrat: Contrat) -> dict[str, tuple[str, ...]]:
    """The fiches that wait for each fiche."""
    found: dict[str, tuple[str, ...]] = {}
    for each in contrat.facts.fiches:
        for ref in dict.fromkeys(ref.partition("/")[0] for ref in each.fiche.depend_de):
            found[ref] = (*found.get(ref, ()), each.ref)
    return found


def meetings(plan: Plan, fiche: Fiche) -> set[Instance]:
    """The meetings that the follow-up of a fiche names."""
    suivi = fiche.suivi
    if suivi is None:
        return set()
    named = [(each.instance, each.decide_le) for one in suivi.livrables.values() for each in one.reports]
    named += [(note.instance, note.date) for note in suivi.notes]
    found = (instance_named(plan.instances, name, day) for name, day in named if name)
    return {each for each in found if each is not None}


def meeting_name(instance: Instance) -> Message:
    """A meeting by its title, else by its code, with its day."""
    name = verbatim(instance.titre or instance.code)
    # Translators: a meeting and its day: « COPIL annuel, 18 novembre 2025 »
    return msg("{meeting}, {day}", meeting=name, day=instance.date) if instance.date else name
