"""`clsctl renumber`: another id for a fiche or a part of one, with all that refers to it."""

from collections import defaultdict
from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, mark
from clsctl.cli.options import asks
from clsctl.cli.pasted import in_folder, pasted
from clsctl.cli.plan import Read
from clsctl.cli.referring import Edits, Renamed, mentions, of_file, put, references
from clsctl.cli.session import Request
from clsctl.cli.several import Wishes, carry_out
from clsctl.cli.targets import AREAS, Part, Target, find, parts_of
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg
from clsctl.core.views.filters import parse_ref
from clsctl.reading.values import Wrong, to_id
from clsctl.writing.edits import Edit, Rekey


@asks(writes=True)
def command(
    request: Request,
    old: Annotated[str, typer.Argument(metavar=mark("OLD"), help=mark("The fiche, or a part of it: 1.3, 1.3/L1."))],
    new: Annotated[str, typer.Argument(metavar=mark("NEW"), help=mark("Its new id: 1.4, L2."))],
) -> int:
    return carry_out(request, lambda what: _wishes(what, find(what, old), new))


def _wishes(what: Read, target: Target, new: str) -> Wishes:
    if target.part is not None:
        name = _checked(_own(target, new), {each.id for each in parts_of(target.fiche)})
        return _of_part(what, target, target.part, name)
    plan = target.plan
    name = _checked(parse_ref(new).fiche if ":" in new else new, {each.id for each in plan.fiches})
    file = target.file
    names = _file_names(target, name)
    edits = _joined(
        {file: [put(what, target.fiche.where / "id", name)]},
        references(what, Renamed(plan, target.ref, name)),
        of_file(what, plan, file, names[file]) if names else {},
    )
    text = msg("Fiche {old} is now {new}", old=target.ref, new=name)
    change = Change(target.ref, "id", "changed", target.ref, name, None, text)
    return Wishes(edits, names, (change,), _after(what, target, names), _back(what, name, target.ref))


def _own(target: Target, new: str) -> str:
    """`L2` of `1.3/L2`; refused where another fiche is named."""
    fiche, slash, part = new.rpartition("/")
    if slash and fiche != target.fiche.id:
        raise Misuse(
            msg("{ref} is to stay in its fiche: {new} is in another.", ref=target.ref, new=new),
            msg("To move it: clsctl move {ref} {fiche}", ref=target.ref, fiche=fiche),
        )
    return part


def _checked(new: str, taken: set[str]) -> str:
    found = to_id(new)
    if isinstance(found, Wrong):
        raise Misuse(found.message, found.hint)
    if new in taken:
        raise Misuse(msg("The id {id} is taken already.", id=new))
    return new


def _of_part(what: Read, target: Target, part: Part, new: str) -> Wishes:
    """The id itself, the follow-up under it, the references to it."""
    where = target.fiche.where
    own: list[Edit] = [put(what, Where(where.file, (*part.path, "id")), new)]
    area = AREAS.get(part.kind)
    suivi = target.fiche.suivi
    if area and suivi is not None and part.id in getattr(suivi, area):
        own.append(Rekey(("suivi", area, part.id), new))
    ref = f"{target.fiche.id}/{new}"
    edits = _joined({target.file: own}, references(what, Renamed(target.plan, target.ref, ref)))
    text = msg("{old} is now {new}", old=target.ref, new=ref)
    change = Change(target.ref, "id", "changed", target.ref, ref, None, text)
    return Wishes(edits, {}, (change,), _after(what, target, {}), _back(what, ref, part.id))


def _file_names(target: Target, new: str) -> dict[str, str]:
    """The new name of the file, where the old one begins with the id."""
    folder, slash, name = target.file.rpartition("/")
    rest = name.removeprefix(target.ref)
    if rest == name or (rest and rest[0] not in "-_." and rest[0] != " "):
        return {}
    return {target.file: f"{folder}{slash}{new}{rest}"}


def _joined(*parts: Edits) -> dict[str, list[Edit]]:
    edits: dict[str, list[Edit]] = defaultdict(list)
    for part in parts:
        for file, its in part.items():
            edits[file] += its
    return edits


def _after(what: Read, target: Target, names: dict[str, str]) -> tuple[Message, ...]:
    """What a person still has to look at."""
    places = mentions(what, target.plan, target.ref, names)
    told = [msg("The history knows it by its old id: log and audit tell of one that went and one that came.")]
    if places:
        told.insert(
            0, msg("These texts name {old}, and stay as they are: {places}", old=target.ref, places=", ".join(places))
        )
    return tuple(told)


def _back(what: Read, old: str, new: str) -> str:
    return f"clsctl renumber {pasted(old)} {pasted(new)}{in_folder(what.request.session.dir)}"
