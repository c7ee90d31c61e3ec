"""The lines above the first rubric: the numbers of the fiche, its axis and objective, its title."""

import re
from collections.abc import Iterator, Sequence

from clsctl.core.messages import msg
from clsctl.core.rubric_synonyms import Guess, folded
from clsctl.importing.blocks import Line
from clsctl.importing.entries import Draft, Entry
from clsctl.importing.fields.frames import matching
from clsctl.importing.growing import Growing, Settings
from clsctl.importing.labels import numbered

_AXIS = re.compile(r"(?:axe|orientation)(?:\s+(?:stratégique|prioritaire))?\s*n?°?\s*[\dIVX]+\s*[:–—.-]", re.IGNORECASE)
_OBJECTIVE = re.compile(r"objectif(?:\s+\w+)?\s*n?°?\s*\d+(?:\.\d+)*\s*[:–—.-]", re.IGNORECASE)
_CONTRACTS = re.compile(r"contrat local sante|projet territorial sante mentale|lettre intention projet cpt")
_LONGEST = 40  # words of a line that may be a title


class Head(Growing):
    """A fiche of which the head is read. `number` is what its id is made of, `printed` all that numbers it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.number = ""
        self.printed: list[str] = []

    def head(self, draft: Draft) -> Iterator[Entry]:
        """Read the head; what of it is a rubric is given back as one."""
        rest: list[Line] = []
        for line in draft.head:
            found = numbered(line.plain)
            entry = None if found else self._rubric(line)
            if found:
                self._numbered(line, found.printed, found.number, found.title)
            elif self._is_of_contract(line):
                self.told.append(line.plain)
                self.tell("sure", line.place, "", "", line.plain, _CONTRACT)
            elif entry:
                yield entry
            else:
                rest.append(line)
        for line in draft.repeated:
            self.told.append(line.plain)
            self.tell("sure", line.place, "", "", line.plain, _AGAIN)
        self._title(rest, draft)

    def _numbered(self, line: Line, printed: str, number: str, title: str) -> None:
        if printed in self.printed:
            self.told.append(line.plain)
            return
        self.printed.append(printed)
        self.number = self.number or number
        self.tell("sure", line.place, "", "numero", printed)
        if title and "titre" not in self.tree:
            self.tree["titre"] = title
            self.tell("sure", line.place, "", "titre", title)
        elif title:
            self.loose([line._replace(text=title)])

    def _is_of_contract(self, line: Line) -> bool:
        """Whether a line is the title of the contract, which each of its pages repeats."""
        said, plan = folded(line.plain), self.settings.plan
        titre = folded(plan.titre) if plan else ""
        is_part = said in titre and said.count(" ") > 1
        return bool(_CONTRACTS.match(said)) or bool(titre and (said == titre or is_part))

    def _rubric(self, line: Line) -> Entry | None:
        """« Axe 1 : … », « Objectif 1.2 : … »; an axis printed without a number is one where the plan has it."""
        plan = self.settings.plan
        if _OBJECTIVE.match(line.plain):
            return Entry("", Guess(("objectif",), ""), line.place, (line,))
        if _AXIS.match(line.plain) or (plan and "axe" not in self.tree and matching(line.plain, plan.axes)):
            return Entry("", Guess(("axe",), ""), line.place, (line,))
        return None

    def _title(self, rest: Sequence[Line], draft: Draft) -> None:
        """The title: the first heading, or the line nearest to the number that is no sentence."""
        likely = [line for line in rest if len(line.plain.split()) <= _LONGEST]
        named = any(entry.cles[:1] == ("titre",) for entry in draft.entries) or "titre" in self.tree
        best = (
            None if named else next((line for line in likely if line.level == 1), None) or _nearest(likely, draft.head)
        )
        if best is not None:
            self.tree["titre"] = best.plain
            sure = len(likely) == 1 or best.level == 1
            self.tell("sure" if sure else "supposed", best.place, "", "titre", best.plain, None if sure else SUPPOSED)
        self.loose([line for line in rest if line is not best])


def _nearest(likely: Sequence[Line], head: Sequence[Line]) -> Line | None:
    """Of the lines that may be the title, the first after the number, else the last before it, else the first."""
    at = next((number for number, line in enumerate(head) if numbered(line.plain)), None)
    if at is None:
        return likely[0] if likely else None
    after = [line for line in likely if head.index(line) > at]
    before = [line for line in likely if head.index(line) < at]
    return after[0] if after else before[-1] if before else None


SUPPOSED = msg("This line was taken for the title.")
_AGAIN = msg("A page heading, which says again what stands above.")
_CONTRACT = msg("The title of the contract, which the fiche does not repeat.")
