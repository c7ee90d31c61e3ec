"""A part of a fiche that goes to another one, or to another step: its lines as they are, its follow-up, and all that
refers to it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clsctl.cli.declare import Misuse
from clsctl.cli.kinds import files_of
from clsctl.cli.plan import Read
from clsctl.cli.referring import Renamed, mentions, references
from clsctl.cli.several import Wishes
from clsctl.cli.targets import AREAS, Kind, Part, Target, parts_of
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Step, Where
from clsctl.core.messages import Message, msg
from clsctl.core.outline import Outline
from clsctl.core.trouble import Trouble
from clsctl.reading.fresh import fresh
from clsctl.reading.outline import outline
from clsctl.writing.comments import comment_texts
from clsctl.writing.edits import Deepen, Dress, Drop, Edit, Put, plain
from clsctl.writing.lifting import Lifted, held, lifted
from clsctl.writing.splices import entry_stop

Path = tuple[Step, ...]
# where the things of each kind are listed in a fiche
_LISTS: Mapping[Kind, Path] = {
    "etape": ("etapes",), "livrable": ("livrables",), "action": ("actions",), "indicateur": ("indicateurs",),
    "phase": ("calendrier", "phases"), "jalon": ("calendrier", "jalons"),
}  # fmt: skip
_OF_STEPS = frozenset({"livrable", "action"})


class _Move(NamedTuple):
    """What goes: `part` and the parts inside it, from `source` to the list at `home` in the file of `to`."""

    source: Target
    part: Part
    inside: tuple[Part, ...]
    to: Target
    home: Path

    @property
    def elsewhere(self) -> bool:
        return self.to.file != self.source.file


class _Piece(NamedTuple):
    """What stands at a path of a file: its values, its lines where it has some of its own, the codes of the findings of
    form about it."""

    values: Any
    lines: Lifted | None
    known: tuple[str, ...]


def part_moved(what: Read, source: Target, part: Part, to: Target) -> Wishes:
    """The wishes that move a part of a fiche to a fiche or, for deliverables and actions, to a step."""
    inside = tuple(each for each in parts_of(source.fiche) if each.path[: len(part.path)] == part.path)
    move = _Move(source, part, inside, to, _home(source, part, to))
    _check(move)
    edits = _edits(what, move)
    ref = f"{to.fiche.id}/{part.id}"
    text = msg("{old} moved to {place}", old=source.ref, place=to.ref)
    change = Change(ref, "", "changed", source.ref, to.ref, None, text)
    came_from = {f"{to.fiche.id}/{each.id}": f"{source.fiche.id}/{each.id}" for each in inside}
    return Wishes(edits, {}, (change,), _after(what, move), came_from=came_from)


def _home(source: Target, part: Part, to: Target) -> Path:
    """The list that the part goes to."""
    if to.plan is source.plan and to.part is None:
        return _LISTS[part.kind]
    if to.plan is source.plan and to.part and to.kind == "etape" and part.kind in _OF_STEPS:
        return (*to.part.path, *_LISTS[part.kind])
    place = msg("a step or a fiche of the same plan") if part.kind in _OF_STEPS else msg("a fiche of the same plan")
    # Translators: {what} is « une étape ou une fiche du même plan » or « une fiche du même plan »
    raise Misuse(msg("{ref} can’t go to {to}: it goes to {what}.", ref=source.ref, to=to.ref, what=place))


def _check(move: _Move) -> None:
    """Refuse a part that is there already, and ids that the other fiche has."""
    if not move.elsewhere and move.part.path[:-1] == move.home:
        raise Misuse(msg("{ref} is there already.", ref=move.source.ref))
    taken = {each.id for each in parts_of(move.to.fiche)} if move.elsewhere else set()
    if twice := [each.id for each in move.inside if each.id in taken]:
        first = f"{move.source.fiche.id}/{twice[0]}"
        raise Misuse(
            msg("Fiche {fiche} has already: {ids}", fiche=move.to.fiche.id, ids=", ".join(twice)),
            msg("Give it another id first: clsctl renumber {ref} NEW", ref=first)
            if len(twice) == 1
            else msg("Give each of them another id first: clsctl renumber {ref} NEW, and so on.", ref=first),
        )


def _edits(what: Read, move: _Move) -> dict[str, list[Edit]]:
    """By file. What comes goes first: places before it do not move; what goes may take the list itself with it."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    source, to = move.source, move.to
    pieces = {path: _piece(what, source.file, path) for path in (move.part.path, *_followed(move))}
    for part in move.inside if move.elsewhere else ():
        renamed = Renamed(source.plan, f"{source.fiche.id}/{part.id}", f"{to.fiche.id}/{part.id}")
        for file, its in references(what, renamed).items():
            edits[file] += its
    edits[to.file] += _room(what, move)
    for path, piece in pieces.items():
        edits[to.file] += _come(what, move, path, piece)
        edits[source.file].append(Drop(path, piece.lines))
    if not move.elsewhere:
        edits[to.file].sort(key=lambda edit: isinstance(edit, Drop))
    return edits


