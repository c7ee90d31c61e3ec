"""`clsctl init`: a new plan, with comments that explain each key."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, choice, code, day_of, line, mark
from clsctl.cli.exits import OK
from clsctl.cli.options import asks
from clsctl.cli.output import emit, note
from clsctl.cli.pasted import pasted
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.core.labels import PLANS
from clsctl.core.messages import msg
from clsctl.render.language import language
from clsctl.writing.files import create, make_folder
from clsctl.writing.models import NewPlan, plan_text


@asks()
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    folder: Annotated[
        Path | None, typer.Argument(metavar=mark("DIR"), help=mark("The folder of the plan; by default this one."))
    ] = None,
    titre: Annotated[
        str | None,
        typer.Option("--titre", metavar=mark("TEXT"), parser=line("--titre"), help=mark("The title of the contract.")),
    ] = None,
    type_: Annotated[
        str,
        typer.Option(
            "--type", metavar="|".join(PLANS), parser=choice("--type", *PLANS), help=mark("What kind of plan it is.")
        ),
    ] = "cls",
    code_: Annotated[
        str | None,
        typer.Option("--code", metavar="CODE", parser=code("--code"), help=mark("A short name, for portfolios.")),
    ] = None,
    signature: Annotated[
        date | None,
        typer.Option(
            "--signature", metavar=mark("DAY"), parser=day_of("--signature"), help=mark("The day it was signed.")
        ),
    ] = None,
    effet: Annotated[
        date | None,
        typer.Option("--effet", metavar=mark("DAY"), parser=day_of("--effet"), help=mark("The day it takes effect.")),
    ] = None,
    fin: Annotated[
        date | None, typer.Option("--fin", metavar=mark("DAY"), parser=day_of("--fin"), help=mark("Its last day."))
    ] = None,
) -> int:
    _check(signature, effet, fin)
    root = folder or request.session.dir or Path()
    plan = NewPlan(titre or _title(type_, root), type_, code_, signature, effet, fin)
    create(root / "clsctl.yaml", plan_text(plan).encode())
    write_schemas(root)
    make_folder(root / "fiches")
    emit(f"{(root / 'clsctl.yaml').as_posix()}\n")
    if not request.session.quiet:
        where = f" -C {pasted(folder)}" if folder else ""
        note(request.language(msg("Now a first fiche: {command}", command=f"clsctl new fiche_action{where}")))
    return OK


def _check(signature: date | None, effet: date | None, fin: date | None) -> None:
    """Refuse a contract that ends before it begins: the plan would not be valid."""
    for option, day in (("--effet", effet), ("--signature", signature)):
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
