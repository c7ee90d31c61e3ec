"""Rubrics that are texts, lists of texts, and lists of actors."""

from collections.abc import Iterable
from functools import partial

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Rattachement
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Fort, Lien, Liste, Markdown, Mot, Pile, Prose, Puces
from clsctl.core.views.rubriques.headings import axe_heading, axe_of, objectif_heading
from clsctl.core.views.rubriques.sujet import Printer, Sujet


def _titre(sujet: Sujet) -> tuple[Bloc, ...]:
    return (Alinea(sujet.fiche.titre),)


def _type(sujet: Sujet) -> tuple[Bloc, ...]:
    return (Alinea(Mot("type", sujet.fiche.type)),)


def _axe(sujet: Sujet) -> tuple[Bloc, ...]:
    heading = axe_heading(axe_of(sujet.plan, sujet.fiche.axe), sujet.fiche.axe)
    return (Alinea(heading),) if heading else ()


def _objectif(sujet: Sujet) -> tuple[Bloc, ...]:
    heading = objectif_heading(axe_of(sujet.plan, sujet.fiche.axe), sujet.fiche.objectif)
    return (Alinea(heading),) if heading else ()


def _redaction(sujet: Sujet) -> tuple[Bloc, ...]:
    return (Alinea(sujet.fiche.redaction),) if sujet.fiche.redaction else ()


def _prose(sujet: Sujet) -> tuple[Bloc, ...]:
    text = getattr(sujet.fiche, sujet.cle)
    return (Prose(text),) if text else ()


def _listed(items: Iterable[Cell]) -> tuple[Bloc, ...]:
    found = tuple(items)
    return (Liste(found),) if found else ()


def _texts(sujet: Sujet) -> tuple[Bloc, ...]:
    return _listed(map(Markdown, getattr(sujet.fiche, sujet.cle)))


def _plain_texts(sujet: Sujet) -> tuple[Bloc, ...]:
    return _listed(getattr(sujet.fiche, sujet.cle))


def _acteurs(sujet: Sujet) -> tuple[Bloc, ...]:
    return _listed(map(sujet.acteur, getattr(sujet.fiche, sujet.cle)))


def _objectifs(part: str, sujet: Sujet) -> tuple[Bloc, ...]:
    return _listed(map(Markdown, getattr(sujet.fiche.objectifs, part, ())))


def _rattachements(sujet: Sujet) -> tuple[Bloc, ...]:
    """The links to wider policies, those to the same one together."""
    frames: dict[str | None, list[Cell]] = {}
    for each in sujet.fiche.rattachements:
        words = _link(each)
        frames.setdefault(each.cadre, []).extend([words] if words else [])
    return _listed(_frame(sujet, cadre, links) for cadre, links in frames.items())


def _link(rattachement: Rattachement) -> Message | None:
    reference, libelle = rattachement.reference, rattachement.libelle
    if reference and libelle:
        # Translators: « Objectif 2 : Relever le défi… »
        return msg("{reference}: {label}", reference=reference, label=libelle)
    return verbatim(reference or libelle or "") if reference or libelle else None


def _frame(sujet: Sujet, code: str | None, links: list[Cell]) -> Cell:
    cadre = next((each for each in sujet.plan.cadres if each.code == code), None)
    name = (cadre.titre if cadre else None) or code
    more = ", ".join(part for part in (cadre.reference, cadre.periode) if part) if cadre else ""
    title: Cell = f"{name} ({more})" if more else name
    if not links:
        return title
    return Pile((Fort(title), Puces(tuple(links)))) if name else Puces(tuple(links))


def _pieces(sujet: Sujet) -> tuple[Bloc, ...]:
    return _listed(Lien(each.titre or each.lien, each.lien) if each.lien else each.titre for each in sujet.fiche.pieces)


def _depend_de(sujet: Sujet) -> tuple[Bloc, ...]:
    if not sujet.fiche.depend_de:
        return ()
    titles = {fiche.id: fiche.titre for fiche in sujet.plan.fiches}

    def entry(reference: str) -> Cell:
        fiche = reference.partition("/")[0]
        if fiche not in titles:
            return reference
        return Lien(f"{reference} – {titles[fiche]}", fiche, fiche=True)

    return _listed(map(entry, sujet.fiche.depend_de))


TEXTS: dict[str, Printer] = {
    "titre": _titre,
    "type": _type,
    "axe": _axe,
    "objectif": _objectif,
    "redaction": _redaction,
    "rattachements": _rattachements,
    "publics": _plain_texts,
    "pieces": _pieces,
    "depend_de": _depend_de,
    **dict.fromkeys(("contexte", "diagnostic", "description", "moyens", "gouvernance"), _prose),
    **dict.fromkeys(("enjeux", "leviers", "freins", "vigilance", "notes_bas"), _texts),
    **dict.fromkeys(("porteurs", "pilotes", "partenaires"), _acteurs),
    **{
        f"objectifs.{part}": partial(_objectifs, part)
        for part in ("generaux", "specifiques", "strategiques", "operationnels")
    },
}
