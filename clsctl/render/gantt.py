"""A Gantt chart for a terminal: what, its state in words, its days where there is room, and its bar.

The chart takes the width that is left; a column stands for so many days. Colour adds nothing to the words and signs.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.labels import ETATS, label
from clsctl.core.messages import Message, msg
from clsctl.core.views.frise import DEADLINES, OVER, Barre, Frise
from clsctl.render import ansi
from clsctl.render.ansi import Terminal, paint
from clsctl.render.grid import longest_word
from clsctl.render.language import Language
from clsctl.render.values import day as day_words
from clsctl.render.width import one_line, pad, width, wrap

# Below this a chart has no room: the lines are told in words.
LEAST = 60
# From this the days stand beside the state.
_WIDE = 140
# Narrower than that, the words of a state go over several lines in so many columns.
_STATE = 11
_GAP = 2


class _Signs(NamedTuple):
    """The characters of a chart. `late`, `due` and `done` mark deadlines."""

    fiche: str
    step: str
    before: str
    after: str
    today: str
    late: str
    due: str
    done: str
    rule: str
    start: str
    end: str
    year: str


_DRAWN = _Signs("█", "━", "◂", "▸", "│", "▲", "◆", "●", "─", "├", "┤", "┬")
_ASCII = _Signs("=", "-", "<", ">", "|", "!", "*", "o", "-", "[", "]", "+")


class _Sizes(NamedTuple):
    """The widths of the columns; `days` is 0 where they are not told."""

    label: int
    state: int
    days: int
    chart: int

    @property
    def left(self) -> int:
        """What stands before the chart, the gaps included."""
        return sum(size + _GAP for size in self[:3] if size)


def draw(frise: Frise, language: Language, terminal: Terminal) -> str:
    """The chart, no wider than the terminal, whose width is at least `LEAST`."""
    lines = [*_Drawing(frise, language, terminal).lines()]
    return "".join(f"{line.rstrip(' ')}\n" for line in lines)


class _Drawing:
    def __init__(self, frise: Frise, language: Language, terminal: Terminal) -> None:
        self.frise, self.language, self.terminal = frise, language, terminal
        self.signs = _ASCII if terminal.ascii else _DRAWN
        self.sizes = self._sizes(terminal.width or LEAST)

    def _sizes(self, room: int) -> _Sizes:
        barres = self.frise.barres
        state = max((width(self._state(each)) for each in barres), default=0)
        if room < _WIDE:
            state = min(state, max([_STATE, *(longest_word(self._state(each)) for each in barres)]))
        days = max((width(self._days(each)) for each in barres), default=0) if room >= _WIDE else 0
        names = max((width(_name(each)) for each in barres), default=0)
        label_ = min(names, max(room * 36 // 100, 20))
        taken = sum(size + _GAP for size in (label_, state, days) if size)
        return _Sizes(label_, state, days, max(room - taken, 10))

    def lines(self) -> Iterator[str]:
        """The years, the contract, the bars, and what the signs mean."""
        indent = " " * self.sizes.left
        yield indent + paint(self._years(), "dim", self.terminal)
        yield indent + self._contract()
        for barre in self.frise.barres:
            yield from self._barre(barre)
        yield ""
        for line in wrap(self._legend(), self.terminal.width or LEAST):
            yield paint(line, "dim", self.terminal)

    def _column(self, day: date) -> int:
        """The column of a day; that of the nearest end for one outside the chart."""
        span = (self.frise.fin - self.frise.debut).days + 1
        return min(max((day - self.frise.debut).days * self.sizes.chart // span, 0), self.sizes.chart - 1)

    def _years(self) -> str:
        text = ""
        for year in range(self.frise.debut.year, self.frise.fin.year + 1):
            column = self._column(max(date(year, 1, 1), self.frise.debut))
            # A name that would touch the one before, or leave the chart, is left out.
            if column >= len(text) + (1 if text else 0) and column + 4 <= self.sizes.chart:
                text = f"{text:<{column}}{year:04}"
        return text

    def _contract(self) -> str:
        """The span of the contract, its years, and the day asked about."""
        signs, frise = self.signs, self.frise
        cells = [" "] * self.sizes.chart
        start, end = frise.debut_contrat or frise.debut, frise.fin_contrat or frise.fin
        first, last = self._column(start), self._column(end)
        for column in range(first, last + 1):
            cells[column] = signs.rule
        for year in range(frise.debut.year + 1, frise.fin.year + 1):
            column = self._column(date(year, 1, 1))
            cells[column] = signs.year if first < column < last else "·" if not self.terminal.ascii else "."
        cells[first] = signs.start if frise.debut_contrat else cells[first]
        cells[last] = signs.end if frise.fin_contrat else cells[last]
        if self._has_today():
            cells[self._column(frise.jour)] = signs.today
        return "".join(cells)

    def _has_today(self) -> bool:
        return self.frise.debut <= self.frise.jour <= self.frise.fin

    def _barre(self, barre: Barre) -> Iterator[str]:
        sizes = self.sizes
        indent = "  " * barre.niveau
        names = [indent + line for line in wrap(_name(barre).strip(" "), sizes.label - len(indent))]
        states = wrap(self._state(barre), sizes.state) if sizes.state else []
        days = [self._days(barre)] if sizes.days else []
        chart = [self._chart(barre)]
        style = ansi.ETATS.get(barre.etat or "", "")
        for rank in range(max(len(names), len(states))):
            parts = [pad(names[rank] if rank < len(names) else "", sizes.label)]
            if barre.niveau == 0:
                parts[0] = paint(parts[0], "bold", self.terminal)
            if sizes.state:
                parts.append(paint(pad(states[rank] if rank < len(states) else "", sizes.state), style, self.terminal))
            if sizes.days:
                parts.append(pad(days[0] if rank == 0 else "", sizes.days))
            yield (" " * _GAP).join([*parts, chart[0] if rank == 0 else self._behind()])

    def _behind(self) -> str:
        """The line of today beside a name of several lines."""
        if not self._has_today():
            return ""
        return " " * self._column(self.frise.jour) + paint(self.signs.today, "dim", self.terminal)

    def _chart(self, barre: Barre) -> str:
        """The bar and the marks of a line, or its calendar as written where it is not placed."""
        cells, signs = [" "] * self.sizes.chart, self.signs
        style = ansi.ETATS.get(barre.etat or "", "")
        styles = [style] * self.sizes.chart
        if self._has_today():
            today = self._column(self.frise.jour)
            cells[today], styles[today] = signs.today, "dim"
        if barre.point:
            if barre.fin is None:
                return self._written(barre)
            cells[self._column(barre.fin)] = self._mark(barre.etat or "")
            styles[self._column(barre.fin)] = style
        elif barre.debut is None and barre.fin is None:
            if not barre.reperes:
                return self._written(barre)
        else:
            self._bar(barre, cells, styles, style)
        for each in barre.reperes:
            column = self._column(each.jour)
            # Of two deadlines in one column the one still due shows.
            if cells[column] not in {signs.late, signs.due}:
                cells[column], styles[column] = self._mark(each.etat), ansi.ETATS.get(each.etat, "")
        return "".join(paint(cell, own, self.terminal) if cell != " " else cell
                       for cell, own in zip("".join(cells).rstrip(), styles, strict=False))  # fmt: skip

    def _bar(self, barre: Barre, cells: list[str], styles: list[str], style: str) -> None:
        signs = self.signs
        first = self._column(barre.debut or self.frise.debut)
        last = self._column(barre.fin or self.frise.fin)
        body = signs.fiche if barre.niveau == 0 else signs.step
        for column in range(first, max(last, first) + 1):
            if cells[column] == " ":
                cells[column] = body
            styles[column] = style
        if barre.debut is None:
            cells[first] = signs.before
        if barre.fin is None:
            cells[last] = signs.after

    def _mark(self, etat: str) -> str:
        signs = self.signs
        return signs.late if etat == "en_retard" else signs.done if etat in OVER else signs.due

    def _written(self, barre: Barre) -> str:
        """What stands in the place of a bar: the words of the document."""
        said = one_line(barre.texte) if barre.texte else self.language(msg("no calendar"))
        return paint(wrap(said, self.sizes.chart)[0], "dim", self.terminal)

    def _state(self, barre: Barre) -> str:
        return self.language(label(ETATS, barre.etat)) if barre.etat else ""

    def _days(self, barre: Barre) -> str:
        """The days, short: `01/02/2024 – 30/06/2029`."""
        first, last = (day_words(each, self.language) if each else "…" for each in (barre.debut, barre.fin))
        if barre.debut is None and barre.fin is None:
            return ""
        return last if barre.point or barre.debut == barre.fin else f"{first} – {last}"

    def _legend(self) -> str:
        signs, frise = self.signs, self.frise
        parts = (
            [f"{signs.today}\N{NO-BREAK SPACE}{self.language.date_in_words(frise.jour)}"] if self._has_today() else []
        )
        marked = {self._mark(etat) for barre in frise.barres for etat in _marked(barre)}
        parts += [self._says(sign, words) for etat, words in DEADLINES if (sign := self._mark(etat)) in marked]
        if frise.debut_contrat and frise.fin_contrat:
            words = msg("the contract, from {start} to {end}", start=frise.debut_contrat, end=frise.fin_contrat)
            parts.append(self._says(signs.start + signs.rule + signs.end, words))
        return "   ".join(parts)

    def _says(self, sign: str, words: Message) -> str:
        return f"{sign}\N{NO-BREAK SPACE}{self.language(words)}"


def _marked(barre: Barre) -> Iterator[str]:
    if barre.point and barre.fin:
        yield barre.etat or ""
    yield from (each.etat for each in barre.reperes)


def _name(barre: Barre) -> str:
    """The reference and the title; what is inside a fiche has the fiche's reference above it."""
    ref = barre.ref.rpartition("/")[2] if barre.niveau else barre.ref
    return f"{'  ' * barre.niveau}{one_line(ref)} {one_line(barre.titre)}"
