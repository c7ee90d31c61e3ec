"""`clsctl deliver`: a deliverable or a milestone was handed in."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.proofs import proof
from clsctl.cli.session import Request
from clsctl.cli.targets import Target, find, followed, must_be
from clsctl.cli.usual import day_option
from clsctl.core.calendar import Reading
from clsctl.core.facts import LivrableFacts, plan_facts
from clsctl.core.facts.recurrence import to_serve
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Occurrence, SuiviLivrable
from clsctl.core.trouble import Trouble
from clsctl.core.views.reasons import first_whole
from clsctl.reading.fresh import Data


@asks(writes=True)
def command(
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The deliverable or milestone: 1.3/L1."))],
    on: Annotated[date | None, day_option("--on", mark("The day it was handed in; else today."))] = None,
    proofs: Annotated[
        list[str] | None,
        typer.Option(
            "--proof", metavar=mark("PATH"), help=mark("Evidence: a file of the plan or a web address; repeatable.")
        ),
    ] = None,
    occurrence: Annotated[
        str | None,
        typer.Option(
            "--occurrence", metavar=mark("PERIOD"), help=mark("For what recurs, the period it is for: 2021, 03/2021.")
        ),
    ] = None,
) -> int:
    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "livrable", "jalon")
        day = is_over("--on", on or clock.today())
        evidence = [proof(what, target.plan, each) for each in proofs or ()]
        known = followed(target)
        mine = _expected(target, day)
        if occurrence is not None:
            times = (mine.en_vigueur and mine.en_vigueur.times) or 1
            return _of_occurrence(target, Occurrence(target.fiche.where, occurrence, on), day, evidence, times)
        _check_single(target, mine, day)
        return _of_single(target, known, on, day, evidence)

    return edit(request, wish)


def _of_occurrence(target: Target, asked: Occurrence, day: date, proofs: list[str], times: int) -> Wish:
    """One delivery of what recurs; of one that is there already for the period, its evidence may be added. `asked` has
    the period and the day as they were given, and so many `times` a period are expected."""
    from clsctl.core.calendar import read  # noqa: PLC0415 - for what recurs

    period = read(asked.periode or "")
    if period.start is None:
        raise Misuse(
            msg("--occurrence takes a period, and “{value}” is not read as one.", value=asked.periode or ""),
            msg("Write for example 2021, 1er semestre 2021 or 03/2021."),
        )
    same = [
        (rank, each)
        for rank, each in enumerate(followed(target).occurrences)
        if each.periode and _span(read(each.periode)) == _span(period) and asked.remis_le in {None, each.remis_le}
    ]
    if same:
        rank, known = same[-1]
        new: list[Data] = [each for each in proofs if each not in known.preuves]
        if new:
            return Wish(target.file, (((*target.followed, "occurrences", rank, "preuves"), new),))
        # without a day given, another delivery of the period is meant only where several are expected
        if asked.remis_le or len(same) >= times or known.remis_le == day:
            raise _recorded(target, known)
    entry: dict[str, Data] = {"periode": asked.periode or "", "remis_le": day.isoformat()}
    if proofs:
        entry["preuves"] = proofs
    return Wish(target.file, (((*target.followed, "occurrences"), [entry]),))


def _span(reading: Reading) -> tuple[date | None, date | None]:
    return reading.start, reading.end


def _recorded(target: Target, known: Occurrence) -> Trouble:
    """That a delivery of the period is there already."""
    said = msg("{ref} was handed in already for “{period}”.", ref=target.ref, period=known.periode or "")
    if known.remis_le:
        said = msg("{ref} was handed in already for “{period}”, on {day}.",
                   ref=target.ref, period=known.periode or "", day=known.remis_le)  # fmt: skip
    return Trouble(
        said,
        msg(
            'Another delivery: clsctl deliver {ref} --occurrence "{period}" --on DAY; more evidence: --proof PATH',
            ref=target.ref,
            period=known.periode or "",
        ),
    )


def _expected(target: Target, day: date) -> LivrableFacts:
    facts = plan_facts(target.plan, day)
    return next(each for fiche in facts.fiches for each in fiche.livrables if each.ref == target.ref)


def _check_single(target: Target, mine: LivrableFacts, day: date) -> None:
    if mine.en_vigueur is None or mine.en_vigueur.nature != "recurring":
        return
    # a period that the contract only begins in asks for nothing: a delivery for it would count nowhere
    period = to_serve(mine) or str(day.year)
    example = msg(
        "For example: clsctl deliver {ref} --occurrence {period}",
        ref=target.ref,
        period=f'"{period}"' if " " in period else period,
    )
    opening = target.plan.effet or target.plan.signature
    note = first_whole(mine.en_vigueur, opening) if opening and not mine.periodes else None
    raise Misuse(
        msg("{ref} comes back (“{text}”): say for which period.", ref=target.ref, text=mine.en_vigueur.text),
        msg("{example}\n{note}", example=example, note=note) if note else example,
    )


def _of_single(target: Target, known: SuiviLivrable, on: date | None, day: date, proofs: list[str]) -> Wish:
    """A delivery; of one that is there already, its evidence may be added."""
    if known.remis_le is None:
        data: dict[str, Data] = {"remis_le": day.isoformat()}
        if proofs:
            data["preuves"] = proofs
        return Wish(target.file, ((target.followed, data),))
    new = [each for each in proofs if each not in known.preuves]
    if new and on in {None, known.remis_le}:
        return Wish(target.file, (((*target.followed, "preuves"), new),))
    raise Trouble(
        msg("{ref} was handed in already, on {day}.", ref=target.ref, day=known.remis_le),
        msg(
            "Another day: clsctl set {ref} suivi.remis_le {day}; more evidence: clsctl deliver {ref} --proof PATH",
            ref=target.ref,
            day=day.isoformat(),
        ),
    )
