"""`clsctl move`: the file of a fiche to another name or folder; a part of a fiche to another fiche or step."""

from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, mark
from clsctl.cli.moving import part_moved
from clsctl.cli.options import asks
from clsctl.cli.pasted import in_folder, pasted
from clsctl.cli.plan import Read
from clsctl.cli.referring import of_file
from clsctl.cli.session import Request
from clsctl.cli.several import Wishes, carry_out
from clsctl.cli.targets import Target, find
from clsctl.core.changes.values import Change
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.slugs import slug
from clsctl.core.trouble import Trouble


@asks(writes=True)
def command(
    request: Request,
    ref: Annotated[
        str, typer.Argument(metavar=mark("REF"), help=mark("The fiche, or a part of it: 1.3, 1.3/L1, 1.3/E2."))
    ],
    to: Annotated[
        str | None,
        typer.Argument(
            metavar=mark("TO"),
            help=mark("Of a fiche a folder or path, else as its title says; of a part a fiche, or a step."),
        ),
    ] = None,
) -> int:  # fmt: skip
    return carry_out(request, lambda what: _wishes(what, find(what, ref), to))


def _wishes(what: Read, target: Target, to: str | None) -> Wishes:
    if target.part is None:
        return _of_fiche(what, target, to)
    if to is None:
        raise Misuse(msg("Say where to: a fiche, or for a deliverable a step, such as 1.3/E2."))
    return part_moved(what, target, target.part, find(what, to))


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
    back = f"clsctl move {pasted(target.ref)} {pasted(old.removeprefix(home))}{in_folder(what.request.session.dir)}"
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
