"""One change of one file, from the words of a command to the disk and to git: checked, written, told."""

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from clsctl import sources
from clsctl.cli.alone import alone
from clsctl.cli.check import all_findings, unplaced
from clsctl.cli.differences import difference
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.kinds import files_of
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, of_snapshot, read
from clsctl.cli.session import Request
from clsctl.cli.taking_back import taking_back
from clsctl.core.broken import undone
from clsctl.core.changes.compare import changes
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Diagnostic, Step
from clsctl.core.messages import Message, msg
from clsctl.core.outline import Outline, Refused
from clsctl.core.trouble import Trouble
from clsctl.reading.fresh import Data, fresh
from clsctl.reading.outline import outline
from clsctl.reading.records import Record
from clsctl.render.diagnostics import render
from clsctl.writing.edits import Drop, Edit, Put, edited, plain
from clsctl.writing.files import exchange
from clsctl.writing.second_reader import differs


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
    what = read(request)
    if request.commit and not request.dry_run:
        sources.check_commit(what.root)
    with nullcontext() if request.dry_run else alone(what):
        if not request.dry_run:  # as it is now that nobody else writes
            what = of_snapshot(_quiet(request), what.root, sources.read_disk(what.root))
            what = what._replace(request=what.request._replace(session=_loud(what.request, request)))
        made = _made(what, wish(what))
        if any(each.severity == "error" for each in made.findings):
            return _refuse(made)
        if request.dry_run:
            return _shown(what, made)
        return _written(what, made)


def _quiet(request: Request) -> Request:
    return request._replace(session=request.session._replace(verbose=False))


def _loud(now: Request, asked: Request) -> Any:
    return now.session._replace(verbose=asked.session.verbose)


def _made(what: Read, wish: Wish) -> Made:
    file, data = wish.file, what.snapshot.files[wish.file]
    form = files_of(what)[file]
    new = edited(data, lambda text: outline(file, text, form), [_edit(form, *put) for put in wish.puts])
    if new.refused is not None:
        raise _by_hand(file, new.refused, wish)
    old_values, new_values = _values(file, data, form), _values(file, new.data, form)
    if differs(data, new.data, old_values, new_values):
        raise _by_hand(file, Refused(msg("A second program, ruamel.yaml, would read the new file otherwise.")), wish)
    then = of_snapshot(_quiet(what.request), what.root, undone(what.snapshot, {file}, {file: new.data}))
    return Made(
        wish, data, new.data, tuple(_changes(what, then, file)), _come(what, then), then,
        taking_back(what, file, old_values, new_values),
    )  # fmt: skip


def _edit(form: Record, path: tuple[Step, ...], data: Data | None) -> Edit:
    return Drop(path) if data is None else Put(fresh(form, path, data))


def _values(file: str, data: bytes, form: Record) -> Any:
    found = outline(file, data, form)
    return plain(found.root) if isinstance(found, Outline) else None


def _changes(what: Read, then: Read, file: str) -> tuple[Change, ...]:
    """What changed, in domain words; the reference of a portfolio's plan goes before."""
    pairs = zip(what.portefeuille.plans, then.portefeuille.plans, strict=True)
    mine = [(old, new) for old, new in pairs if old != new or old.where.file == file]
    return tuple(each for old, new in mine for each in changes(old, new))


def _come(what: Read, then: Read) -> tuple[Diagnostic, ...]:
    """The findings that would be new, errors first looked at."""
    before = Counter(map(_identity, unplaced(what.loaded)))
    found = []
    for each in all_findings(then):
        if before[_identity(each)]:
            before[_identity(each)] -= 1
        else:
            found.append(each)
    return tuple(each for each in found if each.severity != "info")


def _identity(each: Diagnostic) -> tuple[object, ...]:
    return each.code, each.where.file, each.where.key, each.message


def _by_hand(file: str, why: Refused, wish: Wish) -> Trouble:
    place = f"{file}:{why.line}" if why.line else file
    key = " / ".join(str(step) for step in wish.puts[0][0])
    return Trouble(
        msg("{place}: nothing was written. {reason}", place=place, reason=why.message),
        msg("Open the file and change it by hand, under: {key}. Then: clsctl validate", key=key),
    )


def _refuse(made: Made) -> int:
    request = made.then.request
    wrong = [each for each in made.findings if each.severity == "error"]
    emit(render(wrong, made.then.loaded.texts, "text", request.language, request.terminal))
    note(request.language(msg("Nothing was written: the plan would not be valid.")))
    return FINDINGS


def _shown(what: Read, made: Made) -> int:
    request = what.request
    if made.data == made.before:
        note(request.language(_NOTHING))
        return OK
    emit(difference(made.wish.file, made.before, made.data, request.terminal))
    _tell_changes(request, made, note)
    _warn(request, made)
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
    _tell_changes(request, made, emit_line)
    _warn(request, made)
    commit = _committed(what, made) if request.commit else None
    _tell_next(what, made, commit)
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


def _warn(request: Request, made: Made) -> None:
    for each in made.findings:
        note(
            request.language(
                msg("Beware, {code}: {sentence} ({file})", code=each.code, sentence=each.message, file=each.where.file)
            )
        )
        if each.hint and not request.session.quiet:
            note(f"  {request.language(each.hint)}")


def _tell_next(what: Read, made: Made, commit: str | None) -> None:
    request = what.request
    if request.session.quiet:
        return
    language = request.language
    for each in made.wish.after:
        note(language(each))
    if commit:
        note(language(msg("Written in {file}, and committed ({commit}).", file=made.wish.file, commit=commit[:10])))
        note(language(msg("To take it back: {command}", command=f"git revert {commit[:10]}")))
        return
    note(language(msg("Written in {file}.", file=made.wish.file)))
    for command in made.back[:3]:
        note(language(msg("To take it back: {command}", command=command)))
