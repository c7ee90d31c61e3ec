"""The rubrics of a fiche as printed: from its layout and its keys to labelled blocks."""

from collections.abc import Collection

from clsctl.core.gabarits import Ligne, gabarit_of
from clsctl.core.messages import verbatim
from clsctl.core.rubric_labels import ORDER, OWN, label_of
from clsctl.core.views.blocks import Bloc, Partie, Prose, RubriqueView
from clsctl.core.views.rubriques.cpts import CPTS
from clsctl.core.views.rubriques.figures import FIGURES
from clsctl.core.views.rubriques.parts import part
from clsctl.core.views.rubriques.sujet import Printer, Sujet
from clsctl.core.views.rubriques.tables import TABLES
from clsctl.core.views.rubriques.texts import TEXTS
from clsctl.core.views.rubriques.where import PLACES

PRINTERS: dict[str, Printer] = {**TEXTS, **TABLES, **FIGURES, **PLACES, **CPTS}
# The column heads of a rubric are those of its first key that prints a table.
_TABULAR = (TABLES.keys() | FIGURES.keys() | PLACES.keys() | CPTS.keys()) - {
    "cpts.taille",
    "cpts.professionnels_sollicites",
}
# A key that stands for several, each printed under its own label.
_PARTS = {
    "objectifs": tuple(cle for cle in ORDER if cle.startswith("objectifs.")),
    "cpts": tuple(cle for cle in ORDER if cle.startswith("cpts.")),
}


def rubriques(sujet: Sujet) -> tuple[RubriqueView, ...]:
    """The rubrics of the signed text in the order of the layout, then the house's own, then the footnotes."""
    gabarit = gabarit_of(sujet.plan, sujet.fiche)
    named = {cle for ligne in gabarit.lignes for cle in _expanded(ligne.cles)}
    after = () if gabarit.ferme else tuple(cle for cle in ORDER if cle not in named)
    lignes = (*gabarit.lignes, *(Ligne((cle,), label_of(cle)) for cle in after))
    own = (Ligne((cle,), label_of(cle)) for cle in ("rubriques", "notes_bas") if cle not in named)
    found = [each for ligne in (*lignes, *own) for each in _rubriques_of(ligne, sujet, named)]
    return tuple(
        each
        for each, follower in zip(found, (*found, None)[1:], strict=True)
        # a heading with nothing under it is left out
        if each.parties or (follower is not None and follower.parties)
    )


def _expanded(cles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for cle in cles for part in _PARTS.get(cle, (cle,)))


def _rubriques_of(ligne: Ligne, sujet: Sujet, named: Collection[str]) -> tuple[RubriqueView, ...]:
    if not ligne.cles:
        return (RubriqueView(ligne.libelle),)
    if ligne.cles == ("rubriques",):
        return _own_rubrics(sujet, named)
    cles = _expanded(ligne.cles)
    headed = next((cle for cle in cles if cle in _TABULAR), None)
    asked = {cle: sujet._replace(cle=cle, colonnes=ligne.colonnes if cle == headed else ()) for cle in cles}
    parties = tuple(partie for cle in cles for partie in _parties(cle, asked[cle]))
    return (RubriqueView(ligne.libelle, parties),) if parties else ()


def _own_rubrics(sujet: Sujet, named: Collection[str]) -> tuple[RubriqueView, ...]:
    """The house's own rubrics, each under its label, but for those that the layout put elsewhere."""
    labels = (label for label in sujet.fiche.rubriques if OWN + label not in named)
    return tuple(RubriqueView(verbatim(label), _parties(OWN + label, sujet)) for label in labels)


def _parties(cle: str, sujet: Sujet) -> tuple[Partie, ...]:
    """What a key prints: nothing when the document lacks it, an empty part when the document left it empty."""
    if cle.startswith(OWN):
        label = cle.removeprefix(OWN)
        text = sujet.fiche.rubriques.get(label)
        blocs: tuple[Bloc, ...] = (Prose(text),) if text else ()
        return (Partie(cle, verbatim(label), blocs),) if label in sujet.fiche.rubriques else ()
    blocs = PRINTERS.get(cle, part)(sujet)
    return (Partie(cle, label_of(cle), blocs),) if blocs or sujet.is_blank(*cle.split(".")) else ()