def _followed(move: _Move) -> Iterator[Path]:
    """Where the follow-up of the parts is written, if they go to another fiche."""
    suivi = move.source.fiche.suivi
    for part in move.inside if move.elsewhere and suivi else ():
        area = AREAS.get(part.kind)
        if area and part.id in getattr(suivi, area):
            yield "suivi", area, part.id


def _room(what: Read, move: _Move) -> Iterator[Edit]:
    """A calendar that is a text gets a key for it, so that phases and milestones find room beside."""
    if move.home[0] == "calendrier":
        root = _outline(what, move.to.file).root
        there = next((entry.value for entry in root.entries if entry.key and entry.key.value == "calendrier"), None)
        if there is not None and there.kind == "text" and there.value:
            yield Deepen(("calendrier",), "texte")


def _come(what: Read, move: _Move, path: Path, piece: _Piece) -> Iterator[Edit]:
    """The values where they belong, then written as they were: at the end of a list, under the same key of `suivi`."""
    form, file = files_of(what)[move.to.file], move.to.file
    if path != move.part.path:
        yield Put(fresh(form, path, piece.values), piece.known)
    else:
        yield Put(fresh(form, move.home, [piece.values]), piece.known)
        path = (*move.home, _length(_outline(what, file), move.home))
    if piece.lines is not None:
        yield Dress(path, piece.lines, piece.known)


def _length(there: Outline, path: Path) -> int:
    values: Any = plain(there.root)
    for step in path:
        if not isinstance(values, list):
            values = values.get(step) if isinstance(values, dict) else None
        else:
            values = values[int(step)]
    return len(values or ())


def _piece(what: Read, file: str, path: Path) -> _Piece:
    """What stands at a path. `Trouble` where comments stand in it that can’t be taken along."""
    found = _outline(what, file)
    group, rank = held(found.root, path)
    entry = group.entries[rank]
    lines = lifted(found, path)
    if lines is None and comment_texts(found, entry.start, entry_stop(entry)):
        raise Trouble(
            msg("{file}: comments stand among the lines to move, and would be lost.", file=file),
            msg("Move these lines by hand, then: clsctl validate"),
        )
    key = Where(file, path).key
    known = tuple(code for code, about in found.findings if re.match(rf"{re.escape(key)}(?![\w-])", about))
    return _Piece(plain(entry.value), lines, known)


def _outline(what: Read, file: str) -> Outline:
    found = outline(file, what.snapshot.files[file], files_of(what)[file])
    if not isinstance(found, Outline):
        raise Trouble(msg("{place}: nothing was written. {reason}", place=file, reason=found.message))
    return found


def _after(what: Read, move: _Move) -> tuple[Message, ...]:
    """What a person still has to look at, of a thing that has another name now."""
    if not move.elsewhere:
        return ()
    refs = [f"{move.source.fiche.id}/{each.id}" for each in move.inside]
    told = [msg("The history knows it by its old id: log and audit tell of one that went and one that came.")]
    for ref in refs:
        places = (place.rpartition(":")[0] for place in mentions(what, move.source.plan, ref, {}))
        if files := ", ".join(dict.fromkeys(places)):
            told.insert(0, msg("These texts name {old}, and stay as they are: {places}", old=ref, places=files))
    return tuple(told)
