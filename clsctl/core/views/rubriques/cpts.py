"""The rubrics that only a letter of intent has."""

from collections.abc import Iterator

from clsctl.core.labels import MISSIONS, TAILLES, label
from clsctl.core.messages import Message, msg
from clsctl.core.model.cpts import Cpts, Mission
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Fort, Markdown, Paires, Pile, Prose, Puces
from clsctl.core.views.rubriques.sujet import Champ, Printer, Sujet, reply, tableau

# A box of the form, as the document prints it.
_TICKED, _EMPTY = "☒", "☐"


def _cpts(sujet: Sujet) -> Cpts | None:
    return sujet.fiche.cpts


def _taille(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    return (Alinea(label(TAILLES, cpts.taille)),) if cpts and cpts.taille else ()


def _professionnels(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    champs = (
        Champ(msg("Profession")),
        # Translators: « Nombre de professionnels identifiés », « sollicités », « engagés dans la démarche »
        Champ(msg("Professionals identified"), nombre=True),
        Champ(msg("Professionals asked"), nombre=True),
        Champ(msg("Professionals committed"), nombre=True),
    )
    lignes: list[tuple[Cell, ...]] = [
        (each.profession, each.identifies, each.sollicites, each.engages)
        for each in (cpts.professionnels if cpts else ())
    ]
    return tableau(sujet, msg("Professionals informed and asked"), champs, lignes)


def _professionnels_sollicites(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    return (Prose(cpts.professionnels_sollicites),) if cpts and cpts.professionnels_sollicites else ()


def _boxes(sujet: Sujet, legende: Message, question: Message, lignes: list[tuple[Cell, ...]]) -> tuple[Bloc, ...]:
    # Translators: « Structure », then the question, then « Précisions »
    champs = (Champ(msg("Organisation")), Champ(question), Champ(msg("Details")))
    return tableau(sujet, legende, champs, lignes)


def _sollicitations(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    lignes: list[tuple[Cell, ...]] = [
        (each.structure, reply(each.sollicitee), each.precision) for each in (cpts.sollicitations if cpts else ())
    ]
    # Translators: « Sollicitée ? »
    return _boxes(sujet, msg("Others asked"), msg("Asked?"), lignes)


def _partenariats(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    lignes: list[tuple[Cell, ...]] = [
        (each.structure, reply(each.existe), each.precision) for each in (cpts.partenariats if cpts else ())
    ]
    # Translators: « Existe ? »
    return _boxes(sujet, msg("Existing partnerships and networks"), msg("Exists?"), lignes)


def _ressources(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    # Translators: « Catégorie », « Structures »
    champs = (Champ(msg("Category")), Champ(msg("Organisations")))
    lignes: list[tuple[Cell, ...]] = [
        (each.categorie, Puces(each.structures) if each.structures else None)
        for each in (cpts.ressources if cpts else ())
    ]
    return tableau(sujet, msg("What the territory already has"), champs, lignes)


def _missions(sujet: Sujet) -> tuple[Bloc, ...]:
    cpts = _cpts(sujet)
    champs = (Champ(msg("Mission")), Champ(msg("Yes")), Champ(msg("No")), Champ(msg("Description")))
    lignes: list[tuple[Cell, ...]] = [
        (each.titre or label(MISSIONS, each.code), _box("oui", each), _box("non", each), _mission(each))
        for each in (cpts.missions if cpts else ())
    ]
    return tableau(sujet, msg("Missions and objectives of the project"), champs, lignes)


def _box(answer: str, mission: Mission) -> str:
    return _TICKED if answer in mission.retenue else _EMPTY


def _mission(mission: Mission) -> Cell:
    parts = (
        (msg("Strategic objectives"), mission.objectifs_strategiques),
        (msg("Operational objectives"), mission.objectifs_operationnels),
        # Translators: « Actions envisagées »
        (msg("Actions considered"), mission.actions),
    )
    cells = tuple(cell for name, text in parts if text for cell in (Fort(name), Markdown(text)))
    return Pile(cells) if cells else None


def _structure_juridique(sujet: Sujet) -> tuple[Bloc, ...]:
    pairs = tuple(_legal(sujet))
    return (Paires(pairs),) if pairs else ()


def _legal(sujet: Sujet) -> Iterator[tuple[Message, Cell]]:
    cpts = _cpts(sujet)
    body = cpts.structure_juridique if cpts else None
    if body is None:
        return
    cells: dict[str, tuple[Message, Cell]] = {
        # Translators: « Structure déjà créée »
        "creee": (msg("Already created"), reply(body.creee)),
        "nom": (msg("Name"), body.nom),
        # Translators: « Forme juridique »
        "forme": (msg("Legal form"), body.forme),
        # Translators: « Siège »
        "siege": (msg("Seat"), body.siege),
        "calendrier": (msg("Calendar"), body.calendrier),
    }
    for name, (titre, cell) in cells.items():
        if cell or sujet.is_blank("cpts", "structure_juridique", name):
            yield titre, cell or None


CPTS: dict[str, Printer] = {
    "cpts.taille": _taille,
    "cpts.professionnels": _professionnels,
    "cpts.professionnels_sollicites": _professionnels_sollicites,
    "cpts.sollicitations": _sollicitations,
    "cpts.partenariats": _partenariats,
    "cpts.ressources": _ressources,
    "cpts.missions": _missions,
    "cpts.structure_juridique": _structure_juridique,
}
