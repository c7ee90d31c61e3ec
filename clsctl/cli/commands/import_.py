"""`clsctl import`: fiches from the documents that a house has, and an account of what was read in them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from clsctl.cli.alone import alone
from clsctl.cli.declare import Misuse, choice, mark
from clsctl.cli.documents import Batch, findings_of, read_documents, texts_of
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.fiches import from_here, one_plan, validate_command
from clsctl.cli.ids import taken_ids
from clsctl.cli.options import asks
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, read
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.cli.taking_back import tell_back
from clsctl.cli.undoing import keep
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.labels import TYPES
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.trouble import Trouble
from clsctl.core.views.answer import Answer
from clsctl.core.views.imported import Certainty, ImportSummary, imported
from clsctl.importing.importer import personal
from clsctl.render.answers import render
from clsctl.writing.files import create, replace

_TOLD = 10  # findings that are told; `validate` tells all
_ALL: tuple[Certainty, ...] = ("unknown", "supposed", "sure")


class _Target(NamedTuple):
    """Where fiches go: the plan, None without one; the folder asked for, else the plan's own."""

    what: Read | None
    folder: Path | None

    def shown(self, request: Request, path: str) -> str:
        """A path as one would type it here."""
        if self.folder is not None or self.what is None:
            return ((self.folder or Path()) / path).as_posix()
        return from_here(request, self.what.root, path).as_posix()


@asks(folder=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    files: Annotated[
        list[Path], typer.Argument(metavar=mark("FILE"), help=mark("Documents: .docx, .xlsx, .csv, .txt, .md."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help=mark("Write nothing; print the fiches that would be written."))
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar=mark("DIR"), help=mark("A folder for the files; else the plan's.")),
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="|".join(TYPES), parser=choice("--type", *TYPES),
            help=mark("What kind of fiches they are; else as the documents say."),
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar=mark("FILE"), help=mark("Write the whole report, in Markdown, in this file.")),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|json", parser=choice("--format", "table", "json"),
            help=mark("The form of the report; json prints it alone, whole, on standard output."),
        ),
    ] = "table",
) -> int:  # fmt: skip
    target = _target(request, folder)
    plan = one_plan(target.what) if target.what else None
    batch = read_documents(files, plan, type_, _taken(target, plan))
    if report is not None and report.resolve() in {file.resolve() for file in files}:
        raise Misuse(msg("--report would write over the document itself."), msg("Name another file."))
    texts = texts_of(batch, plan, folder, target.what.root if target.what else None)
    found = findings_of(target.what, texts)
    kept = not dry_run and _write(target, texts)
    request = target.what.request if target.what else request
    answer = _answer(request, target, batch, list(texts), found, written=not dry_run)
    if report is not None:
        replace(report, render(answer(_ALL), "md", request.language).encode())
    _show(request, target, texts, answer, form, dry_run=dry_run)
    if not request.session.quiet and form == "table":
        _next(request, target, batch, report, dry_run=dry_run)
        tell_back(request, kept=kept)
    return OK if texts and not any(each.severity == "error" for each in found) else FINDINGS


def _target(request: Request, folder: Path | None) -> _Target:
    """The plan around, where there is one; without one a folder must be named."""
    try:
        return _Target(read(request), folder)
    except Trouble as error:
        if folder is not None and request.session.dir is None:
            return _Target(None, folder)
        raise Trouble(
            error.message,
            msg("Create the plan with clsctl init and import in its folder, or name a folder for the files with -o."),
        ) from error


def _taken(target: _Target, plan: Plan | None) -> frozenset[str]:
    """The ids that fiches have here and on other branches."""
    if target.what is None or plan is None:
        return frozenset()
    taken = taken_ids(target.what.request.session, target.what.root, plan)
    return taken.here | taken.elsewhere.keys()


def _write(target: _Target, texts: dict[str, bytes]) -> bool:
    """Write the files; each is new. Whether they are kept for `clsctl undo`."""
    if target.folder is not None or target.what is None:
        for path, data in texts.items():
            create((target.folder or Path()) / path, data)
        return False
    root = target.what.root
    with alone(target.what):
        for path, data in texts.items():
            create(root / path, data, root)
        made = {path: (None, data) for path, data in texts.items()}
        return bool(texts) and keep(root, {**made, **write_schemas(root)})


class _Report(NamedTuple):
    """Makes the answer with the certainties that are asked for."""

    batch: Batch
    summary: ImportSummary
    notes: tuple[Message, ...]

    def __call__(self, kept: Sequence[Certainty]) -> Answer:
        return imported(self.batch.items, self.summary, self.notes, kept)


def _answer(  # noqa: PLR0913 - what a report is made of
    request: Request, target: _Target, batch: Batch, paths: list[str], found: Sequence[Diagnostic], *, written: bool
) -> _Report:
    counts = {name: sum(1 for each in batch.items if each.certainty == name) for name in _ALL}
    summary = ImportSummary(
        tuple(target.shown(request, path) for path in paths), written, batch.words, counts["sure"], counts["supposed"],
        counts["unknown"], personal(batch.fiches), len(found),
    )  # fmt: skip
    return _Report(batch, summary, tuple(_notes(summary, found)))


def _notes(summary: ImportSummary, found: Sequence[Diagnostic]) -> Iterator[Message]:
    """What is to be known of the result."""
    if not summary.files:
        yield msg("No fiche was found: no label is known. A plan names its own under synonymes, in clsctl.yaml.")
    yield msg(
        "Read with certainty: {sure}; supposed: {supposed}; not understood: {unknown}. "
        "All the words of the source ({words}) are in the fiches or in the report.",
        sure=summary.sure, supposed=summary.supposed, unknown=summary.unknown, words=summary.words,
    )  # fmt: skip
    if summary.personal:
        yield msg("Personal data, only ever shown to the audience interne: {keys}", keys=", ".join(summary.personal))
    worst = [each for each in found if each.severity != "info"]
    for each in worst[:_TOLD]:
        yield msg("{file}: {code} {message}", file=each.where.file, code=each.code, message=each.message)
    if len(worst) > _TOLD:
        count = len(worst) - _TOLD
        yield nmsg("And {count} more finding on the new files.", "And {count} more findings on the new files.", count)


def _show(  # noqa: PLR0913 - what may be shown, and how
    request: Request, target: _Target, texts: dict[str, bytes], answer: _Report, form: str, *, dry_run: bool
) -> None:
    """The answer in JSON, or the files, with what is to be checked on standard error."""
    if form == "json":
        emit(render(answer(_ALL), "json", request.language))
        return
    for path, data in texts.items():
        shown = target.shown(request, path)
        emit(f"# {shown}\n{data.decode()}\n" if dry_run else f"{shown}\n")
    if not request.session.quiet:
        kept: tuple[Certainty, ...] = _ALL if request.session.verbose else ("unknown", "supposed")
        note(render(answer(kept), "table", request.language, request.terminal).rstrip("\n"))


def _next(request: Request, target: _Target, batch: Batch, report: Path | None, *, dry_run: bool) -> None:
    """What was written beside the fiches, and what to do now."""
    if report is not None:
        note(request.language(msg("Written: {file}", file=str(report))))
    if dry_run:
        note(request.language(msg("Nothing was written (--dry-run).")))
    elif target.what is not None and target.folder is None and batch.fiches:
        note(request.language(msg("Read them again, then: {command}", command=validate_command(request))))
