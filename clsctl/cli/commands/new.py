"""`clsctl new`: a new fiche, with comments that explain each key."""

import os
from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, choice, code, line, mark, meant
from clsctl.cli.exits import OK
from clsctl.cli.options import asks
from clsctl.cli.output import emit, note
from clsctl.cli.pasted import pasted
from clsctl.cli.plan import read
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.core.globs import matcher
from clsctl.core.labels import TYPES
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.writing.files import create
from clsctl.writing.models import NewFiche, fiche_text
from clsctl.writing.names import file_name, next_id

# What stands in the file until someone knows better. In French, as the file is.
_TITRE = "Titre à compléter"
_PORTEUR = "À préciser"


@asks(folder=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    type_: Annotated[
        str,
        typer.Argument(
            metavar="TYPE", parser=choice("TYPE", *TYPES),
            help=mark("fiche_action, fiche_projet, fiche_schema or lettre_intention."),
        ),
    ],
    titre: Annotated[
        str, typer.Option("--titre", metavar=mark("TEXT"), parser=line("--titre"), help=mark("The title of the fiche."))
    ] = _TITRE,
    id_: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", parser=code("--id"), help=mark("Its id; by default the next free one.")),
    ] = None,
    axe: Annotated[str | None, typer.Option("--axe", metavar="CODE", help=mark("The code of its axis."))] = None,
    objectif: Annotated[
        str | None, typer.Option("--objectif", metavar="CODE", help=mark("The code of its objective."))
    ] = None,
    porteur: Annotated[
        list[str] | None,
        typer.Option(
            "--porteur", metavar=mark("ACTOR"), parser=line("--porteur"), help=mark("Who answers for it; repeatable.")
        ),
    ] = None,
) -> int:  # fmt: skip
    what = read(request)
    plan = _plan(request, what.portefeuille.plans, what.root)
    ids = _ids(plan)
    _check(plan, ids, id_, axe, objectif)
    chosen = id_ or next_id(ids, axe)
    path = file_name(plan.glob, chosen, "" if titre == _TITRE else titre)
    if not matcher(plan.glob)(path):
        raise Trouble(
            msg(
                "The plan looks for its fiches in {glob}: clsctl can’t tell in which folder a new one goes.",
                glob=plan.glob,
            ),
            msg("Copy a fiche by hand, or simplify the key fiches of clsctl.yaml."),
        )
    folder = path.rpartition("/")[0]
    fiche = NewFiche(chosen, type_, titre, folder, axe, objectif, tuple(porteur or [_PORTEUR]))
    create(what.root / path, fiche_text(fiche, plan.axes).encode())
    write_schemas(what.root)
    emit(f"{_from_here(request, what.root, path).as_posix()}\n")
    if not request.session.quiet:
        note(what.request.language(msg("Fill it in, then: {command}", command=_validate(request))))
    return OK


def _from_here(request: Request, root: Path, path: str) -> Path:
    """What is at a path of the plan or portfolio, as one would type it here."""
    if request.session.dir:
        return request.session.dir / path
    try:
        return Path(os.path.relpath(root / path))
    except ValueError:  # another drive of Windows
        return root / path


def _validate(request: Request) -> str:
    return f"clsctl validate -C {pasted(request.session.dir)}" if request.session.dir else "clsctl validate"


def _plan(request: Request, plans: tuple[Plan, ...], root: Path) -> Plan:
    if (root / "clsctl.yaml").is_file():
        return plans[0]
    folders = (_from_here(request, root, plan.where.file.rpartition("/")[0]).as_posix() for plan in plans)
    raise Trouble(
        msg("{folder} is a portfolio, and a fiche belongs to one plan.", folder=str(root)),
        msg(
            "Name the folder of the plan with -C: {plans}",
            plans=", ".join(map(pasted, folders)),
        ),
    )


def _ids(plan: Plan) -> frozenset[str]:
    """The ids that are taken; of a file that could not be read, the one its name begins with."""
    unread = (Path(file).stem.partition("-")[0] for file in plan.illisibles)
    return frozenset((*(fiche.id for fiche in plan.fiches), *unread))


def _check(plan: Plan, ids: frozenset[str], id_: str | None, axe: str | None, objectif: str | None) -> None:
    """Refuse an id that is taken and codes that the plan does not have."""
    if id_ in ids:
        raise Misuse(
            msg("There is a fiche {id} already.", id=id_ or ""), msg("The next free one: {id}", id=next_id(ids, axe))
        )
    axes = tuple(each.code for each in plan.axes)
    if axe is not None and axe not in axes:
        raise Misuse(msg("There is no axis “{value}”.", value=axe), meant(axe, axes))
    objectifs = tuple(each.code for one in plan.axes if axe in {None, one.code} for each in one.objectifs)
    if objectif is not None and objectif not in objectifs:
        raise Misuse(msg("There is no objective “{value}”.", value=objectif), meant(objectif, objectifs))
