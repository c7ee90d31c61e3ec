"""A calendar as a picture of its own: an SVG file that needs nothing else, readable in grey and on paper."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from clsctl.core.labels import ETATS, label
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer
from clsctl.core.views.frise import DEADLINES, Barre, Frise
from clsctl.render.charts import FILLS, after, place, shape_of, years
from clsctl.render.charts import patterns as patterns_of
from clsctl.render.language import Language
from clsctl.render.typography import french
from clsctl.render.values import day as day_words
from clsctl.render.width import one_line, wrap

# In pixels: the page, where the state, the days and the chart begin, a line of text.
WIDTH = 1280
_MARGIN, _STATE, _DAYS, _CHART, _LINE = 20, 430, 575, 755, 18
_SPAN = WIDTH - _MARGIN - _CHART
# Letters that fit in the first column.
_LETTERS = 50

_STYLE = Markup(
    "text{{font:13px system-ui,'Segoe UI','Liberation Sans',Arial,sans-serif;fill:#1c2330}}"
    ".t{{font-size:20px;font-weight:600}}.s{{fill:#55606f}}.f{{font-weight:600}}"
    ".an,.bord{{stroke:#c3ccd6}}.jour{{stroke:#1c2330;stroke-width:2}}.contrat{{fill:none;stroke:#55606f;stroke-width:1.5}}"
    ".hachure{{fill:none;stroke:#00000059;stroke-width:1.2}}.echeance{{stroke:#1c2330}}.c-phase{{fill:#8fa6bd}}{}"
)


class _Page(NamedTuple):
    """The shapes of a chart and how high they are."""

    shapes: list[Markup]
    height: int


def draw(answer: Answer, language: Language) -> str:
    """The file: a chart for each contract, one under the other."""
    title = _set(answer.plan, language)
    day = _set(language(msg("Situation on {day}", day=answer.date)), language) if answer.date else ""
    top, parts = 78, [Markup('<text class="t" x="{}" y="34">{}</text>').format(_MARGIN, title)]
    parts.append(Markup('<text class="s" x="{}" y="58">{}</text>').format(_MARGIN, day))
    for listing in answer.lists:
        name = _set(language(listing.title), language) if listing.title else ""
        if listing.chart is not None:
            page = _chart(listing.chart, name, language)
            parts.append(Markup('<g transform="translate(0 {})">{}</g>').format(top, Markup("").join(page.shapes)))
            top += page.height + 24
    parts.append(_legend(top - 8, language))
    top += 20
    fills = Markup("").join(Markup(".c-{}{{fill:{}}}").format(*each) for each in FILLS.items())
    words = _set(language(msg("Calendar: fiches, steps and phases in time, and their deadlines")), language)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img"'
            ' aria-labelledby="titre texte" lang="{}"><title id="titre">{}</title><desc id="texte">{}</desc>'
            '<style>{}</style>{}<rect width="100%" height="100%" fill="#fff"/>{}</svg>\n'
        ).format(
            WIDTH, top, WIDTH, top, language.code, f"{title} – {day}", words, _STYLE.format(fills), patterns_of(),
            Markup("\n").join(parts),
        )
    )  # fmt: skip


def _legend(top: int, language: Language) -> Markup:
    """What the shapes of deadlines mean."""
    words = Markup('<path class="c-{} echeance" transform="translate({} {})" d="{}"/><text x="{}" y="{}">{}</text>')
    parts, x = [], _CHART
    for etat, meaning in DEADLINES:
        said = _set(language(meaning), language)
        parts.append(words.format(etat, x + 6, top - 4, shape_of(etat), x + 20, top, said))
        x += 40 + 8 * len(said)
    return Markup("").join(parts)


def _set(text: str, language: Language) -> str:
    line = one_line(text)
    return french(line) if language.code == "fr" else line


def _chart(frise: Frise, name: str, language: Language) -> _Page:
    shapes: list[Markup] = []
    top = 8
    if name:
        shapes.append(Markup('<text class="f" x="{}" y="{}">{}</text>').format(_MARGIN, top + 8, name))
        top += 26
    head = top + 8
    top += 30
    rows: list[Markup] = []
    for barre in frise.barres:
        found = _row(frise, barre, top, language)
        rows += found.shapes
        top += found.height
    return _Page([*shapes, *_axis(frise, head, top), *rows, *_today(frise, head, top, language)], top + 22)


def _x(part: float) -> str:
    return f"{_CHART + part * _SPAN:.1f}".removesuffix(".0")


def _axis(frise: Frise, head: int, foot: int) -> Iterator[Markup]:
    """The years, and the span of the contract as a bracket."""
    for year, part in years(frise):
        x = _x(part)
        yield Markup('<line class="an" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(x, x, head - 8, foot)
        if part < 0.95:
            yield Markup('<text class="s" x="{}" y="{}" dx="4">{}</text>').format(x, head, year)
    if frise.debut_contrat and frise.fin_contrat:
        first, last = _x(place(frise, frise.debut_contrat)), _x(after(frise, frise.fin_contrat))
        y = head + 6
        yield Markup('<path class="contrat" d="M{} {}V{}H{}V{}"/>').format(first, y + 5, y, last, y + 5)


def _today(frise: Frise, head: int, foot: int, language: Language) -> Iterator[Markup]:
    if frise.debut <= frise.jour <= frise.fin:
        x = _x(place(frise, frise.jour))
        words = _set(language.date_in_words(frise.jour), language)
        yield Markup('<line class="jour" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(x, x, head + 2, foot + 2)
        yield Markup('<text class="s" x="{}" y="{}" text-anchor="middle">{}</text>').format(x, foot + 16, words)


def _row(frise: Frise, barre: Barre, top: int, language: Language) -> _Page:
    ref = barre.ref.rpartition("/")[2] if barre.niveau else barre.ref
    indent = _MARGIN + 18 * barre.niveau
    lines = wrap(_set(f"{ref} {barre.titre}", language), _LETTERS - 4 * barre.niveau)
    line = Markup('<text{} x="{}" y="{}">{}</text>')
    kind = "" if barre.niveau else Markup(' class="f"')
    shapes = [line.format(kind, indent, top + 14 + rank * _LINE, text) for rank, text in enumerate(lines)]
    if barre.etat:
        shapes.append(line.format("", _STATE, top + 14, _set(language(label(ETATS, barre.etat)), language)))
    shapes.append(line.format(Markup(' class="s"'), _DAYS, top + 14, _days(barre, language)))
    shapes += _shape(frise, barre, top)
    return _Page(shapes, len(lines) * _LINE + 6)


def _days(barre: Barre, language: Language) -> str:
    first, last = (day_words(each, language) if each else "…" for each in (barre.debut, barre.fin))
    if barre.debut is None and barre.fin is None:
        written = barre.texte or language(msg("no calendar"))
        return wrap(_set(written, language), 24)[0]
    return last if barre.point or barre.debut == barre.fin else f"{first} – {last}"


def _shape(frise: Frise, barre: Barre, top: int) -> Iterator[Markup]:
    kind = barre.etat or "phase"
    if not barre.point and (barre.debut or barre.fin):
        left, right = place(frise, barre.debut or frise.debut), after(frise, barre.fin or frise.fin)
        height = 14 if barre.niveau == 0 else 9
        box = Markup('x="{}" y="{}" width="{:.1f}" height="{}" rx="2"').format(
            _x(left), top + 3, max((right - left) * _SPAN, 2), height
        )
        fade = Markup(' opacity=".6"') if barre.debut is None or barre.fin is None else ""
        yield Markup('<rect class="c-{}" {}{}/>').format(kind, box, fade)
        if barre.etat:
            yield Markup('<rect fill="url(#m-{})" {}/>').format(kind, box)
    if barre.point and barre.fin:
        yield _mark(frise, barre.fin, kind, top)
    for each in barre.reperes:
        yield _mark(frise, each.jour, each.etat, top)


def _mark(frise: Frise, day: date, etat: str, top: int) -> Markup:
    """A deadline."""
    shape = Markup('<path class="c-{} echeance" transform="translate({} {})" d="{}"/>')
    return shape.format(etat, _x(after(frise, day)), top + 10, shape_of(etat))
