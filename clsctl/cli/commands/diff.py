"""`clsctl diff`: what changed between two texts."""

from collections.abc import Iterable
from typing import Annotated

import typer

from clsctl import sources
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.history import past
from clsctl.cli.options import FORMATS, asks
from clsctl.cli.past import cases
from clsctl.cli.patience import patience
from clsctl.cli.plan import Read, of_snapshot, root_of
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.show import show
from clsctl.cli.since import moment
from clsctl.core.audit.avenants import covered, words_of
from clsctl.core.changes.compare import changes
from clsctl.core.changes.unread import sound
from clsctl.core.changes.values import Change
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.core.views import selection
from clsctl.core.views.filters import Filters, parse_ref
from clsctl.core.views.kept import keeper
from clsctl.core.views.log import Frame, diff, log
from clsctl.core.views.since import Since, unwritten
from clsctl.sources.history import whole


@asks(text=True, formats=FORMATS, filters=True, fail=True)
def command(
    request: Request,
    a: Annotated[
        str | None, typer.Argument(metavar="A", help=mark("From this revision, or day; else from the last commit."))
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", help=mark("To this revision, or day; else to the files on disk."))
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=mark("REV|DAY|MEETING"),
            help=mark("In place of A: a revision, or before a day or a meeting (copil: the last one)."),
        ),
    ] = None,
    avenant: Annotated[
        str | None,
        typer.Option("--avenant", metavar="N", help=mark("What this amendment covers, and its own words beside it.")),
    ] = None,
) -> int:
    if avenant is not None:
        if a is not None or since is not None:
            raise Misuse(msg("--avenant looks at the whole history: leave out A, B and --since."))
        return _covered(request, avenant)
    if since is None:
        return _between(request, a or "HEAD", b, None)
    if b is not None:
        raise Misuse(msg("Both A and --since say from when: leave out one of them."))
    return _between(request, None, a, since)


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
        frame = known.frame.lacking(text.portefeuille.plans)
        frame = frame._replace(notes=(*(words_of(each) for _, each in named), *frame.notes))
        nothing = msg("This amendment covers no change of the signed text in the history of the plan.")
        answer = log(found, known.keep(), frame, nothing)._replace(kind="diff")
    return show(known.what.request, answer)


def _between(request: Request, a: str | None, b: str | None, since: str | None) -> int:
    root, rev = root_of(request), b or request.rev
    with patience(request.session, msg("Reading the plan…")):
        after = sources.read_revision(root, rev) if rev else sources.read_disk(root)
        now = of_snapshot(request, root, after)
        begun = None if a else _moment(now, since)
        was = _plans_at(now, a or "HEAD") if begun is None else tuple(begun.plans.values())
        found = between(was, now.portefeuille.plans)
    plans = (*now.portefeuille.plans, *was)
    refs = {parse_ref(each).fiche for each in request.kept.get("fiche", ())}
    if refs - {fiche.id for plan in plans for fiche in plan.fiches}:
        scope_of(now).chosen()  # says which fiche there is not
    filters = Filters(**request.kept)
    named = keeper(plans, filters._replace(etat=()), now.day)
    stands = keeper(now.portefeuille.plans, Filters(etat=filters.etat), now.day)
    notes = (*selection.notes(filters), *_late(begun))
    frame = Frame(now.title, after.label, now.day, now.portefeuille.titre is not None, notes)
    answer = diff(found, lambda code, ref: named(code, ref) and stands(code, ref), frame.lacking(plans))
    return show(now.request, answer)


def _moment(now: Read, since: str | None) -> Since:
    """The moment that `--since` names, in the history: outside git there are no two texts to compare."""
    whole(now.root)
    return moment(now, since)


def _late(begun: Since | None) -> tuple[Message, ...]:
    """That the history begins after what was asked for, so that all it held on its first day is told as added."""
    firsts = [day for day in begun.unwritten.values() if day] if begun else []
    return (unwritten(min(firsts)),) if firsts else ()


def _plans_at(now: Read, rev: str) -> tuple[Plan, ...]:
    snapshot = sources.read_revision(now.root, rev)
    return of_snapshot(now.request, now.root, snapshot).portefeuille.plans


def between(was: Iterable[Plan], now: Iterable[Plan]) -> list[tuple[str, tuple[Change, ...]]]:
    """The changes of each plan, by its code."""
    old = {plan.code: plan for plan in was}
    new = {plan.code: plan for plan in now}
    return [(code, changes(*sound(old.get(code), new.get(code)))) for code in {**new, **old}]
