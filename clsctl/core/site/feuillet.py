"""A page of the site as values: figures that are read first, then sections of tables, states and charts."""

from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.messages import Message
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Colonne, Entete, Liste, Paires, Pile, Renvoi, Tableau
from clsctl.core.views.frise import Frise
from clsctl.core.views.tableau_de_bord import Compte


class Chiffre(NamedTuple):
    """A figure with what it counts; `alerte` where it is bad news."""

    valeur: Cell
    mots: Message
    alerte: bool = False


class Section(NamedTuple):
    """A part of a page under its title; `comptes` are drawn as a bar of states."""

    titre: Message
    blocs: tuple[Bloc, ...] = ()
    comptes: tuple[Compte, ...] = ()
    frise: Frise | None = None


class Feuillet(NamedTuple):
    """A page. `resume` says in a line what it is about, `reperes` what it belongs to."""

    entete: Entete
    titre: Message
    sections: tuple[Section, ...]
    resume: tuple[Cell, ...] = ()
    chiffres: tuple[Chiffre, ...] = ()
    reperes: Paires | None = None
    lectures: tuple[Message, ...] = ()


def table(legende: Message, heads: Iterable[Message | Colonne], lignes: Iterable[tuple[Cell, ...]]) -> tuple[Bloc, ...]:
    """A table without the columns that no line fills, or nothing where it would have no line."""
    colonnes = tuple(head if isinstance(head, Colonne) else Colonne(head) for head in heads)
    found = tuple(lignes)
    kept = [rank for rank in range(len(colonnes)) if any(ligne[rank] is not None for ligne in found)]
    filled = tuple(tuple(ligne[rank] for rank in kept) for ligne in found)
    return (Tableau(legende, tuple(colonnes[rank] for rank in kept), filled),) if found else ()


def section(titre: Message, *blocs: Bloc | None, vide: Message | None = None) -> tuple[Section, ...]:
    """A section of the blocks that are there; with none of them that of the sentence `vide`, else nothing."""
    kept = tuple(each for each in blocs if each is not None)
    if not kept and vide is None:
        return ()
    return (Section(titre, kept or (Alinea(vide),)),)


def liste(cells: Iterable[Cell]) -> tuple[Bloc, ...]:
    """A list, or nothing where it would be empty."""
    found = tuple(cells)
    return (Liste(found),) if found else ()


def renvoi(cell: Cell, page: str | None) -> Cell:
    """What leads to a page where there is one."""
    return Renvoi(cell, page) if page else cell


def pile(cells: Iterable[Cell]) -> Cell:
    """Several things one under the other; None where there is none."""
    found = tuple(cells)
    return Pile(found) if found else None
