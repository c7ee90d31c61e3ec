"""`clsctl postpone`: a new deadline was decided; the signed one stays as it was."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, line, mark, meant
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import day_of_meeting, is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import Target, find, followed, must_be
from clsctl.cli.usual import day_option, text_option
from clsctl.core.facts import calendar_context
from clsctl.core.messages import msg
from clsctl.reading.fresh import Data


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The deliverable or milestone: 1.3/L1."))],
    deadline: Annotated[
        str,
        typer.Argument(
            metavar=mark("DEADLINE"),
            parser=line("DEADLINE"),
            help=mark("The new deadline, as a document would say it: 2021-06-30, “1er semestre 2021”."),
        ),
    ],
    reason: Annotated[str | None, text_option("--reason", mark("Why. Needed."))] = None,
    on: Annotated[
        date | None, day_option("--on", mark("The day it was decided; else that of the meeting, else today."))
    ] = None,
    instance: Annotated[
        str | None,
        typer.Option(
            "--instance", metavar="CODE", help=mark("The meeting that decided: its code in the plan, or a type.")
        ),
    ] = None,
) -> int:
    if reason is None:
        raise Misuse(msg("A postponement needs its reason."), msg('Say it, for instance: --reason "attente de l’ARS"'))

    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "livrable", "jalon")
        day = is_over("--on", on or day_of_meeting(target.plan, instance) or clock.today())
        _check(target, deadline, day)
        check_instance(target, instance)
        entry: dict[str, Data] = {"echeance": deadline, "decide_le": day.isoformat()}
        if instance:
            entry["instance"] = instance
        entry["motif"] = reason
        return Wish(target.file, (((*target.followed, "reports"), [entry]),))

    return edit(request, wish)


def _check(target: Target, deadline: str, day: date) -> None:
    """Refuse a deadline that can't be placed, or is the one in force."""
    from clsctl.core.calendar import read  # noqa: PLC0415 - the grammar comes with it

    reading = read(deadline, calendar_context(target.plan, target.fiche, day))
    if reading.nature == "undatable":
        near = msg("Write for example: {nearest}", nearest=reading.nearest) if reading.nearest else None
        hint = near or msg(
            "Write for example 2021-06-30 or “1er semestre 2021”; clsctl period says how texts are read."
        )
        if reading.reason:
            raise Misuse(
                msg("The deadline “{text}” is not understood: {reason}", text=deadline, reason=reading.reason), hint
            )
        raise Misuse(msg("The deadline “{text}” is not understood.", text=deadline), hint)
    reports = followed(target).reports
    if reports and reports[-1].echeance == deadline:
        raise Misuse(msg("{ref} is postponed to “{text}” already.", ref=target.ref, text=deadline))


def check_instance(target: Target, instance: str | None) -> None:
    """Refuse a meeting that the plan does not know."""
    from clsctl.core.labels import INSTANCES  # noqa: PLC0415 - where a meeting is given

    known = (*(each.code for each in target.plan.instances), *INSTANCES)
    if instance is not None and instance not in known:
        raise Misuse(
            msg("The plan has no meeting “{value}”.", value=instance),
            meant(instance, known) or msg("Add it to “instances” in clsctl.yaml, or give a type such as copil."),
        )
