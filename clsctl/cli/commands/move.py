"""`clsctl move`: the file of a fiche to another name or folder; a deliverable to another step or fiche."""

from typing import Annotated, Any

import typer

from clsctl.cli.declare import Misuse, mark
from clsctl.cli.kinds import files_of
from clsctl.cli.options import asks
from clsctl.cli.pasted import pasted
from clsctl.cli.plan import Read
from clsctl.cli.referring import Renamed, of_file, references
from clsctl.cli.session import Request
from clsctl.cli.several import Wishes, carry_out
from clsctl.cli.targets import Part, Target, find, parts_of
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Step
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.outline import Outline
from clsctl.core.slugs import slug
from clsctl.core.trouble import Trouble
from clsctl.reading.fresh import fresh
from clsctl.reading.outline import outline
from clsctl.writing.comments import comments_of
from clsctl.writing.edits import Drop, Edit, Put, plain


@asks(writes=True)
def command(
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The fiche, or a deliverable: 1.3, 1.3/L1."))],
    to: Annotated[
        str | None,
        typer.Argument(
            metavar=mark("TO"),
            help=mark("Of a fiche a folder or path, else as its title says; of a deliverable a step or fiche."),
        ),
    ] = None,
) -> int:  # fmt: skip
    return carry_out(request, lambda what: _wishes(what, find(what, ref), to))


def _wishes(what: Read, target: Target, to: str | None) -> Wishes:
    if target.part is None:
        return _of_fiche(what, target, to)
    if target.part.kind != "livrable":
        raise Trouble(
            msg("{ref} stays where it is: only deliverables move.", ref=target.ref),
            msg("Move the lines by hand, then: clsctl validate"),
        )
    if to is None:
        raise Misuse(msg("Say where to: a step, such as 1.3/E2, or a fiche."))
    return _of_livrable(what, target, target.part, find(what, to))


def _of_fiche(what: Read, target: Target, to: str | None) -> Wishes:
    home = target.plan.where.file.rpartition("clsctl.yaml")[0]
    old = target.file
    new = home + _path(target, old.removeprefix(home), to)
    if new == old:
        raise Trouble(msg("{file} is where its id and title say already.", file=old))
    if not matcher(target.plan.glob)(new.removeprefix(home)):
        raise Misuse(
            msg("The plan would not find {file}: it looks for its fiches in {glob}.", file=new, glob=target.plan.glob)
        )
    text = msg("Fiche {ref}: its file {old} is now {new}", ref=target.ref, old=old, new=new)
    change = Change(target.ref, "", "changed", old, new, None, text)
    folder = f" -C {pasted(what.request.session.dir)}" if what.request.session.dir else ""
    back = f"clsctl move {pasted(target.ref)} {pasted(old.removeprefix(home))}{folder}"
    return Wishes(of_file(what, target.plan, old, new), {old: new}, (change,), (), back)


def _path(target: Target, old: str, to: str | None) -> str:
    """The new path from the plan's folder: what is given, in a folder under the name it has."""
    folder, _, name = old.rpartition("/")
    if to is None:
        name = "-".join(part for part in (target.ref, slug(target.fiche.titre)) if part) + ".yaml"
        return f"{folder}/{name}" if folder else name
    given = to.removeprefix("./").replace("\\", "/")
    if given.startswith("/") or ".." in given.split("/"):
        raise Misuse(msg("“{path}” leaves the plan.", path=to), msg("Give a path from the folder of the plan."))
    return given if given.endswith((".yaml", ".yml")) else f"{given.rstrip('/')}/{name}"


def _of_livrable(what: Read, target: Target, part: Part, to: Target) -> Wishes:
    """The deliverable as it is, its follow-up with it, and the references to it."""
    if to.kind not in {"fiche", "etape"} or to.plan is not target.plan:
        raise Misuse(msg("{ref} is no step and no fiche of the plan to move a deliverable to.", ref=to.ref))
    home: tuple[Step, ...] = (*to.part.path, "livrables") if to.part else ("livrables",)
    if to.file == target.file and part.path[:-1] == home:
        raise Misuse(msg("{ref} is there already.", ref=target.ref))
    elsewhere = to.fiche.id != target.fiche.id
    if elsewhere and part.id in {each.id for each in parts_of(to.fiche)}:
        raise Misuse(
            msg("Fiche {fiche} has a {id} already.", fiche=to.fiche.id, id=part.id),
            msg("Give it another id first: clsctl renumber {ref} NEW", ref=target.ref),
        )
    edits: dict[str, list[Edit]] = {}
    here = _at(what, target.file, part.path)
    come: list[Edit] = [_put(what, to.file, home, [here])]
    gone: list[Edit] = [Drop(part.path)]
    followed = target.fiche.suivi.livrables if target.fiche.suivi else {}
    if elsewhere and part.id in followed:
        path = ("suivi", "livrables", part.id)
        come.append(_put(what, to.file, path, _at(what, target.file, path)))
        gone.append(Drop(path))
    if elsewhere:
        renamed = Renamed(target.plan, target.ref, f"{to.fiche.id}/{part.id}")
        edits |= {file: list(its) for file, its in references(what, renamed).items()}
    # what comes goes first: places before it do not move; what goes may take the list itself with it
    edits.setdefault(to.file, []).extend(come)
    edits.setdefault(target.file, []).extend(gone)
    ref = f"{to.fiche.id}/{part.id}"
    text = msg("{old} moved to {place}", old=target.ref, place=to.ref)
    change = Change(ref, "", "changed", target.ref, to.ref, None, text)
    return Wishes(edits, {}, (change,))


def _put(what: Read, file: str, path: tuple[Step, ...], data: Any) -> Edit:
    return Put(fresh(files_of(what)[file], path, data))


def _at(what: Read, file: str, path: tuple[Step, ...]) -> Any:
    """The values at a path. `Trouble` where comments stand among them, which would be lost."""
    found = outline(file, what.snapshot.files[file], files_of(what)[file])
    if not isinstance(found, Outline):
        raise Trouble(msg("{place}: nothing was written. {reason}", place=file, reason=found.message))
    node = found.root
    for step in path:
        node = next(
            entry.value
            for rank, entry in enumerate(node.entries)
            if (entry.key.value if entry.key is not None else rank) == step
        )
    comments = comments_of(found)
    inside = [each for each in _entries(node) if comments.above.get(each) or comments.beside.get(each)]
    if any(any(comments.above.get(each, [])) or comments.beside.get(each) for each in inside):
        raise Trouble(
            msg("{file}: comments stand among the lines to move, and would be lost.", file=file),
            msg("Move these lines by hand, then: clsctl validate"),
        )
    return plain(node)


def _entries(node: Any) -> list[int]:
    return [number for entry in node.entries for number in (id(entry), *_entries(entry.value))]
