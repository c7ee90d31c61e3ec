"""One change of one file, from the words of a command to the disk and to git: checked, written, told."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from clsctl.cli.alone import as_it_is
from clsctl.cli.differences import difference
from clsctl.cli.exits import OK
from clsctl.cli.kinds import files_of
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.taking_back import taking_back, tell_written
from clsctl.cli.trying import as_if, checked, come, refuse, values, warn
from clsctl.cli.undoing import keep
from clsctl.core.changes.compare import changes
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Diagnostic, Step
from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.core.views.reread import reread
from clsctl.reading.fresh import Data, fresh
from clsctl.reading.records import Record
from clsctl.writing.edits import Drop, Edit, Put
from clsctl.writing.files import exchange


class Wish(NamedTuple):
    """What is to change: the file, and what is to stand at which path of it; None for what is to go.

    `after` are notes for the user once it is done."""

    file: str
    puts: tuple[tuple[tuple[Step, ...], Data | None], ...]
    after: tuple[Message, ...] = ()


class Made(NamedTuple):
    """A wish fulfilled in memory."""

    wish: Wish
    before: bytes
    data: bytes
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
    then: Read
    back: tuple[str, ...] = ()


def edit(request: Request, wish: Callable[[Read], Wish]) -> int:
    """Do what `wish` says of the plan as it is; the exit code."""
    with as_it_is(request) as what:
        made = _made(what, wish(what))
        if any(each.severity == "error" for each in made.findings):
            return refuse(made.then, made.findings)
        if request.dry_run:
            return _shown(what, made)
        return _written(what, made)


def _made(what: Read, wish: Wish) -> Made:
    file, data = wish.file, what.snapshot.files[wish.file]
    form = files_of(what)[file]
    new = checked(file, data, form, [_edit(form, *put) for put in wish.puts])
    then = as_if(what, {file: new})
    back = taking_back(what, file, values(file, data, form), values(file, new, form))
    wish = wish._replace(after=(*read_otherwise(what, then, {}), *wish.after))
    return Made(wish, data, new, changed(what, then), come(what, then), then, back)


def _edit(form: Record, path: tuple[Step, ...], data: Data | None) -> Edit:
    return Drop(path) if data is None else Put(fresh(form, path, data))


def changed(what: Read, then: Read) -> tuple[Change, ...]:
    """What changed, in domain words."""
    files = then.snapshot.files
    there = {plan.where.file: plan for plan in then.portefeuille.plans if plan.where.file in files}
    pairs = ((plan, there.get(plan.where.file)) for plan in what.portefeuille.plans)
    return tuple(each for old, new in pairs if old != new for each in changes(old, new))


def read_otherwise(what: Read, then: Read, came_from: Mapping[str, str]) -> tuple[Message, ...]:
    """What is read otherwise though its words are the same; `came_from` has the old references of what was moved."""
    there = {plan.where.file: plan for plan in then.portefeuille.plans}
    pairs = ((plan, there.get(plan.where.file, plan)) for plan in what.portefeuille.plans)
    return tuple(each for old, new in pairs if old != new for each in reread(old, new, what.day, came_from))


def _shown(what: Read, made: Made) -> int:
    request = what.request
    if made.data == made.before:
        note(request.language(_NOTHING))
        return OK
    emit(difference(made.wish.file, made.before, made.data, request.terminal))
    _tell_changes(request, made, note)
    warn(request, made.findings)
    if not request.session.quiet:
        for each in made.wish.after:
            note(request.language(each))
        note(request.language(msg("Nothing was written (--dry-run).")))
    return OK


_NOTHING = msg("Nothing to change: the file says so already.")


def _written(what: Read, made: Made) -> int:
    request = what.request
    if made.data == made.before:
        note(request.language(_NOTHING))
        return OK
    path = what.root / made.wish.file
    if not exchange(path, made.before, made.data, what.root):
        raise Trouble(
            msg("{file}: another program changed it meanwhile, so nothing was written.", file=made.wish.file),
            msg("Run the command again."),
        )
    _check_disk(path, made)
    kept = keep(what.root, {made.wish.file: (made.before, made.data)})
    _tell_changes(request, made, emit_line)
    warn(request, made.findings)
    commit = _committed(what, made) if request.commit else None
    _tell_next(what, made, commit, kept=kept)
    return OK


def emit_line(text: str) -> None:
    """Print a line of the result."""
    emit(f"{text}\n")


def _check_disk(path: Path, made: Made) -> None:
    """What is on the disk must be what was checked."""
    if path.read_bytes() != made.data:
        raise Trouble(
            msg("{file} is not on the disk as it was written.", file=str(path)),
            msg("Another program or a fault of the disk changed it: look at it before going on."),
        )


def _committed(what: Read, made: Made) -> str:
    from clsctl.cli.committing import commit  # noqa: PLC0415 - with --commit only

    return commit(what, {made.wish.file: (made.before, made.data)}, made.changes)


def _tell_changes(request: Request, made: Made, say: Callable[[str], None]) -> None:
    for change in made.changes:
        say(request.language(change.text))


def _tell_next(what: Read, made: Made, commit: str | None, *, kept: bool) -> None:
    request = what.request
    if request.session.quiet:
        return
    language = request.language
    for each in made.wish.after:
        note(language(each))
    tell_written(request, [made.wish.file], commit, made.back, kept=kept)
