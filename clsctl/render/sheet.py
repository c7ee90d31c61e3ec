"""A fiche on a terminal: where it stands, then its signed text, rubric by rubric."""

from collections.abc import Iterable, Iterator
from typing import Any

from clsctl.core.messages import msg
from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Fort,
    Lien,
    Liste,
    Markdown,
    Paires,
    Pile,
    Prose,
    Puces,
    RubriqueView,
    Tableau,
)
from clsctl.core.views.fiche import FichesView, FicheView
from clsctl.render.ansi import ETATS, Terminal, paint
from clsctl.render.cells import Setter
from clsctl.render.columns import Row, columns
from clsctl.render.language import Language
from clsctl.render.mdtext import to_line
from clsctl.render.width import visible, width, wrap


def sheets(view: FichesView, language: Language, terminal: Terminal) -> str:
    """The fiches of the view, one under the other. Wrapped to the terminal; not at all elsewhere."""
    setter = _Sheet(language)
    return "\n\n".join("\n".join(setter.lines(fiche, terminal)) for fiche in view.fiches) + "\n"


class _Sheet(Setter):
    """Values as lines of plain text."""

    def lines(self, fiche: FicheView, terminal: Terminal) -> Iterator[str]:
        numbers = (self.text(number) for number in fiche.numeros)
        yield from (paint(line, "bold", terminal) for line in _wrapped(" – ".join([*numbers, fiche.titre]), terminal))
        for heading in (fiche.axe, fiche.objectif):
            if heading:
                yield from _wrapped(self.text(heading), terminal)
        yield from self.state(fiche, terminal)
        for rubrique in fiche.suivi:
            yield from self.rubric(rubrique, terminal)
        if fiche.lectures:
            yield from self.heading(self.language(msg("How the calendars were read")), terminal)
            yield from self.items(fiche.lectures, terminal)
        yield from self.heading(self.language(msg("The signed text")), terminal, style="bold underline")
        for rubrique in fiche.rubriques:
            yield from self.rubric(rubrique, terminal)

    def state(self, fiche: FicheView, terminal: Terminal) -> Iterator[str]:
        said = [self.language(msg("State: {state}", state=self.text(fiche.etat)))]
        if fiche.statut:
            said.append(self.language(msg("declared status: {status}", status=self.text(fiche.statut))))
        style = ETATS.get(fiche.etat.valeur, "")
        yield from (paint(line, style, terminal) for line in _wrapped(" – ".join(said), terminal))

    def heading(self, title: str, terminal: Terminal, style: str = "bold") -> Iterator[str]:
        yield ""
        yield from (paint(line, style, terminal) for line in _wrapped(title, terminal))

    def rubric(self, rubrique: RubriqueView, terminal: Terminal) -> Iterator[str]:
        yield from self.heading(self.text(rubrique.libelle), terminal)
        for partie in rubrique.parties:
            if len(rubrique.parties) > 1:
                yield paint(self.text(partie.titre), "underline", terminal)
            if not partie.blocs:
                yield paint(self.language(msg("not filled in")), "dim", terminal)
            for bloc in partie.blocs:
                yield from self.block(bloc, terminal)

    def block(self, bloc: Bloc, terminal: Terminal) -> Iterator[str]:
        match bloc:
            case Prose():
                for line in visible(bloc.texte, keep="\n").rstrip("\n").split("\n"):
                    yield from _wrapped(line, terminal)
            case Alinea():
                yield from (line for text in self.cell(bloc.cell) for line in _wrapped(text, terminal))
            case Liste():
                yield from self.items(bloc.items, terminal)
            case Paires():
                rows: list[Row] = [[self.cell(name), self.cell(value) or ["–"]] for name, value in bloc.paires]
                yield from columns(rows, terminal.width)
            case Tableau():
                head: Row = [self.cell(each.titre) for each in bloc.colonnes]
                rows = [[self.cell(cell) for cell in line] for line in bloc.lignes]
                right = {rank for rank, each in enumerate(bloc.colonnes) if each.nombre}
                first, *rest = columns([head, *rows], terminal.width, right, has_head=True)
                yield from (paint(first, "bold", terminal), *rest)

    def items(self, items: Iterable[Any], terminal: Terminal) -> Iterator[str]:
        for item in items:
            mark = "- "
            for text in self.cell(item):
                room = terminal.width - 2 if terminal.width else None
                for line in wrap(text, room) if room else [text]:
                    yield mark + line
                    mark = "  "

    def text(self, value: Any) -> str:
        return " ".join(self.cell(value))

    def cell(self, value: Any) -> list[str]:
        """The lines of a value."""
        match value:
            case None | "":
                lines = []
            case Fort():
                lines = self.cell(value.cell)
            case Pile():
                lines = [line for each in value.cells for line in self.cell(each)]
            case Puces():
                lines = [f"• {line}" for each in value.items for line in self.cell(each)]
            case Lien():
                same = value.fiche or value.texte == value.cible
                lines = [visible(value.texte if same else f"{value.texte} ({value.cible})")]
            case Markdown():
                lines = [visible(to_line(value.texte, is_french=self.is_french))]
            case _:
                lines = (self.words(value) or "").split("\n")
        return lines


def _wrapped(text: str, terminal: Terminal) -> list[str]:
    """The lines of a text; what a list begins with stays in front of what follows."""
    if not terminal.width or width(text) <= terminal.width:
        return [text]
    indent = len(text) - len(text.lstrip(" -*>"))
    lines = wrap(text[indent:], max(terminal.width - indent, 10))
    return [(text[:indent] if rank == 0 else " " * indent) + line for rank, line in enumerate(lines)]
