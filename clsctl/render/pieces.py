"""What a page has thousands of, set without a template: the tables, the rubrics of fiches, the lines of a chart.

`templates/blocs.html.j2` gives them to templates as its macros. One string is made of each, a value escaped once where
it is set: a site of a thousand fiches has half a million cells.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from clsctl.core.messages import msg
from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Cell,
    Colonne,
    Liste,
    Mot,
    Paires,
    Partie,
    Prose,
    RubriqueView,
    Tableau,
)
from clsctl.core.views.frise import Barre, Frise
from clsctl.render.cells import in_prose
from clsctl.render.cells_html import Html, Spoken
from clsctl.render.charts import lines

# A line of a table with more text than this may be cut between two printed pages.
LONG = 700
# A name of a line that is no longer than this (a day, a year) needs no wide column.
SHORT = 12
# A line that is no longer than this with its markup says less than that.
_BRIEF = 500
# With more columns than this a table becomes cards on a narrow page.
_WIDE = 5


def length(value: Any) -> int:
    """Roughly how many characters a value of a report prints."""
    total, left = 0, [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            total += len(part)
        elif isinstance(part, tuple):
            left.extend(part)
        elif part is not None:
            total += 10
    return total


class Pieces:
    """The pieces of one page, whose values `setter` sets."""

    def __init__(self, setter: Html) -> None:
        self._plain = setter
        self._cell = setter if setter.is_french else Spoken(setter.language, setter.site)
        self._french = "" if setter.is_french else ' lang="fr"'

    def tableau(self, tableau: Tableau, classe: str = "", legende: bool = False) -> Markup:
        """A table. Where a heading right above says the same, its caption is only for who can't see that."""
        caption = self._cell(tableau.legende)
        return Markup(  # noqa: S704 - each value is set
            f'<table role="table" class="{self._plain(classe)}{" cartes" if len(tableau.colonnes) > _WIDE else ""}">\n'
            f"<caption>{caption if legende else _hidden(caption)}</caption>\n"
            '<thead role="rowgroup">\n<tr role="row">\n'
            + "".join(map(self._head, tableau.colonnes))
            + '</tr>\n</thead>\n<tbody role="rowgroup">\n'
            + "".join(self._rows(tableau))
            + "</tbody>\n</table>\n"
        )

    def _head(self, colonne: Colonne) -> str:
        kind = ' class="nombre"' if colonne.nombre else ""
        return f'<th role="columnheader" scope="col"{kind}>{self._cell(colonne.titre)}</th>\n'

    def _rows(self, tableau: Tableau) -> Iterator[str]:
        cell = self._cell
        opens = [self._opening(each) for each in tableau.colonnes]
        for ligne in tableau.lignes:
            first = ligne[0]
            short = ' class="court"' if length(first) <= SHORT else ""
            name = self._empty if first is None or first == "" else cell(first)
            row = f'<th role="rowheader" scope="row"{short}>{name}</th>\n' + "".join(
                [f"{opens[rank]}{cell(each)}</td>\n" for rank, each in enumerate(ligne) if rank]
            )
            is_long = len(row) > _BRIEF and length(ligne) > LONG
            yield f'<tr role="row"{_LONG_ROW if is_long else ""}>\n{row}</tr>\n'

    def _opening(self, colonne: Colonne) -> str:
        kind = ' class="nombre"' if colonne.nombre else ""
        return f'<td role="cell" data-titre="{self._plain(self._plain.words(colonne.titre))}"{kind}>'

    @property
    def _empty(self) -> str:
        return f'<span class="vide">{self._plain(msg("not filled in"))}</span>'

    def bloc(self, bloc: Bloc, seul: bool = True) -> Markup:
        """Whatever a rubric is made of. `seul` where the heading above it is its caption too."""
        return Markup(self._bloc(bloc, alone=seul))  # noqa: S704 - each value is set

    def _bloc(self, bloc: Bloc, *, alone: bool) -> str:
        cell = self._cell
        match bloc:
            case Prose():
                return f'<div class="texte"{self._french}>{self._plain(bloc)}</div>\n'
            case Alinea():
                return f"<p>{cell(in_prose(bloc.cell))}</p>\n"
            case Liste():
                items = "".join([f"<li>{cell(in_prose(each))}</li>\n" for each in bloc.items])
                return f'<ul class="liste">\n{items}</ul>\n'
            case Paires():
                pairs = [f"<div><dt>{cell(name)}</dt><dd>{self._known(one)}</dd></div>\n" for name, one in bloc.paires]
                return "".join(['<dl class="paires">\n', *pairs, "</dl>\n"])
        return f"{self.tableau(bloc, legende=not alone)}\n"

    def _known(self, cell: Cell) -> str:
        return self._empty if cell is None else self._cell(in_prose(cell))

    def rubrique(self, rubrique: RubriqueView, niveau: int = 3) -> Markup:
        """A rubric with its heading, of that level."""
        name = f"{self._french}>{self._plain(rubrique.libelle)}</h{niveau}>\n"
        if not rubrique.parties:
            return Markup(f'<h{niveau} class="chapitre"{name}')  # noqa: S704 - set above
        parts = "".join([self._part(each, niveau, among=len(rubrique.parties)) for each in rubrique.parties])
        return Markup(  # noqa: S704 - each value is set
            f'<section class="rubrique">\n<h{niveau}{name}<div class="corps">\n{parts}</div>\n</section>\n'
        )

    def _part(self, partie: Partie, level: int, *, among: int) -> str:
        head = f"<h{level + 1}>{self._plain(partie.titre)}</h{level + 1}>\n" if among > 1 else ""
        found = "".join([self._bloc(each, alone=len(partie.blocs) == 1) for each in partie.blocs])
        return head + (found or f"<p>{self._empty}</p>\n")

    def barres(self, frise: Frise) -> Markup:
        """The lines of a chart: what runs, from when to when in words, and its drawing."""
        when = self._plain(msg("When"))
        found = zip(frise.barres, lines(frise), strict=True)
        return Markup("".join([self._barre(each, drawing, when) for each, drawing in found]))  # noqa: S704 - set there

    def _barre(self, barre: Barre, drawing: str, when: str) -> str:
        state = f"<br>{self._plain(Mot('etat', barre.etat))}" if barre.etat else ""
        return (
            f'<tr role="row" class="n{barre.niveau}">\n<th role="rowheader" scope="row"{self._french}>'
            f'<span class="ref">{self._plain(barre.ref)}</span> {self._plain(barre.titre)}</th>\n'
            f'<td role="cell" data-titre="{when}">{self._when(barre)}{state}</td>\n'
            f'<td role="cell" class="dessin">{drawing}</td>\n</tr>\n'
        )

    def _when(self, barre: Barre) -> str:
        if barre.dit:
            return self._cell(barre.dit)
        if barre.texte:
            return f'<span class="ecrit"{self._french}>{self._plain(barre.texte)}</span>'
        return f'<span class="vide">{self._plain(msg("no calendar"))}</span>'


_LONG_ROW = ' class="longue"'


def _hidden(words: str) -> str:
    return f'<span class="cache">{words}</span>'
