"""`clsctl fmt`: the plan's files in the canonical order and layout, never a changed value."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from clsctl.cli.alone import alone
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.differences import difference
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.kinds import files_of
from clsctl.cli.options import asks
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, from_here, read, start_of
from clsctl.cli.session import Request
from clsctl.cli.taking_back import tell_back
from clsctl.cli.undoing import keep
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.outline import Refused
from clsctl.reading.outline import outline
from clsctl.reading.records import Record
from clsctl.writing.files import exchange
from clsctl.writing.formatting import Formatted, formatted


class _Done(NamedTuple):
    """What became of the files, by name; whether what they were is kept for `clsctl undo`."""

    changed: dict[str, Formatted]
    refused: dict[str, Refused]
    seen: int
    kept: bool = False


@asks(folder=True)
def command(
    request: Request,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar=mark("PATH"), help=mark("Only these files, or those of these folders.")),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=mark("Write nothing; exit with 1 if a file would change."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=mark("Write nothing; print what would change."))] = False,
) -> int:
    what = read(request, start=start_of(paths))
    before, done = {}, _Done({}, {}, 0)
    for file, form in _chosen(what, from_here(what, paths)).items():
        before[file] = what.snapshot.files[file]
        done = _with(done, file, _formatted(file, before[file], form))
    if diff:
        emit("".join(difference(file, before[file], new.data, request.terminal) for file, new in done.changed.items()))
    elif not check:
        done = _written(what, before, done)
    _tell(what.request, done, wrote=not (check or diff))
    return FINDINGS if done.refused or (check and done.changed) else OK


def _formatted(file: str, data: bytes, form: Record) -> Formatted:
    return formatted(data, lambda text: outline(file, text, form))


def _with(done: _Done, file: str, new: Formatted) -> _Done:
    refused = done.refused | ({file: new.refused} if new.refused else {})
    changed = done.changed | ({file: new} if new.changed else {})
    return _Done(changed, refused, done.seen + 1)


def _chosen(what: Read, paths: list[Path] | None) -> dict[str, Record]:
    """The files to lay out: all of the plan's, or those of the paths. What is no file of the plan is left alone."""
    files = files_of(what)
    if not paths:
        return files
    chosen: dict[str, Record] = {}
    for path in paths:
        absolute = path.absolute()
        if not absolute.is_relative_to(what.root) or not absolute.exists():
            raise Misuse(msg("{path} is no file of the plan in {root}.", path=str(path), root=str(what.root)))
        inside = absolute.relative_to(what.root).as_posix()
        found = {file: form for file, form in files.items() if inside in {file, "."} or file.startswith(f"{inside}/")}
        if not found and not what.request.session.quiet:
            note(what.request.language(msg("{path} holds no fiche and no plan: left as it is.", path=str(path))))
        chosen |= found
    return chosen


def _written(what: Read, before: dict[str, bytes], done: _Done) -> _Done:
    """Write the files that change; one that another program changed meanwhile is left to it."""
    with alone(what):
        for file, new in done.changed.items():
            if not exchange(what.root / file, before[file], new.data, what.root):
                done = done._replace(refused=done.refused | {file: Refused(_MEANWHILE)})
        written = {file: new for file, new in done.changed.items() if file not in done.refused}
        kept = keep(what.root, {file: (before[file], new.data) for file, new in written.items()})
    return done._replace(changed=written, kept=kept)


_MEANWHILE = msg("Another program changed the file meanwhile.")


def _tell(request: Request, done: _Done, *, wrote: bool) -> None:
    language, quiet = request.language, request.session.quiet
    for file in () if quiet else done.changed:
        one = msg("{file}: laid out again.", file=file) if wrote else msg("{file} would be laid out again.", file=file)
        note(language(one))
    for file, why in done.refused.items():
        note(language(_left(file, why)))
    if not quiet:
        note(language(_summary(done, wrote=wrote)))
        tell_back(request, kept=done.kept)


def _left(file: str, why: Refused) -> Message:
    place = f"{file}:{why.line}" if why.line else file
    return msg("{place}: left as it is. {reason}", place=place, reason=why.message)


def _summary(done: _Done, *, wrote: bool) -> Message:
    count = len(done.changed)
    if not count:
        return nmsg(
            "{count} file looked at, nothing to lay out.", "{count} files looked at, nothing to lay out.", done.seen
        )
    if wrote:
        return nmsg("{count} file laid out, of {all}.", "{count} files laid out, of {all}.", count, all=done.seen)
    return nmsg(
        "{count} file would be laid out, of {all}.", "{count} files would be laid out, of {all}.", count, all=done.seen
    )
