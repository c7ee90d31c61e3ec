"""Fiches as `clsctl show` prints them: the report's rubrics as text, in colour on a terminal."""

from collections.abc import Iterator, Sequence

from clsctl.core.messages import Message, msg
from clsctl.core.views.blocks import Partie, RubriqueView
from clsctl.core.views.fiche import FichesView, FicheView
from clsctl.render import ansi
from clsctl.render.ansi import Terminal, paint
from clsctl.render.language import Language
from clsctl.render.plaintext import Page
from clsctl.render.width import one_line, wrap


def page(view: FichesView, language: Language, terminal: Terminal) -> str:
    """The text of the fiches of a view, wrapped to the terminal's width where it has one."""
    writer = _Writer(language, terminal)
    return "\n\n".join("\n".join(writer.fiche(each)) for each in view.fiches) + "\n" * bool(view.fiches)


class _Writer:
    def __init__(self, language: Language, terminal: Terminal) -> None:
        self.language = language
        self.terminal = terminal
        self.page = Page(language, terminal)

    def fiche(self, fiche: FicheView) -> Iterator[str]:
        """The lines of a fiche: its heading, the signed text, the follow-up, how its calendars were read."""
        numbers = " – ".join(map(self.say, fiche.numeros))
        yield from self.heading(f"{numbers} – {one_line(fiche.titre)}", "bold")
        for above in (fiche.axe, fiche.objectif):
            if above:
                yield from self.heading(self.say(above), "dim")
        said = [msg("State: {state}", state=self.page.text.lines(fiche.etat)[0])]
        if fiche.statut:
            said.append(msg("declared status: {status}", status=self.page.text.lines(fiche.statut)[0]))
        yield from self.heading(" – ".join(map(self.say, said)), ansi.ETATS.get(fiche.etat.valeur, ""))
        yield from self.rubrics(fiche.rubriques)
        yield ""
        yield from self.heading(self.say(msg("Follow-up")), "bold underline")
        yield from self.rubrics(fiche.suivi)
        if fiche.lectures:
            yield ""
            yield from self.heading(self.say(msg("How the calendars were read")), "bold")
            for each in fiche.lectures:
                yield from self.fit(f"• {self.say(each)}")

    def rubrics(self, rubriques: Sequence[RubriqueView]) -> Iterator[str]:
        """Rubrics, a blank line before each."""
        for rubrique in rubriques:
            yield ""
            yield from self.heading(self.say(rubrique.libelle), "bold cyan" if rubrique.parties else "bold underline")
            for partie in rubrique.parties:
                yield from self.part(partie, has_title=len(rubrique.parties) > 1)

    def part(self, partie: Partie, *, has_title: bool) -> Iterator[str]:
        """What a rubric says of one key."""
        blank = self.say(msg("not filled in"))
        if has_title:
            yield paint(self.say(partie.titre), "dim", self.terminal)
        for rank, bloc in enumerate(partie.blocs):
            if rank:
                yield ""
            yield from self.page.block(bloc, blank)
        if not partie.blocs:
            yield paint(blank, "dim", self.terminal)

    def heading(self, text: str, style: str) -> Iterator[str]:
        """A heading, wrapped and then painted."""
        for line in self.fit(text):
            yield paint(line, style, self.terminal)

    def fit(self, text: str) -> list[str]:
        """The lines of a text on this terminal."""
        return wrap(text, self.terminal.width) if self.terminal.width else [text]

    def say(self, message: Message) -> str:
        """A message on one line."""
        return one_line(self.page.text.words(message) or "")
