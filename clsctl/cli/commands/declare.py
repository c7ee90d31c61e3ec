"""`clsctl declare`: what people decided of a fiche, a step or a deliverable."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, choice, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import Target, find, must_be
from clsctl.cli.usual import day_option, text_option
from clsctl.core.diagnostics import Step
from clsctl.core.labels import STATUTS
from clsctl.core.messages import msg
from clsctl.reading.fresh import Data

# statuses that mean nothing without their reason (format, `suivi.motif`)
_NEED_REASON = frozenset({"suspendue", "bloquee", "abandonnee", "reportee"})
_ENDS = frozenset({"realisee", "partiellement_realisee", "abandonnee"})


@asks(writes=True)
def command(
    request: Request,
    ref: Annotated[
        str,
        typer.Argument(metavar=mark("REF"), help=mark("The fiche, a step or phase of it, or a deliverable given up.")),
    ],
    statut: Annotated[
        str,
        typer.Argument(
            metavar=mark("STATUS"), parser=choice("STATUS", *STATUTS), help=mark("What was decided: suspendue…")
        ),
    ],
    reason: Annotated[
        str | None, text_option("--reason", mark("Why; needed for suspendue, bloquee, abandonnee, reportee."))
    ] = None,
    on: Annotated[date | None, day_option("--on", mark("The day it was decided; else today."))] = None,
) -> int:
    if reason is None and statut in _NEED_REASON:
        raise Misuse(
            msg("The status “{statut}” needs its reason.", statut=statut),
            msg('Say it, for instance: --reason "poste non pourvu"'),
        )

    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "fiche", "etape", "phase", "livrable", "jalon")
        day = is_over("--on", on or clock.today()).isoformat()
        if target.kind in {"livrable", "jalon"}:
            return Wish(target.file, ((target.followed, _given_up(target, statut, day, reason)),))
        if target.kind == "fiche":
            return _of_fiche(target, statut, day, reason)
        return Wish(target.file, ((target.followed, _of_step(target, statut, day, reason)),))

    return edit(request, wish)


def _of_fiche(target: Target, statut: str, day: str, reason: str | None) -> Wish:
    """The status with its day and reason; the reason of the one before goes with it."""
    data: dict[str, Data] = {"statut": statut, "statut_le": day}
    puts: list[tuple[tuple[Step, ...], Data | None]] = []
    if reason is not None:
        data["motif"] = reason
    elif target.fiche.suivi is not None and target.fiche.suivi.motif is not None:
        puts.append((("suivi", "motif"), None))
    return Wish(target.file, (*puts, (("suivi",), data)))


def _of_step(target: Target, statut: str, day: str, reason: str | None) -> dict[str, Data]:
    """The status of a step; its beginning or end is dated by it."""
    data: dict[str, Data] = {"statut": statut}
    if statut == "en_cours":
        data["debut_le"] = day
    elif statut in _ENDS:
        data["fin_le"] = day
    if reason is not None:
        suivi = target.fiche.suivi
        known = suivi.etapes.get(target.part.id) if suivi and target.part else None
        data["commentaire"] = f"{known.commentaire}\n{reason}" if known and known.commentaire else reason
    return data


def _given_up(target: Target, statut: str, day: str, reason: str | None) -> dict[str, Data]:
    if statut != "abandonnee":
        raise Misuse(
            msg("Of a deliverable it can only be declared that it is given up (abandonnee)."),
            msg("Otherwise: clsctl deliver {ref}, or clsctl postpone {ref} DEADLINE --reason TEXT", ref=target.ref),
        )
    return {"abandonne_le": day, "motif": reason or ""}
