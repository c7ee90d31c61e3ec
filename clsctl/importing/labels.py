"""Whether a line or a cell is the label of a rubric, and of which keys."""

import re
from functools import cache
from typing import NamedTuple

from clsctl.core.rubric_synonyms import Guess, Table, folded, guess
from clsctl.importing.blocks import Cell, Line

_LONGEST = 160  # characters of a label alone on its line
_HEAD = 110  # characters before the colon of « Label : text »
# « FICHE PROJET 1.3 », « Fiche action n° 2 : Titre », « Lettre d'intention », « Action 1.2.3 »
_FICHE = re.compile(
    r"(?P<before>[^:]{0,40}:\s*)?"
    r"(?P<what>fiche(?:[\s-]*(?:action|projet|mesure|opération|schéma))?|action|lettre d[’'\s]intention)"
    r"(?P<num>\s*(?:n\s*[°ºo]?\.?\s*)?(?:n°\s*)?(?P<number>[A-Z]{0,4}[-.\s]?\d+(?:[.\-]\d+)*(?:\s?(?:bis|ter)|[a-z])?))?"
    r"\s*(?:[-–—:.]\s*(?P<title>\S.*))?",
    re.IGNORECASE,
)


class Numbered(NamedTuple):
    """A line that numbers a fiche: the line less the title, the number, the title beside it, what it calls it."""

    printed: str
    number: str
    title: str
    what: str


class Label(NamedTuple):
    """A label, what it stands for (None for one unknown), and the text beside it."""

    text: str
    guess: Guess | None
    rest: str = ""


def numbered(text: str) -> Numbered | None:
    """The number of a fiche in a line that is nothing else: « Projet structurant : FICHE PROJET 1.3 »."""
    found = _FICHE.fullmatch(text.strip())
    if not found or len(text) > 250 or not (found["number"] or found["what"].casefold().startswith("lettre")):
        return None
    title = (found["title"] or "").strip()
    printed = text.strip()[: found.start("title")].rstrip(" -–—:.") if title else text.strip()
    return Numbered(printed, re.sub(r"\s", "", found["number"] or ""), title, found["what"].casefold())


class Labels:
    """The labels known for a plan. What was guessed once is kept, since tables repeat their labels."""

    def __init__(self, known: Table) -> None:
        self.guess = cache(lambda text: guess(text, known))

    def sure(self, text: str) -> Guess | None:
        found: Guess | None = self.guess(text) if text.strip() and len(text) <= 400 else None
        return found if found and found.sure else None

    def of_line(self, line: Line) -> Label | None:
        """The label that a line is or begins with; None for a line of text."""
        text = line.plain
        strong = bool(line.level) or line.bold
        if line.item and not strong:
            return None
        whole = self.guess(text) if strong and len(text) <= _LONGEST else self.sure(text)
        # « Un constat. » is a sentence
        is_long = len(text) > _LONGEST or (text.endswith(".") and not strong)
        if whole and is_long and whole.known.count(" ") <= 4:
            whole = None
        if whole and folded(whole.known) == folded(text):
            return Label(text, whole)
        begun = self._begun(line)
        if begun and begun.rest:
            return begun
        return Label(text, whole) if whole else begun or (Label(text, None) if line.level else None)

    def _begun(self, line: Line) -> Label | None:
        """« Porteur du projet : ARS »: a known label, a colon, a text."""
        head, colon, rest = line.text.partition(":")
        if not colon or len(head) > _HEAD or "(note" in head:
            return None
        bold = head.startswith("**")
        found = self.guess(head) if bold else self.sure(head)
        if not found or (not head.lstrip("*")[:1].isupper() and not head.lstrip("* ")[:1].isdigit()):
            return None
        return Label(head.replace("**", "").strip(), found, rest.removeprefix("**").strip())

    def of_cell(self, cell: Cell) -> Label | None:
        """The label that a cell is; None for one that holds a text."""
        text = cell.text
        if not text or len(text) > _LONGEST or any(box in text for box in "☐☒"):
            return None
        found = self.guess(text)
        if found:
            return Label(text, found)
        return Label(text, None) if cell.bold or _is_short(cell) else None


def _is_short(cell: Cell) -> bool:
    return len(cell.blocks) == 1 and len(cell.text) <= 80 and not cell.text.endswith(".")
