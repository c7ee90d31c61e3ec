"""Steps, actions and deliverables, from a table, from a list, or from lines that say « Étape 1 », « Livrable 2 »."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from clsctl.core.calendar import read as read_calendar
from clsctl.core.messages import msg
from clsctl.importing.blocks import Block, Cell, Line, lines
from clsctl.importing.fields.calendar import is_dated, timed, with_time
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import Row, rows_of, unplaced
from clsctl.importing.fields.texts import actor, entries, known_actors

_STEP = re.compile(r"(?:[ée]tape|phase)\s*n?°?\s*\d+\b", re.IGNORECASE)
_ACTION = re.compile(r"(?:sous-)?action\s*n?°?\s*\d+(?:[.\-]\d+)*\b", re.IGNORECASE)
_LIVRABLE = re.compile(r"\blivrables?\s*n?°?\s*\d+\b\s*:?", re.IGNORECASE)
_HEADS = re.compile(r"[ée]tapes?\s*/?\s*(?:et\s+)?actions?\s+livrables?(?:\s+attendus?)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s+(?=livrable\s*n?°?\s*\d+\s*:)", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*;\s*")
_CUT = msg("Several entries stood on one line: they were cut at the semicolons.")
_ORPHAN = msg("A deliverable stood above the first step.")


def steps(blocks: Sequence[Block], around: Around) -> Got:
    """Steps, each with its actions and deliverables; a list without any sign of steps is a list of actions."""
    read = rows_of(blocks, "etapes")
    found: list[Any] = []
    for row in read.rows:
        _row(row, around, found)
    used = list(read.heads)
    loose = [line for block in read.left if isinstance(block, Line) for line in _cut(block)]
    if any(_STEP.match(line.plain) or _LIVRABLE.match(line.plain) for line in loose):
        left, doubts = _of_lines(loose, found, used)
    else:
        left, doubts = [], []
        found += [{"titre": " ".join(each.split())} for each in entries(loose)]
    others = [each for each in unplaced(read) if not isinstance(each, Line) or each not in read.left]
    return Got([_told_when(each) for each in found] or None, (*left, *others), tuple(doubts), tuple(used))


def _told_when(step: dict[str, Any]) -> dict[str, Any]:
    """A step whose title says when, and its actions."""
    done = [with_time(each) for each in step.get("actions", ())]
    return with_time({**step, "actions": done} if done else step)


def _cut(line: Line) -> list[Line]:
    """A line before which scanning put the deliverable of the next column: two lines."""
    return [
        line._replace(text=each) if not n else line._replace(text=each, item="")
        for n, each in enumerate(_SPLIT.split(line.text))
    ]


def _of_lines(loose: Iterable[Line], found: list[Any], used: list[str]) -> tuple[list[Block], list[Any]]:
    left: list[Block] = []
    doubts: list[Any] = []
    for line in loose:
        text = line.plain
        if _HEADS.fullmatch(text):
            used.append(text)
        elif _STEP.match(text):
            found.append({"titre": text})
        elif not found:
            if _LIVRABLE.match(text):
                found.append({"titre": text, "livrables": [deliverable(text)]})
                doubts.append(_ORPHAN)
            else:
                left.append(line)
        elif _LIVRABLE.match(text):
            found[-1].setdefault("livrables", []).append(deliverable(text))
        elif _ACTION.match(text) or line.item:
            found[-1].setdefault("actions", []).append({"titre": text})
        else:
            found[-1]["titre"] += f" {text}"
    return left, doubts


def deliverable(text: str) -> dict[str, Any]:
    """« Livrable 1 : 2ème semestre 2019 », « Diagnostic (fin 2025) »: a title and a deadline, in their words."""
    titre, echeance = timed(text)
    titre = titre.rstrip(" :")
    if not titre:  # « Bilan annuel » is what it is called; only what is nothing but a day is also a deadline
        titre, echeance = text, echeance if is_dated(text) and read_calendar(text).nature != "recurring" else ""
    return {key: each for key, each in (("titre", titre), ("echeance", echeance)) if each}


def _row(row: Row, around: Around, found: list[Any]) -> None:
    """A row of a table of steps. A first cell that is merged with the one above goes on with its step."""
    cell = row.known.get("titre")
    if cell and cell.merged and found:
        step = found[-1]
    elif cell:
        step = _step(cell)
        found.append(step)
    else:
        step = found[-1] if found else {}
        if not found:
            found.append(step)
    for each in lines(row.known["actions"].blocks) if "actions" in row.known else ():
        step.setdefault("actions", []).append({"titre": each.plain})
    made = [_described(entry) for entry in _texts(row.known["livrables"])] if "livrables" in row.known else []
    if made:
        step.setdefault("livrables", []).extend(made)
    _when(row, step, made)
    who = known_actors(around.plan)
    for each in lines(row.known["responsables"].blocks) if "responsables" in row.known else ():
        step.setdefault("responsables", []).append(actor(each.plain, who) or each.plain)


def _texts(cell: Cell) -> list[str]:
    """The entries of a cell: those of its list with what is under each, else each of its lines."""
    if any(isinstance(each, Line) and each.item for each in cell.blocks):
        return entries(cell.blocks)
    return [each.plain for each in lines(cell.blocks)]


def _when(row: Row, step: dict[str, Any], made: Sequence[dict[str, Any]]) -> None:
    """The time of a row, or its times: those of as many deliverables of the row that have none, else of the step."""
    when = row.text("calendrier")
    if not when:
        return
    times = [when] if len(made) == 1 else [each.plain for each in lines(row.known["calendrier"].blocks)]
    if len(times) == len(made) and not any("echeance" in each for each in made):
        for each, its in zip(made, times, strict=True):
            each["echeance"] = its
    elif "calendrier" not in step:
        step["calendrier"] = when
    else:
        step["calendrier"] += f" {when}"


def _step(cell: Cell) -> dict[str, Any]:
    """The first cell of a row: the step, and under it its actions."""
    first, *rest = lines(cell.blocks)
    step: dict[str, Any] = {"titre": first.plain}
    for line in rest:
        if line.item or _ACTION.match(line.plain):
            step.setdefault("actions", []).append({"titre": line.plain})
        else:
            step["titre"] += f" {line.plain}"
    return step


def livrables(blocks: Sequence[Block], around: Around) -> Got:
    """Deliverables that belong to no step, from a table or a list."""
    table = rows_of(blocks, "livrables")
    who = known_actors(around.plan)
    found: list[Any] = []
    for row in table.rows:
        one: dict[str, Any] = {key: row.text(key) for key in ("titre", "echeance", "description") if row.text(key)}
        if "responsables" in row.known:
            one["responsables"] = [
                actor(each.plain, who) or each.plain for each in lines(row.known["responsables"].blocks)
            ]
        found.append(one)
    loose = [block for block in table.left if isinstance(block, Line)]
    texts = entries(loose)
    cut = [part for each in texts for part in _parts(each)]
    found += [_described(each) for each in cut]
    left = [each for each in unplaced(table) if each not in loose]
    return Got(found or None, tuple(left), (_CUT,) if len(cut) > len(texts) else (), table.heads)


def _parts(entry: str) -> list[str]:
    """An entry cut at its semicolons; one of several lines is whole."""
    return [entry] if "\n" in entry else [part for part in _SEMICOLON.split(" ".join(entry.split())) if part]


def _described(entry: str) -> dict[str, Any]:
    """A deliverable of one line or of several: where the first says when, or is whole, what follows describes it."""
    first, _, rest = entry.partition("\n")
    one, head = deliverable(" ".join(entry.split())), deliverable(first)
    goes_on = "echeance" not in head and ("echeance" in one or rest.strip()[:1].islower())
    return one if goes_on or not rest.strip() else {**head, "description": rest.strip()}
