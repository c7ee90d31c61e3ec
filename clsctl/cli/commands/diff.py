"""`clsctl diff`: what changed between two texts."""

from typing import Annotated

import typer

from clsctl import sources
from clsctl.cli.declare import mark
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.past import cases
from clsctl.cli.patience import patience
from clsctl.cli.plan import Read, of_snapshot, root_of
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.core.audit.avenants import covered, words_of
from clsctl.core.changes.compare import changes
from clsctl.core.changes.unread import sound
from clsctl.core.changes.values import Change
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.core.views.filters import Filters, parse_ref
from clsctl.core.views.kept import keeper
from clsctl.core.views.log import Frame, diff, log


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(
    request: Request,
    a: Annotated[
        str, typer.Argument(metavar="A", help=mark("From this revision, or day; else from the last commit."))
    ] = "HEAD",
    b: Annotated[
        str | None, typer.Argument(metavar="B", help=mark("To this revision, or day; else to the files on disk."))
    ] = None,
    avenant: Annotated[
        str | None,
        typer.Option("--avenant", metavar="N", help=mark("What this amendment covers, and its own words beside it.")),
    ] = None,
) -> int:
    return _between(request, a, b) if avenant is None else _covered(request, avenant)


def _covered(request: Request, numero: str) -> int:
    """The changes of the signed text that an avenant covers, each with the commit that brought it."""
    known = past(request)
    with patience(known.what.request.session, msg("Reading the history…")):
        text = known.full(committed=True)
        named = [(plan, each) for plan in text.portefeuille.plans for each in plan.avenants if each.numero == numero]
        if not named:
            numbers = ", ".join(each.numero for plan in text.portefeuille.plans for each in plan.avenants)
            hint = msg("There are: {known}", known=numbers) if numbers else None
            raise Trouble(msg("There is no amendment “{numero}”.", numero=numero), hint)
        gathered = cases(known, text)
        found = [told for plan, each in named for told in covered(gathered[plan.code], each)]
        frame = known.frame._replace(notes=tuple(words_of(each) for _, each in named))
        answer = log(found, known.keep(), frame)._replace(kind="diff")
    return show(known.what.request, answer)


def _between(request: Request, a: str, b: str | None) -> int:
    root = root_of(request)
    with patience(request.session, msg("Reading the plan…")):
        after = sources.read_revision(root, b) if b else sources.read_disk(root)
        now = of_snapshot(request, root, after)
        was = of_snapshot(request, root, sources.read_revision(root, a))
        found = between(was, now)
    plans = (*now.portefeuille.plans, *was.portefeuille.plans)
    refs = {parse_ref(each).fiche for each in request.kept.get("fiche", ())}
    if refs - {fiche.id for plan in plans for fiche in plan.fiches}:
        scope_of(now).chosen()  # says which fiche there is not
    keep = keeper(plans, Filters(**request.kept), now.day)
    unread = tuple(dict.fromkeys(file for plan in plans for file in plan.illisibles))
    damaged = tuple(dict.fromkeys(file for plan in plans for file in plan.abimees))
    frame = Frame(now.title, after.label, now.day, now.portefeuille.titre is not None, (), unread, damaged)
    return show(now.request, diff(found, keep, frame))


def between(was: Read, now: Read) -> list[tuple[str, tuple[Change, ...]]]:
    """The changes of each plan, by its code."""
    old = {plan.code: plan for plan in was.portefeuille.plans}
    new = {plan.code: plan for plan in now.portefeuille.plans}
    return [(code, changes(*sound(old.get(code), new.get(code)))) for code in {**new, **old}]
