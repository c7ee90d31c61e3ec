"""The sections that several pages of the site share, of a part of a contract: what is late, the fiches, the money."""

from collections.abc import Iterable, Iterator

from clsctl.core.facts import FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.site.feuillet import Chiffre, Section, section
from clsctl.core.views.argent import argent
from clsctl.core.views.blocks import Cell, Colonne, Mot, Pile
from clsctl.core.views.echeances import Echeances
from clsctl.core.views.frise import of_plan
from clsctl.core.views.tableau_de_bord import comptes, fiches_table, indicateurs_table


def chiffres(facts: PlanFacts, found: Echeances) -> tuple[Chiffre, ...]:
    """What is read first of a part of a contract, of which `found` are the deadlines."""
    done = facts.avancement
    count = len(facts.fiches)
    figures = [Chiffre(count, nmsg("fiche", "fiches", count))]
    if done.total:
        said = msg("{done} of {total}", done=done.remis, total=done.total)
        figures.append(Chiffre(said, msg("deliverables handed in")))
    late = nmsg("deliverable late", "deliverables late", found.nombre)
    near = nmsg("to hand in within {days} days", "to hand in within {days} days", found.proches, days=found.dans)
    return (*figures, Chiffre(found.nombre, late, alerte=found.nombre > 0), Chiffre(found.proches, near))


def retards(found: Echeances) -> tuple[Section, ...]:
    """What is late, what falls due, what cannot be placed."""
    return (
        *section(msg("Late"), found.en_retard, vide=msg("Nothing is late.")),
        *section(
            msg("Due within {days} days", days=found.dans),
            found.a_venir,
            vide=msg("Nothing falls due within {days} days.", days=found.dans),
        ),
        *section(msg("Not placed on a calendar"), found.non_places),
    )


def etats(facts: PlanFacts) -> tuple[Section, ...]:
    """The states of the deliverables, as a bar."""
    found = comptes(each.etat for fiche in facts.fiches for each in fiche.livrables)
    return (Section(msg("Deliverables by state"), comptes=found),) if found else ()


def fiches(titre: Message, found: Iterable[FicheFacts]) -> tuple[Section, ...]:
    """Fiches and where they stand."""
    return section(titre, fiches_table(found))


def calendrier(facts: PlanFacts) -> tuple[Section, ...]:
    """The fiches in time, without their steps and phases."""
    frise = of_plan(facts)
    if frise is None:
        return ()
    fiches_only = tuple(each for each in frise.barres if each.niveau == 0)
    return (Section(msg("Calendar"), frise=frise._replace(barres=fiches_only)),)


def financements(facts: PlanFacts) -> tuple[Section, ...]:
    """The money by funder."""
    found = argent(facts)
    return section(msg("Money"), found.par_financeur) if found else ()


def indicateurs(facts: PlanFacts) -> tuple[Section, ...]:
    """The indicators and their targets."""
    return section(msg("Indicators"), indicateurs_table(facts))


# The heads of what `compte` tells of a part of a contract.
COMPTES = (
    Colonne(msg("Fiches"), nombre=True),
    Colonne(msg("Handed in"), nombre=True),
    Colonne(msg("Deliverables late"), nombre=True),
)


def compte(facts: PlanFacts) -> tuple[Cell, ...]:
    """A part of a contract in a line: its fiches, what was handed in, what is late."""
    done = facts.avancement
    return (
        len(facts.fiches),
        msg("{done} of {total}", done=done.remis, total=done.total) if done.total else None,
        sum(each.etat == "en_retard" for _, each in livrables(facts)),
    )


def livrables(facts: PlanFacts) -> Iterator[tuple[FicheFacts, LivrableFacts]]:
    """Every deliverable and milestone with its fiche."""
    return ((fiche, each) for fiche in facts.fiches for each in fiche.livrables)


def livrable(fiche: FicheFacts, each: LivrableFacts) -> Cell:
    """A deliverable in a cell, with the title of its fiche under it."""
    return Pile((msg("{ref} – {title}", ref=each.ref, title=each.titre or each.id), fiche.fiche.titre))


def etat(each: LivrableFacts) -> Cell:
    """Its state, and the day it was handed in."""
    word = Mot("etat", each.etat)
    return Pile((word, msg("on {day}", day=each.remis_le))) if each.remis_le else word
