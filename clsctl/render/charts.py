"""Charts as inline SVG. Their places are percentages, so that they follow the page without their text growing.

The words for what they show stand beside them in the page; patterns and shapes tell states apart in grey.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from markupsafe import Markup, escape

from clsctl.core.views.blocks import Courbe, Etages
from clsctl.core.views.frise import OVER, Barre, Frise
from clsctl.core.views.tableau_de_bord import Compte
from clsctl.render.bars import heights


def percent(value: float) -> str:
    """A part of one as a coordinate: two decimals, and no trailing zero, so that pages stay the same."""
    return f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%"


def bar(part: float, words: Markup) -> Markup:
    """A part of one as a bar, with its words before it."""
    return Markup(  # noqa: S704 - a shape of ours
        f'{words}<svg class="jauge" width="100%" height="8" aria-hidden="true" focusable="false">'
        '<rect class="fond" width="100%" height="8" rx="2"/>'
        f'<rect class="fait" width="{percent(min(max(part, 0), 1))}" height="8" rx="2"/></svg>'
    )


def progress(done: float | None, due: float | None, gone: float | None, title: str, text: str = "") -> Markup:
    """What is handed in, what was due by the day (a frame) and the time gone by (a line); all parts of one.

    `text` describes the picture to who does not see it, as for every chart that is one.
    """
    shapes = [Markup('<rect class="fond" y="6" width="100%" height="18" rx="3"/>')]
    if done:
        shapes.append(Markup('<rect class="fait" y="6" width="{}" height="18" rx="3"/>').format(percent(done)))
    if due:
        shapes.append(Markup('<rect class="du" y="6" width="{}" height="18" rx="3"/>').format(percent(due)))
    if gone is not None:
        x = percent(gone)
        shapes.append(Markup('<line class="jour" x1="{}" x2="{}" y1="0" y2="30"/>').format(x, x))
    return _figure("avance", 30, title, Markup("").join(shapes), text)


def stack(comptes: Sequence[Compte], title: str, text: str = "") -> Markup:
    """States as one bar, each with its colour and its pattern."""
    rects, left = [], 0.0
    for each in comptes:
        place = Markup('x="{}" width="{}" height="22"').format(percent(left), percent(each.part))
        rects.append(
            Markup('<rect class="c-{}" {}/><rect class="m-{}" {}/>').format(each.etat, place, each.etat, place)
        )
        left += each.part
        if left < 0.9999:
            x = percent(left)
            rects.append(Markup('<line class="bord" x1="{}" x2="{}" y2="22"/>').format(x, x))
    return _figure("pile", 22, title, Markup("").join(rects), text)


# The stages of money, from the surest; the last is what of the sum planned nothing covers.
STAGES = ("paye", "engage", "notifie", "sollicite", "manque")


def stages(etages: Etages) -> Markup:
    """Money as one bar of stages, or as a bar for each. Its amounts are in the cells beside it."""
    return _bars(12, "".join(_stacked(etages, 12))) if etages.cumul else _apart(etages)


def all_money(etages: Etages, title: str, text: str = "") -> Markup:
    """All the money as one large bar."""
    return _figure("etages", 20, title, Markup("".join(_stacked(etages, 20))), text)  # noqa: S704 - shapes of ours


def _stacked(etages: Etages, height: int) -> Iterator[str]:
    left = Decimal(0)
    for name, end in zip(STAGES, heights(etages), strict=True):
        if end > left and etages.entier > 0:
            yield _stage(name, left / etages.entier, (end - left) / etages.entier, 0, height)
            left = end


def _apart(etages: Etages) -> Markup:
    amounts = (etages.paye, etages.engage, etages.notifie, etages.sollicite, etages.prevu)
    known = [(name, each) for name, each in zip(STAGES, amounts, strict=True) if each > 0 and etages.entier > 0]
    rects = [_stage(name, Decimal(0), each / etages.entier, rank * 8, 6) for rank, (name, each) in enumerate(known)]
    return _bars(max(len(rects) * 8, 1), "".join(rects))


def _stage(name: str, left: Decimal, part: Decimal, top: int, height: int) -> str:
    box = f'x="{percent(float(left))}" y="{top}" width="{percent(float(part))}" height="{height}"'
    return f'<rect class="e-{name}" {box}/><rect class="m-{name}" {box}/>'


def _bars(height: int, rects: str) -> Markup:
    return Markup(  # noqa: S704 - shapes of ours
        f'<svg class="etages" width="100%" height="{height}" aria-hidden="true" focusable="false">{rects}</svg>'
    )


# A curve of measures, in units of its own.
_WIDE, _HIGH, _EDGE = 120, 34, 5


def curve(courbe: Courbe, text: str) -> Markup:
    """Measures one after the other, with their target as a dashed line; `text` tells them all."""
    known = [*courbe.valeurs, *(each for each in (courbe.depart, courbe.cible) if each is not None)]
    low, span = min(known), max(known) - min(known)
    values = courbe.valeurs if courbe.depart is None else (courbe.depart, *courbe.valeurs)

    def height(value: Decimal) -> str:
        part = float((value - low) / span) if span else 0.5
        return f"{_HIGH - _EDGE - part * (_HIGH - 2 * _EDGE):.1f}"

    step = (_WIDE - 2 * _EDGE) / max(len(values) - 1, 1)
    points = [f"{_EDGE + rank * step:.1f},{height(value)}" for rank, value in enumerate(values)]
    last = points[-1].split(",")
    shapes = f'<polyline points="{" ".join(points)}"/><circle cx="{last[0]}" cy="{last[1]}" r="3"/>'
    if courbe.cible is not None:
        y = height(courbe.cible)
        shapes = f'<line class="cible" x1="0" x2="{_WIDE}" y1="{y}" y2="{y}"/>{shapes}'
    said = escape(text)
    return Markup(  # noqa: S704 - shapes of ours, and words that are escaped
        f'<svg class="courbe" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" role="img" '
        f'aria-label="{said}" focusable="false"><title>{said}</title><desc>{said}</desc>{shapes}</svg>'
    )


def _figure(kind: str, height: int, title: str, inside: Markup, text: str) -> Markup:
    desc = Markup("<desc>{}</desc>").format(text) if text else Markup("")
    return Markup(
        '<svg class="{}" width="100%" height="{}" role="img" aria-label="{}" focusable="false">'
        "<title>{}</title>{}{}</svg>"
    ).format(kind, height, title, title, desc, inside)


# The colour of each state where no style sheet says it.
FILLS = {
    "en_retard": "#d1453b",
    **dict.fromkeys(("proche", "echu"), "#e0a52e"),
    **dict.fromkeys(("en_cours", "recurrent", "continu"), "#4a8fd6"),
    **dict.fromkeys(("a_venir", "sans_echeance"), "#c3ccd6"),
    **dict.fromkeys(("remis", "remis_en_retard"), "#4fa36a"),
    **dict.fromkeys(("suspendu", "abandonne"), "#9a7cc4"),
    "non_datable": "#b79a8b",
}
# How each state is drawn in grey: the lines of a pattern of 8 by 8 over the colour.
_PATTERNS = {
    "en_retard": "M-2 2 2 -2M0 8 8 0M6 10 10 6",
    "proche": "M-2 6 2 10M0 0 8 8M6 -2 10 2",
    "en_cours": "M0 4H8",
    "recurrent": "M0 2H8M0 6H8",
    "continu": "M0 4H8M4 0V8",
    "a_venir": "M3.5 4H4.5",
    "non_datable": "M1.5 2H2.5M5.5 6H6.5",
    "sans_echeance": "M3 4H5",
    "remis_en_retard": "M4 0V8",
    "suspendu": "M2 0V8M6 0V8",
    "abandonne": "M0 0 8 8M8 0 0 8",
    "echu": "M0 0H8V8",
    # stages of money: what is paid is plain
    "engage": "M-2 2 2 -2M0 8 8 0M6 10 10 6",
    "notifie": "M0 4H8",
    "sollicite": "M3.5 4H4.5",
}


@cache
def patterns() -> Markup:
    """The patterns that the charts of a page use; once in a page."""
    one = Markup(
        '<pattern id="m-{}" width="8" height="8" patternUnits="userSpaceOnUse"><path class="hachure" d="{}"/></pattern>'
    )
    found = Markup("").join(one.format(name, path) for name, path in _PATTERNS.items())
    return Markup(
        '<svg class="motifs" width="0" height="0" aria-hidden="true" focusable="false"><defs>{}</defs></svg>'
    ).format(found)


def place(frise: Frise, day: date) -> float:
    """Where a day begins on the chart, 0 to 1."""
    span = (frise.fin - frise.debut).days + 1
    return min(max((day - frise.debut).days / span, 0), 1)


def after(frise: Frise, day: date) -> float:
    """Where a day ends on the chart, 0 to 1."""
    span = (frise.fin - frise.debut).days + 1
    return min(max(((day - frise.debut).days + 1) / span, 0), 1)


def years(frise: Frise) -> Iterator[tuple[int, float]]:
    """The years that begin on the chart, thinned out where there are many."""
    first, last = frise.debut.year, frise.fin.year
    step = max(1, -(-(last - first + 1) // 12))
    for year in range(first, last + 1, step):
        yield year, place(frise, max(date(year, 1, 1), frise.debut))


def axis(frise: Frise) -> Markup:
    """The head of the chart: its years, and a mark on the day."""
    found = [(year, x, percent(x)) for year, x in years(frise)]
    marks = [f'<line class="annee" x1="{at}" x2="{at}" y1="4" y2="100"/>' for _, _, at in found]
    # A year that begins near the end has no room for its name.
    marks += [f'<text x="{at}" dx="4" y="16">{year}</text>' for year, x, at in found if x < 0.9]
    return Markup(_drawing(22, "".join((*marks, _contract(frise), _today(frise)))))  # noqa: S704 - shapes of ours


def _contract(frise: Frise) -> str:
    """The span of the contract, where the chart goes beyond it."""
    if not frise.hors_contrat or frise.debut_contrat is None or frise.fin_contrat is None:
        return ""
    left, right = place(frise, frise.debut_contrat), after(frise, frise.fin_contrat)
    return f'<rect class="contrat" x="{percent(left)}" y="19" width="{percent(max(right - left, 0.004))}" height="3"/>'


def key(etat: str) -> Markup:
    """The mark of a deadline, to stand beside what it means."""
    return Markup(
        '<svg class="repere" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true" focusable="false">'
        '<path class="c-{} echeance" d="{}"/></svg>'
    ).format(etat, shape_of(etat))


def _drawing(height: int, inside: str) -> str:
    return f'<svg class="frise" width="100%" height="{height}" aria-hidden="true" focusable="false">{inside}</svg>'


def _today(frise: Frise) -> str:
    return _upright("jour", place(frise, frise.jour)) if frise.debut <= frise.jour <= frise.fin else ""


def line(frise: Frise, barre: Barre) -> Markup:
    """One line of the chart. Its words are in the cell beside it."""
    (drawing,) = lines(frise._replace(barres=(barre,)))
    return Markup(drawing)  # noqa: S704 - shapes of ours


def lines(frise: Frise) -> Iterator[str]:
    """Every line of the chart, in order."""
    behind = "".join(_upright("annee", place_) for _, place_ in years(frise))
    front = _today(frise)
    for barre in frise.barres:
        height = 24 if barre.niveau == 0 else 20
        yield _drawing(height, f"{behind}{_shapes(frise, barre, height)}{front}")


def _shapes(frise: Frise, barre: Barre, height: int) -> str:
    if barre.point:
        return _mark(frise, barre.fin, barre.etat or "phase", height) if barre.fin else ""
    marks = [_mark(frise, each.jour, each.etat, height) for each in barre.reperes]
    return _span(frise, barre, height) + "".join(marks)


def _upright(kind: str, part: float) -> str:
    """A line from top to bottom."""
    x = percent(part)
    return f'<line class="{kind}" x1="{x}" x2="{x}" y1="-100" y2="150"/>'


def _span(frise: Frise, barre: Barre, height: int) -> str:
    if barre.debut is None and barre.fin is None:
        return ""
    left = place(frise, barre.debut or frise.debut)
    right = after(frise, barre.fin or frise.fin)
    open_ended = " sans-fin" if barre.fin is None or barre.debut is None else ""
    kind = f"c-{barre.etat}" if barre.etat else "c-phase"
    box = f'x="{percent(left)}" y="4" width="{percent(max(right - left, 0.004))}" height="{height - 8}" rx="3"'
    motif = f'<rect class="m-{barre.etat}" {box}/>' if barre.etat else ""
    return f'<rect class="{kind}{open_ended}" {box}/>{motif}'


def _mark(frise: Frise, day: date, kind: str, height: int) -> str:
    """A deadline at the end of its day, its shape telling in grey what its colour does."""
    # A shape of fixed size at a place in percent: an inner drawing that overflows its point.
    return (
        f'<svg x="{percent(after(frise, day))}" y="{height / 2:g}" width="1" height="1" overflow="visible" '
        f'aria-hidden="true"><path class="c-{kind} echeance" d="{shape_of(kind)}"/></svg>'
    )


def shape_of(etat: str) -> str:
    """The shape of a deadline around its place: a triangle when late, a disc once it is expected no more, else a
    lozenge."""
    if etat == "en_retard":
        return "M0-6.5 6.5 5H-6.5Z"
    return "M-5 0a5 5 0 1 1 10 0a5 5 0 1 1-10 0Z" if etat in OVER else "M0-6 6 0 0 6-6 0Z"
