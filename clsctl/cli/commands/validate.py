"""`clsctl validate`: all that is wrong in the plan."""

import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from clsctl import sources
from clsctl.cli.check import about, all_findings, chosen, codes, committed, touched_by
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import Ignore, Select, asks
from clsctl.cli.output import deliver, note
from clsctl.cli.patience import patience
from clsctl.cli.plan import Read, from_here, of_snapshot, read, root_of, start_of
from clsctl.cli.session import Request
from clsctl.core import rules
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import msg, nmsg
from clsctl.render.diagnostics import render, tally
from clsctl.render.head import Head

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit")
# These name files as a forge does: from the top of the repository.
_OF_FORGES = frozenset({"github", "gitlab", "sarif", "junit"})


@asks(text=True, formats=FORMATS)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=mark("PATH"), help=mark("Only the findings of these files, and what they broke elsewhere.")
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help=mark("Check what is staged for the next commit, not the files on disk."))
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=mark("With --staged, all findings, not only those of the staged change."))
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    strict: Annotated[bool, typer.Option("--strict", help=mark("Warnings count as errors for the exit code."))] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar=mark("FILE"), help=mark("Leave out the known findings that the file lists.")
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline", metavar=mark("FILE"), help=mark("List all findings in a file, as known ones.")
        ),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar=mark("FILE"), help=mark("Also write a summary in Markdown, for a forge.")),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help=mark("Mend in the files what has one safe answer, and show what is left."))
    ] = False,
) -> int:
    asked = _Asked(
        paths, staged, everything, codes(select, "--select", rules.PAGES), codes(ignore, "--ignore", rules.CODES),
        strict, baseline, write_baseline, summary, fix,
    )  # fmt: skip
    _check(request, asked)
    what = _staged(request) if staged else read(request, start=start_of(paths))
    look = partial(_found, asked)
    if fix:
        from clsctl.cli.mending import fixed  # noqa: PLC0415 - for --fix only

        what = fixed(what, look)
    return _show(what, look(what), asked)


class _Asked(NamedTuple):
    """The options of the command."""

    paths: list[Path] | None
    staged: bool
    everything: bool
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    strict: bool
    baseline: Path | None
    write_baseline: Path | None
    summary: Path | None
    fix: bool


def _check(request: Request, asked: _Asked) -> None:
    """Refuse options that do not go together."""
    if asked.staged and (asked.paths or request.rev):
        raise Misuse(msg("--staged reads what is staged: it goes with neither PATH nor --rev."))
    if asked.write_baseline and (asked.staged or asked.paths or request.rev or asked.baseline):
        raise Misuse(
            msg(
                "--write-baseline lists all that is found on disk: it goes with no PATH, --staged, --rev or --baseline."
            )
        )
    if asked.fix and (asked.staged or request.rev or asked.write_baseline):
        raise Misuse(msg("--fix mends the files on disk: it goes with neither --staged, --rev nor --write-baseline."))


def _found(asked: _Asked, what: Read) -> tuple[Diagnostic, ...]:
    """The findings to show: of the files asked about, less those that are known, of the codes wanted."""
    scope = _scope(what, asked)
    with patience(what.request.session, msg("Checking the plan…")):
        found = all_findings(what)
        if (file := asked.baseline or asked.write_baseline) is not None:
            from clsctl.cli.baseline import of_baseline  # noqa: PLC0415 - for plans that begin with hundreds

            found = of_baseline(what, found, file, write=asked.baseline is None, whole=scope is None)
        if scope is not None:
            found = about(what, found, *scope)
    return chosen(found, asked.wanted, asked.unwanted)


def _staged(request: Request) -> Read:
    root = root_of(request)
    return of_snapshot(request, root, sources.read_index(root))


def _scope(what: Read, asked: _Asked) -> tuple[frozenset[str], Mapping[str, bytes]] | None:
    """The files to report on, and the texts they had before; None for all files."""
    if not asked.staged or asked.everything:
        paths = from_here(what, asked.paths)
        return (touched_by(what, paths), committed(what)) if paths else None
    change = sources.staged_change(what.root)
    if not change.paths and _is_hook_without_commit(os.environ):
        return None
    return change


def _is_hook_without_commit(environ: Mapping[str, str]) -> bool:
    """Whether pre-commit was started by hand or by CI (`pre-commit run --all-files`), where nothing is staged: it then
    means the whole plan. In a commit git names its index (docs/decisions/0102)."""
    return "PRE_COMMIT" in environ and "GIT_INDEX_FILE" not in environ


def _show(what: Read, shown: tuple[Diagnostic, ...], asked: _Asked) -> int:
    request = what.request
    unread = tuple(file for plan in what.portefeuille.plans for file in plan.illisibles)
    home = sources.place_in_repository(what.root) if asked.summary or request.format in _OF_FORGES else ""
    head = Head(what.title, what.snapshot.label, request.day or what.snapshot.day, unread, home, asked.strict)
    deliver(request, render(shown, what.loaded.texts, request.format, request.language, request.terminal, head))
    if asked.summary:
        _write_summary(what, shown, head, asked.summary)
    if not request.session.quiet:
        note(_summary(what, shown))
    return FINDINGS if any(_counts(each, strict=asked.strict) for each in shown) else OK


def _write_summary(what: Read, shown: tuple[Diagnostic, ...], head: Head, file: Path) -> None:
    from clsctl.render.summary import summary  # noqa: PLC0415 - for --summary only

    page = summary(shown, _summary(what, shown), rules.PAGES, what.request.language, head)
    deliver(what.request._replace(output=file), page)


def _summary(what: Read, shown: Iterable[Diagnostic]) -> str:
    """« 3 errors, 2 warnings in 2 files; 11 fiches read »"""
    language = what.request.language
    files = len({each.where.file for each in shown})
    fiches = sum(len(plan.fiches) for plan in what.portefeuille.plans)
    read_ = nmsg("{count} fiche read", "{count} fiches read", fiches)
    found = tally(tuple(shown), language)
    if not files:
        return language(msg("{found} {fiches}.", found=found, fiches=read_))
    places = nmsg("in {count} file", "in {count} files", files)
    return language(msg("{found} {places}; {fiches}.", found=found, places=places, fiches=read_))


def _counts(each: Diagnostic, *, strict: bool) -> bool:
    return each.severity == "error" or (strict and each.severity == "warning")
