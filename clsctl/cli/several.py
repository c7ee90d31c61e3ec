"""One change of several files, all or nothing: checked, shown, written, committed, told."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from clsctl.cli.alone import as_it_is
from clsctl.cli.differences import difference
from clsctl.cli.editing import emit_line, read_otherwise
from clsctl.cli.exits import OK
from clsctl.cli.kinds import files_of
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.taking_back import named, tell_written
from clsctl.cli.trying import as_if, checked, come, refuse, warn
from clsctl.cli.undoing import keep
from clsctl.core.changes.values import Change
from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.writing.edits import Edit
from clsctl.writing.together import Step, write_together


class Wishes(NamedTuple):
    """What is to change: edits by file, the new names of files by the old ones, and how people call it.

    `after` are notes for the user once it is done, `back` the command that undoes it, `came_from` the old references of
    what was moved. With `whole`, files are to be as they were once, which is not judged again."""

    edits: Mapping[str, Sequence[Edit]]
    names: Mapping[str, str]
    changes: tuple[Change, ...]
    after: tuple[Message, ...] = ()
    back: str | None = None
    whole: "Texts | None" = None
    came_from: Mapping[str, str] = {}


Texts = dict[str, tuple[bytes | None, bytes | None]]


def carry_out(request: Request, wish: Callable[[Read], Wishes]) -> int:
    """Do what `wish` says of the plan as it is; the exit code."""
    with as_it_is(request) as what:
        wishes = wish(what)
        texts = _texts(what, wishes) if wishes.whole is None else wishes.whole
        then = as_if(what, {file: after for file, (_, after) in texts.items()})
        findings = come(what, then, wishes.names) if wishes.whole is None else ()
        if any(each.severity == "error" for each in findings):
            return refuse(then, findings)
        wishes = wishes._replace(after=(*read_otherwise(what, then, wishes.came_from), *wishes.after))
        if request.dry_run:
            return _shown(what, wishes, texts)
        write(what, texts)
        kept = wishes.whole is None and keep(what.root, texts)
        warn(what.request, findings)
        return _told(what, wishes, texts, kept=kept)


def _texts(what: Read, wishes: Wishes) -> Texts:
    """Every file that changes, before and after, under its old name and under its new one."""
    forms, texts = files_of(what), Texts()
    for file in dict.fromkeys((*wishes.edits, *wishes.names)):
        before = what.snapshot.files[file]
        edits = wishes.edits.get(file, ())
        after = checked(file, before, forms[file], edits) if edits else before
        new = wishes.names.get(file, file)
        if new != file:
            if new in what.snapshot.files:
                raise Trouble(
                    msg("{file} exists already, and nothing is ever written over.", file=new),
                    msg("Choose another name, or move that file away first."),
                )
            texts[file] = before, None
            texts[new] = None, after
        elif after != before:
            texts[file] = before, after
    return texts


def _shown(what: Read, wishes: Wishes, texts: Texts) -> int:
    request = what.request
    for old, new in wishes.names.items():
        emit_line(request.language(msg("{old} becomes {new}", old=old, new=new)))
        emit(difference(new, texts[old][0] or b"", texts[new][1] or b"", request.terminal))
    moved = {*wishes.names, *wishes.names.values()}
    for file, (before, after) in texts.items():
        if after is None and file not in moved:
            emit_line(request.language(msg("{file} would be deleted.", file=file)))
        elif file not in moved:
            emit(difference(file, before or b"", after or b"", request.terminal))
    for change in wishes.changes:
        note(request.language(change.text))
    if not request.session.quiet:
        for each in wishes.after:
            note(request.language(each))
        note(request.language(msg("Nothing was written (--dry-run).")))
    return OK


def write(what: Read, texts: Texts) -> None:
    """Write all the files, or none and `Trouble`."""
    steps = [Step(what.root / file, before, after) for file, (before, after) in texts.items()]
    if not write_together(what.root, steps):
        raise Trouble(
            msg("Another program changed a file of the plan meanwhile, so nothing was written."),
            msg("Run the command again."),
        )


def _told(what: Read, wishes: Wishes, texts: Texts, *, kept: bool) -> int:
    request = what.request
    language = request.language
    for change in wishes.changes:
        emit_line(language(change.text))
    commit = None
    if request.commit:
        from clsctl.cli.committing import commit_all  # noqa: PLC0415 - with --commit only

        commit = commit_all(what, texts, wishes.changes)
    if request.session.quiet:
        return OK
    for each in wishes.after:
        note(language(each))
    back = (wishes.back,) if wishes.back else ()
    gone = [file for file, (_, after) in texts.items() if after is None and file not in wishes.names]
    if gone:
        note(language(msg("Deleted: {file}", file=named(gone))))
    written = [file for file, (_, after) in texts.items() if after is not None]
    tell_written(request, written, commit, back, kept=kept)
    return OK
