"""One change of one file, from the words of a command to the disk and to git: checked, written, told."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
from clsctl.core.diagnostics import Diagnostic, Step, Where
from clsctl.core.messages import Message, msg
from clsctl.core.outline import Outline, Refused
from clsctl.core.trouble import Trouble
from clsctl.reading.fresh import Data, fresh
from clsctl.reading.outline import outline
from clsctl.reading.records import Record
from clsctl.render.diagnostics import render
from clsctl.writing.edits import Drop, Edit, Put, edited, place_of, plain
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
            what = of_snapshot(quiet(request), what.root, sources.read_disk(what.root))
            what = what._replace(request=what.request._replace(session=_loud(what.request, request)))
        made = _made(what, wish(what))
        if any(each.severity == "error" for each in made.findings):
            return refuse(made.then, made.findings)
        if request.dry_run:
            return _shown(what, made)
        return _written(what, made)


def quiet(request: Request) -> Request:
    """The request without the lines of `-v`, for what is read a second time."""
    return request._replace(session=request.session._replace(verbose=False))


def _loud(now: Request, asked: Request) -> Any:
    return now.session._replace(verbose=asked.session.verbose)


def _made(what: Read, wish: Wish) -> Made:
    file, data = wish.file, what.snapshot.files[wish.file]
    form = files_of(what)[file]
    new = checked(file, data, form, [_edit(form, *put) for put in wish.puts])
    then = of_snapshot(quiet(what.request), what.root, undone(what.snapshot, {file}, {file: new}))
    back = taking_back(what, file, _values(file, data, form), _values(file, new, form))
    return Made(wish, data, new, _changes(what, then, file), come(what, then), then, back)


def checked(file: str, data: bytes, form: Record, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made, read back by two readers. `Trouble` where that can't be done."""
    new = edited(data, lambda text: outline(file, text, form), edits)
    if new.refused is not None:
        raise _by_hand(file, new.refused, edits)
    if differs(data, new.data, _values(file, data, form), _values(file, new.data, form)):
        raise _by_hand(file, Refused(msg("A second program, ruamel.yaml, would read the new file otherwise.")), edits)
    return new.data


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


def come(what: Read, then: Read, names: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """The findings that a change would bring, but for mere remarks; `names` are the new names of files."""
    old = (each._replace(where=_moved(each.where, names or {})) for each in unplaced(what.loaded))
    before = Counter(map(_identity, old))
    found = []
    for each in all_findings(then):
        if before[_identity(each)]:
            before[_identity(each)] -= 1
        else:
            found.append(each)
    return tuple(each for each in found if each.severity != "info")


def _moved(where: Where, names: Mapping[str, str]) -> Where:
    return where._replace(file=names.get(where.file, where.file))


def _identity(each: Diagnostic) -> tuple[object, ...]:
    return each.code, each.where.file, each.where.key, each.message


def _by_hand(file: str, why: Refused, edits: Sequence[Edit]) -> Trouble:
    place = f"{file}:{why.line}" if why.line else file
    key = Where("", next(map(place_of, edits))).key
    return Trouble(
        msg("{place}: nothing was written. {reason}", place=place, reason=why.message),
        msg("Open the file and change it by hand, under: {key}. Then: clsctl validate", key=key),
    )


def refuse(then: Read, findings: tuple[Diagnostic, ...]) -> int:
    """Show the errors that a change would bring; the exit code."""
    request = then.request
    wrong = [each for each in findings if each.severity == "error"]
    emit(render(wrong, then.loaded.texts, "text", request.language, request.terminal))
    note(request.language(msg("Nothing was written: the plan would not be valid.")))
    return FINDINGS


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
    _tell_changes(request, made, emit_line)
    warn(request, made.findings)
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


def warn(request: Request, findings: tuple[Diagnostic, ...]) -> None:
    """Tell what `validate` will say of the change."""
    for each in findings:
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
