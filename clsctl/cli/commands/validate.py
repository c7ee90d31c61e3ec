"""`clsctl validate`: all that is wrong in the plan."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from clsctl import sources
from clsctl.cli.check import about, all_findings, chosen, codes, touched_by
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import asks
from clsctl.cli.output import deliver, note
from clsctl.cli.patience import patience
from clsctl.cli.plan import Read, of_snapshot, read, root_of
from clsctl.cli.session import Request
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import msg, nmsg
from clsctl.render.diagnostics import Head, render, tally

FORMATS = ("text", "json", "jsonl", "github")


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
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help=mark("Only these findings, by code or its beginning: C2,R101.")),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help=mark("Leave these findings out."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=mark("Warnings count as errors for the exit code."))] = False,
) -> int:
    _check_options(request, paths, staged=staged)
    wanted, unwanted = codes(select, "--select"), codes(ignore, "--ignore")
    what = _staged(request) if staged else read(request, start=_start(paths))
    touched = _touched(what, paths, staged=staged and not everything)
    with patience(what.request.session, msg("Checking the plan…")):
        found = all_findings(what) if touched is None else about(what, touched)
    shown = chosen(found, wanted, unwanted)
    return _show(what, shown, strict=strict)


def _check_options(request: Request, paths: list[Path] | None, *, staged: bool) -> None:
    if staged and (paths or request.rev):
        raise Misuse(msg("--staged reads what is staged: it goes with neither PATH nor --rev."))


def _staged(request: Request) -> Read:
    root = root_of(request)
    return of_snapshot(request, root, sources.read_index(root))


def _start(paths: list[Path] | None) -> Path | None:
    """Where to look for the plan from: what the paths have in common."""
    if not paths:
        return None
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    return next(
        (one for one in (folders[0], *folders[0].parents) if all(each.is_relative_to(one) for each in folders)), None
    )


def _touched(what: Read, paths: list[Path] | None, *, staged: bool) -> frozenset[str] | None:
    """The files to report on, None for all of them."""
    if staged:
        return sources.staged_change(what.root).paths
    return touched_by(what, paths) if paths else None


def _show(what: Read, shown: tuple[Diagnostic, ...], *, strict: bool) -> int:
    request = what.request
    unread = tuple(file for plan in what.portefeuille.plans for file in plan.illisibles)
    head = Head(what.title, what.snapshot.label, request.day or what.snapshot.day, unread)
    deliver(request, render(shown, what.loaded.texts, request.format, request.language, request.terminal, head))
    if not request.session.quiet:
        note(_summary(what, shown))
    return FINDINGS if any(_counts(each, strict=strict) for each in shown) else OK


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
