"""Lines to rubrics: which are labels, what belongs to each, and where another fiche begins."""

import re
from collections.abc import Sequence

from clsctl.importing.blocks import Block, Line
from clsctl.importing.entries import Entry, Opened
from clsctl.importing.labels import Label, numbered


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
        else:
            if self.after_table:  # what stands below a table is not in its last cell
                self._open(Entry("", None, line.place))
            self._take(line)

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
        self._open(Entry(label.text, label.guess, line.place, rest, line.level))

    def _is_repeated(self, label: Label) -> bool:
        """Whether a heading for what follows is there once more: that of the page."""
        return any(each.guess == label.guess for each in self.entries)
