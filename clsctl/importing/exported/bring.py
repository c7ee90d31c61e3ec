"""The tables of an export to fiches, and what the report says: what came back, what is worked out, what is in none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clsctl.core.exchange.paths import Id, Tree, leaves, steps
from clsctl.core.exchange.tables import READ, finished, trees
from clsctl.core.exchange.trees import tree_of
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.imported import Certainty, ImportItem
from clsctl.importing.blocks import Cell, Part, Row
from clsctl.importing.exported.recognise import Sheet, Speakers, sheet_of, text_in
from clsctl.importing.naming import Ids

_LETTERS = {"livrables": "L", "phases": "E", "indicateurs": "I"}


class Brought(NamedTuple):
    """The fiches of an export by the ids they have there, the report on each row, and the words that the report or the
    structure says."""

    fiches: tuple[Tree, ...]
    items: tuple[ImportItem, ...]
    told: tuple[str, ...]


def sheets_of(parts: Sequence[tuple[str, Part]], speakers: Speakers) -> tuple[Sheet, ...]:
    """The tables of ours among parts of files; none where that of the fiches is not among them."""
    found = tuple(sheet for source, part in parts for sheet in [sheet_of(source, part, speakers)] if sheet)
    return found if any(sheet.nom == "fiches" for sheet in found) else ()


def bring(sheets: Sequence[Sheet], plan: Plan | None, speakers: Speakers, ids: Ids) -> Brought:
    """The fiches that the tables make. Rows without a reference get one that no other row has, nor the plan."""
    reader = _Reader(speakers, {*_parts_of(plan), *ids.again, *ids.taken})
    for sheet in sheets:
        reader.know(sheet)
    for sheet in sorted(sheets, key=lambda each: each.nom != "fiches"):
        reader.sheet(sheet)
    names = {
        name: each.code for each in (plan.acteurs.values() if plan else ()) for name in (each.sigle, each.nom) if name
    }
    found = trees(reader.rows, names)
    for fiche, label, text in reader.own:
        found[fiche].setdefault("rubriques", {})[label] = text
    return Brought(tuple(map(finished, found.values())), tuple(reader.items), tuple(reader.told))


class _Reader:
    """Reads sheets, that of the fiches first. `own` are the cells of columns that people added to it."""

    def __init__(self, speakers: Speakers, known: set[str]) -> None:
        self.speakers = speakers
        self.known = known
        self.rows: dict[str, list[Mapping[str, str]]] = {}
        self.refs: set[str] = set()
        self.own: list[tuple[str, str, str]] = []
        self.items: list[ImportItem] = []
        self.told: list[str] = []

    def know(self, sheet: Sheet) -> None:
        """Take note of the references of a sheet: those of its rows are theirs, wherever the row stands."""
        for row in sheet.rows:
            for head, cell in zip(sheet.heads, row, strict=False):
                if head and head.nom == "ref":
                    self.known.add(_ref(cell.raw))

    def sheet(self, sheet: Sheet) -> None:
        read = READ[sheet.nom]
        self.told += sheet.titles
        derived = [
            title for head, title in zip(sheet.heads, sheet.titles, strict=True) if head and head.nom not in read
        ]
        if derived and sheet.rows:
            text = ", ".join(derived)
            self.items.append(ImportItem("sure", sheet.source, sheet.rows[0][0].place, "", "", "", text, _DERIVED))
        for row in sheet.rows:
            if any(not cell.empty for cell in row):
                self._row(sheet, row)

    def _row(self, sheet: Sheet, row: Row) -> None:
        cells = [(head, title, cell) for head, title, cell in zip(sheet.heads, sheet.titles, row, strict=False)]
        values = {
            head.nom: text_in(cell, head, self.speakers, is_csv=sheet.is_csv)
            for head, _, cell in cells
            if head and head.nom in READ[sheet.nom] and cell.raw.strip()
        }
        fiche, why = self._fiche(sheet.nom, values)
        if fiche is None:
            self._tell("unknown", sheet, row[0], "", "", " ".join(cell.text for cell in row if not cell.empty), why)
            return
        self.rows.setdefault(sheet.nom, []).append(values)
        self.told += [cell.text for head, _, cell in cells if head]
        for cell in row[len(cells) :]:
            self._tell("unknown", sheet, cell, "", fiche, cell.text, _NO_COLUMN)
        for title, cell in [(title, cell) for head, title, cell in cells if head is None and not cell.empty]:
            self._added(sheet, fiche, title, cell)
        self._tell("supposed" if why else "sure", sheet, row[0], sheet.nom, fiche, " · ".join(values.values()), why)

    def _fiche(self, nom: str, values: dict[str, str]) -> tuple[str | None, Message | None]:
        """The fiche of a row, and what is to be said of it; a row that has no reference gets one."""
        ref = _ref(values.get("ref", ""))
        if nom == "fiches":
            if ref in self.refs:
                return None, msg("There is a fiche {id} above already.", id=ref)
            why = None if ref else _NO_REF
            ref = ref or next(str(n) for n in range(1, 100_000) if str(n) not in self.known)
            values["ref"] = ref
            self.refs.add(ref)
            self.known.add(ref)
            return ref, why
        fiche = values.get("fiche", "").rpartition(":")[2].strip() or ref.partition("/")[0]
        if fiche not in {each for each in self.refs if "/" not in each}:
            return None, msg("No row of the fiches has the reference {id}.", id=fiche or "?")
        if nom in _LETTERS and "/" not in ref:
            letter = _LETTERS[nom]
            ref = next(name for n in range(1, 100_000) if (name := f"{fiche}/{letter}{n}") not in self.known)
            values["ref"] = ref
            self.known.add(ref)
            self.refs.add(ref)
            return fiche, _NO_REF
        self.refs.add(ref)
        return fiche, None

    def _added(self, sheet: Sheet, fiche: str, title: str, cell: Cell) -> None:
        """A cell of a column that people added: a rubric of the fiche, else in the report only."""
        if sheet.nom == "fiches" and title:
            self.own.append((fiche, title, cell.raw.strip()))
            self._tell("supposed", sheet, cell, f"rubriques.{title}", fiche, cell.text, _ADDED)
        else:
            self._tell("unknown", sheet, cell, "", fiche, cell.text, _NO_COLUMN)

    def _tell(  # noqa: PLR0913, PLR0917 - the columns of the report
        self, certainty: Certainty, sheet: Sheet, cell: Cell, key: str, fiche: str, text: str, why: Message | None
    ) -> None:
        self.items.append(ImportItem(certainty, sheet.source, cell.place, "", fiche, key, text, why))


def _ref(text: str) -> str:
    """A reference without the code of its plan."""
    return text.rpartition(":")[2].strip()


def _parts_of(plan: Plan | None) -> Iterator[str]:
    """The references of what has an id in the fiches of a plan."""
    for fiche in plan.fiches if plan else ():
        for path, _ in leaves(tree_of(fiche)):
            yield from (f"{fiche.id}/{step}" for step in steps(path) if isinstance(step, Id))


_DERIVED = msg("These columns are worked out from the rest: they are not brought back.")
_NO_REF = msg("The row has no reference: it was given the next free one.")
_NO_COLUMN = msg("This column is none of an export: the cell is in no fiche.")
_ADDED = msg("The column was added to those of the export: its texts are kept under its name, in rubriques.")
