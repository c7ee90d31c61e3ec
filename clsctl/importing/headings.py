"""Lines to rubrics: which are labels, what belongs to each, and where another fiche begins."""

import re
from collections.abc import Sequence

from clsctl.importing.blocks import Block, Line
from clsctl.importing.entries import Entry, Opened
from clsctl.importing.fields.calendar import is_dated
from clsctl.importing.fields.shares import AMOUNT
from clsctl.importing.labels import Label, numbered
from clsctl.importing.looks import Look, Style, look_of

# Rubrics whose lines may be rows: a thing and its day, an expense and its amount.
_ROWS = frozenset({"financements", "livrables", "etapes", "actions", "calendrier", "indicateurs", "historique"})


class Headings(Opened):
    """Goes through lines."""

    def line(self, line: Line) -> None:
        if self._is_new(line):
            self._begin(line)
        elif self.entries and self._says_again(line):
            self.repeated.append(line)
            return
        label = None if numbered(line.plain) else self.labels.of_line(line)
        if label and self._is_rubric(label, line):
            self._label(label, line)
        elif self.opened is None:
            self.head.append(line)
        elif (label and label.guess) or not self._looks_labelled(line):
            if self.after_table:  # what stands below a table is not in its last cell
                self._open(Entry("", None, line.place))
            self._take(line)

    def _looks_labelled(self, line: Line) -> bool:
        """Open a rubric for a line with a label that is not known, where the others are set apart as it is; where
        they are not, say that it may be one."""
        look = None if self._is_of_table(line) else look_of(line)
        if look is None or self.opened is None:
            return False
        entry = self.entries[self.opened]
        if not self.after_table and not _is_alike(look, entry):
            self.entries[self.opened] = entry._replace(doubtful=(*entry.doubtful, line))
            return False
        rest = (line._replace(text=look.rest, bold=False),) if look.rest else ()
        self._open(Entry(look.label, self.labels.guess(look.label), line.place, rest, style=look.style))
        return True

    def _is_of_table(self, line: Line) -> bool:
        """Whether a line in the rubric of a table or a calendar is one of its rows: « Copil : mars 2026 »."""
        cles = self.entries[self.opened].cles if self.opened is not None else ()
        rest = line.text.partition(":")[2].replace("**", "").strip()
        return bool(_ROWS & {cle.partition(".")[0] for cle in cles}) and (is_dated(rest) or bool(AMOUNT.match(rest)))

    def _says_again(self, line: Line) -> bool:
        """Whether a line is one of those above the first rubric once more, « (suite) » or not."""
        said = re.sub(r"\s*\((?:suite|fin)[^)]*\)\s*$", "", line.plain, flags=re.IGNORECASE)
        return len(said) > 5 and any(each.plain == said for each in self.head)

    def _is_rubric(self, label: Label, line: Line) -> bool:
        if label.guess is None:
            return not self._is_inside(line)
        if self.opened is None or not label.rest:
            return True
        # « Ressources humaines : 50 000 euros » in a table of expenses is one of them
        return not ("financements" in self.entries[self.opened].cles and label.guess.cles[:1] == ("moyens",))

    def _is_new(self, line: Line) -> bool:
        """Whether another fiche begins here: a line that numbers one, after rubrics."""
        found = numbered(line.plain)
        if not found or not self.entries or line.item or not found.what.startswith("fiche"):
            return False
        numbers = {again.number for each in self.head for again in [numbered(each.plain)] if again}
        return found.number not in numbers

    def _begin(self, line: Line) -> None:
        """Close the fiche; the lines after its last table, or on this page, are the title of the next one."""
        taken: list[Line] = []
        if self.opened is not None and not line.paged:
            entry = self.entries[self.opened]
            if entry.style in {"heading", "bold"} and not entry.guess and not entry.blocks:
                taken.append(Line(entry.label, entry.place, level=entry.level, bold=entry.style == "bold"))
                self.entries.pop(self.opened)
                self.close()
                self.head += taken
                return
            blocks = list(entry.blocks)
            while blocks and isinstance(blocks[-1], Line) and (not entry.label or self._is_title(blocks[-1], blocks)):
                taken.insert(0, blocks.pop())  # type: ignore[arg-type]
            self.entries[self.opened] = entry._replace(blocks=tuple(blocks))
            if not entry.label and not blocks:
                self.entries.pop(self.opened)
        self.close()
        self.head += taken

    @staticmethod
    def _is_title(line: Line, blocks: Sequence[Block]) -> bool:
        return bool(line.paged or line.level == 1 or (line.bold and len(blocks) > 1))

    def _is_inside(self, line: Line) -> bool:
        """Whether a heading that is not known is one inside the rubric that is open; or the title, above the first."""
        if self.opened is None:
            return line.level == 1 or not self.entries
        return line.level > self.entries[self.opened].level > 0 or not self.entries[self.opened].level

    def _label(self, label: Label, line: Line) -> None:
        if label.guess and not label.guess.cles and self.opened is not None and self._is_repeated(label):
            self.repeated.append(line)
            return
        if (
            label.guess
            and label.guess.cles
            and label.guess.cles[0] in {"axe", "objectif"}
            and self.opened is None
            and label.rest
        ):
            self.head.append(line)  # « Axe 1 : … » above the table
            return
        rest = (line._replace(text=label.rest, bold=False, level=0),) if label.rest else ()
        style: Style = "heading" if line.level else "bold" if line.bold or line.text.startswith("**") else "line"
        if style == "line" and ":" not in line.text and line.plain.isupper():
            style = "capitals"
        self._open(Entry(label.text, label.guess, line.place, rest, line.level, style))

    def _is_repeated(self, label: Label) -> bool:
        """Whether a heading for what follows is there once more: that of the page."""
        return any(each.guess == label.guess for each in self.entries)


def _is_alike(look: Look, entry: Entry) -> bool:
    """Whether a label that is not known is set apart as much as that of the rubric it would end."""
    return look.style == entry.style or (look.style == "bold" and entry.style == "line")
