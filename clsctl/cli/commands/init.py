"""`clsctl init`: a new plan, with comments that explain each key."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.asking import can_ask
from clsctl.cli.declare import Misuse, choice, code, mark
from clsctl.cli.exits import OK
from clsctl.cli.options import Yes, asks
from clsctl.cli.output import emit, note
from clsctl.cli.pasted import in_folder
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.cli.set_up import Wanted, attributes, set_up
from clsctl.cli.several import Texts
from clsctl.cli.taking_back import tell_back
from clsctl.cli.undoing import keep
from clsctl.cli.usual import day_option, text_option
from clsctl.core.labels import PLANS
from clsctl.core.messages import msg
from clsctl.render.language import language
from clsctl.writing.beside import FORGES
from clsctl.writing.files import create, make_folder, refuse_existing
from clsctl.writing.models import NewPlan, plan_text

PLAN = "clsctl.yaml"


@asks()
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    folder: Annotated[
        Path | None, typer.Argument(metavar=mark("DIR"), help=mark("The folder of the plan; by default this one."))
    ] = None,
    titre: Annotated[str | None, text_option("--titre", mark("The title of the contract."))] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="|".join(PLANS),
            parser=choice("--type", *PLANS),
            help=mark("What kind of plan it is; by default cls."),
        ),
    ] = None,
    code_: Annotated[
        str | None,
        typer.Option("--code", metavar="CODE", parser=code("--code"), help=mark("A short name, for portfolios.")),
    ] = None,
    signature: Annotated[date | None, day_option("--signature", mark("The day it was signed."))] = None,
    effet: Annotated[date | None, day_option("--effet", mark("The day it takes effect."))] = None,
    fin: Annotated[date | None, day_option("--fin", mark("Its last day."))] = None,
    hook: Annotated[
        bool, typer.Option("--hook", help=mark("Also a file for pre-commit, which checks each commit."))
    ] = False,
    ci: Annotated[
        str | None,
        typer.Option(
            "--ci",
            metavar="|".join(FORGES),
            parser=choice("--ci", *FORGES),
            help=mark("Also a file for the forge, which checks the plan and publishes its reports."),
        ),
    ] = None,
    yes: Yes = False,
) -> int:
    root = folder or request.session.dir or Path()
    wish, beside = NewPlan(titre, type_, code_, signature, effet, fin), Wanted(hook, ci)
    _check(wish)
    refuse_existing(root / PLAN)
    if can_ask(assume=yes):
        wish, beside = _asked(request, root, wish, beside)
    own = _write(root, wish)
    more = set_up(root, request, beside)
    emit("".join(f"{path.as_posix()}\n" for path in (root / PLAN, *more)))
    # paths from here are paths from the plan's folder once they are absolute
    kept = keep(root, {**own, **{str(path.absolute()): (None, data) for path, data in more.items()}})
    if not request.session.quiet:
        command_ = f"clsctl new fiche_action{in_folder(folder)}"
        note(request.language(msg("Now a first fiche: {command}", command=command_)))
        tell_back(_of_folder(request, root), kept=kept)
    return OK


def _of_folder(request: Request, root: Path) -> Request:
    """The request as of someone who names the folder of the plan, unless that is this one."""
    return request._replace(session=request.session._replace(dir=None if root == Path() else root))


def _asked(request: Request, root: Path, wish: NewPlan, beside: Wanted) -> tuple[NewPlan, Wanted]:
    """What no option says, asked for."""
    from clsctl.cli.questions import ask_plan, ask_set_up  # noqa: PLC0415 - on a terminal only

    plan = ask_plan(wish, lambda type_: _title(type_, root), request.language)
    return plan, ask_set_up(request.language, beside)


def _write(root: Path, wish: NewPlan) -> Texts:
    """Write the plan's file, the schemas it names, a folder for its fiches, what git is to know; the files."""
    type_ = wish.type or "cls"
    plan = wish._replace(type=type_, titre=wish.titre or _title(type_, root))
    data = plan_text(plan).encode()
    create(root / PLAN, data)
    made: Texts = {PLAN: (None, data), **write_schemas(root)}
    make_folder(root / "fiches")
    return made | {file: (None, text) for file, text in attributes(root).items()}


def _check(wish: NewPlan) -> None:
    """Refuse a contract that ends before it begins: the plan would not be valid."""
    fin = wish.fin
    for option, day in (("--effet", wish.effet), ("--signature", wish.signature)):
        if fin is not None and day is not None and fin < day:
            raise Misuse(
                msg(
                    "The contract would end ({end}) before it begins ({option} {day}).", end=fin, option=option, day=day
                ),
                msg("Correct --fin or {option}, or leave one out for now.", option=option),
            )


def _title(type_: str, root: Path) -> str:
    """« Contrat local de santé – deux-rives », in French as the file is."""
    words = language("fr")(PLANS[type_])
    return f"{words[:1].upper()}{words[1:]} – {root.absolute().name}"
