"""How a change is taken back: the commands that delete what was added and set what was replaced to what it was, or
`clsctl undo` where these would not be exact, or no shell would take them as they are."""

from collections.abc import Iterator, Sequence
from typing import Any

from clsctl.cli.output import note
from clsctl.cli.pasted import can_be_pasted, in_folder, pasted
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.core.diagnostics import Step, Where
from clsctl.core.messages import Message, msg, nmsg, verbatim

_LONGEST = 200  # characters of a value that are worth pasting
_NAMED = 12  # files that are worth naming
_MOST = 3  # commands that are worth typing one after the other


def taking_back(what: Read, file: str, before: Any, after: Any) -> tuple[str, ...]:
    """The commands, in order, as one would type them here; none where a few can’t put all back as it was."""
    told = list(_undone((), before, after))
    if len(told) > _MOST or not all(words for _, words in told):
        return ()
    plans = what.portefeuille.plans
    found = [(plan, fiche.id) for plan in plans for fiche in plan.fiches if fiche.where.file == file]
    found += [(plan, "clsctl.yaml") for plan in plans if plan.where.file == file]
    ref = f"{found[0][0].code}:{found[0][1]}" if len(plans) > 1 else found[0][1]
    folder = in_folder(what.request.session.dir)
    return tuple(f"clsctl set {pasted(ref)} {pasted(Where('', path).key)} {words}{folder}" for path, words in told)


def tell_written(
    request: Request, files: Sequence[str], commit: str | None, back: Sequence[str], *, kept: bool
) -> None:
    """Say what was written, and how it is taken back: `back`, or `clsctl undo` for what is kept."""
    language, names, folder = request.language, named(files), request.session.dir
    if commit:
        note(language(msg("Written in {file}, and committed ({commit}).", file=names, commit=commit[:10])))
        there = f" -C {pasted(folder)}" if folder else ""
        back = (f"git{there} revert --no-edit {commit[:10]}",)
    elif files:
        note(language(msg("Written in {file}.", file=names)))
    tell_back(request, back, kept=kept)


def tell_back(request: Request, back: Sequence[str] = (), *, kept: bool) -> None:
    """Say how what was written is taken back: `back`, or `clsctl undo` for what is kept."""
    for command in back or ((f"clsctl undo{in_folder(request.session.dir)}",) if kept else ()):
        note(request.language(msg("To take it back: {command}", command=command)))


def named(files: Sequence[str]) -> Message:
    """The names of files, as long as they can be read in a line."""
    if len(files) > _NAMED:
        return nmsg("{count} file", "{count} files", len(files))
    return verbatim(", ".join(files))


def _undone(path: tuple[Step, ...], before: Any, after: Any) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each place that changed, and what to give it; nothing to give where `set` can’t put it back as it was."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from (((*path, key), "") for key in before if key not in after)
        for key, value in after.items():
            if key not in before:
                yield (*path, key), "--delete"
            else:
                yield from _undone((*path, key), before[key], value)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (((*path, rank), "") for rank in range(len(after), len(before)))
        for rank in reversed(range(len(after))):  # the last first: those before keep their places
            if rank >= len(before):
                yield (*path, rank), "--delete"
            else:
                yield from _undone((*path, rank), before[rank], after[rank])
    elif before != after:
        yield path, "--delete" if not before else _value(before, after)


def _value(before: Any, after: Any) -> str:
    """The value to give; none where the lines of the new one would stay lines."""
    of_lines = isinstance(after, str) and "\n" in after
    if isinstance(before, str) and not of_lines and len(before) <= _LONGEST and can_be_pasted(before):
        return pasted(before)
    return ""
