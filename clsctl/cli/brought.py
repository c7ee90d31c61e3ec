"""What an import says of what it did: the files, the differences, the report on each piece, what to do now."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clsctl.cli.differences import difference
from clsctl.cli.documents import Batch
from clsctl.cli.fiches import from_here, validate_command
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.several import Texts
from clsctl.cli.taking_back import tell_back, tell_written
from clsctl.cli.updating import Updated
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.exchange.paths import leaves
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views.imported import CERTAINTIES, Certainty, ImportItem, ImportSummary, imported
from clsctl.importing.importer import personal
from clsctl.render.answers import render
from clsctl.writing.updating import Difference

_TOLD = 10  # findings that are told; `validate` tells all


class Outcome(NamedTuple):
    """What an import made: files of the plan that changed, new files, fiches compared, what follows."""

    what: Read | None
    batch: Batch
    edited: Texts
    texts: Mapping[str, bytes]
    done: Sequence[Updated]
    findings: Sequence[Diagnostic]
    changes: Sequence[Change]
    kept: bool = False
    commit: str | None = None

    @property
    def same(self) -> frozenset[str]:
        """The fiches of the plan that stay as they are."""
        return frozenset(each.found.tree["id"] for each in self.done if each.file not in self.edited)


class Report(NamedTuple):
    """The report of an import, and what it is about; `folder` is that of `-o`."""

    outcome: Outcome
    folder: Path | None
    items: tuple[ImportItem, ...]
    summary: ImportSummary
    notes: tuple[Message, ...]

    @property
    def undecided(self) -> bool:
        """Whether the document has something for a fiche that was not brought."""
        return self.summary.clash > 0 or any(each.wrong for each in self.outcome.done)

    def whole(self, request: Request, form: str = "md") -> str:
        return render(imported(self.items, self.summary, self.notes, CERTAINTIES), form, request.language)

    def short(self, request: Request) -> str:
        """What a person is shown: what is to be looked at, in the fiches that came or changed."""
        same = self.outcome.same
        verbose = request.session.verbose
        kept: Sequence[Certainty] = CERTAINTIES if verbose else ("unknown", "clash", "supposed")
        items = [each for each in self.items if verbose or each.certainty != "supposed" or each.fiche not in same]
        return render(imported(items, self.summary, self.notes, kept), "table", request.language, request.terminal)

    def shown(self, request: Request, path: str) -> str:
        """A path as one would type it here."""
        what = self.outcome.what
        if self.folder is not None or what is None:
            return ((self.folder or Path()) / path).as_posix()
        return from_here(request, what.root, path).as_posix()


def report_of(request: Request, folder: Path | None, outcome: Outcome) -> Report:
    """The report; without its summary it names no file, with it all that were written."""
    items = (*outcome.batch.items, *(item for each in outcome.done for item in _items(each)))
    report = Report(outcome, folder, items, ImportSummary((), False, 0, 0, 0, 0, (), 0), ())
    counts = {name: sum(1 for each in items if each.certainty == name) for name in CERTAINTIES}
    fiches = [each for each in outcome.batch.fiches if each["id"] not in outcome.same]
    summary = ImportSummary(
        files=tuple(report.shown(request, path) for path in outcome.texts),
        written=not request.dry_run and bool(outcome.texts or outcome.edited), words=outcome.batch.words,
        sure=counts["sure"], supposed=counts["supposed"], unknown=counts["unknown"], personal=personal(fiches),
        findings=len(outcome.findings), updated=tuple(report.shown(request, path) for path in outcome.edited),
        unchanged=tuple(each.found.tree["id"] for each in outcome.done if _says_all(each)),
        changed=counts["changed"], kept=counts["kept"], clash=counts["clash"],
    )  # fmt: skip
    return report._replace(summary=summary, notes=tuple(_notes(summary, outcome)))


def _says_all(done: Updated) -> bool:
    """Whether the fiche of the plan says all that the document says."""
    return not done.wrong and all(each.verdict in {"kept", "newer"} for each in done.differences)


def _items(done: Updated) -> Iterator[ImportItem]:
    """What the report says of a fiche that was there."""
    for each in done.differences:
        yield _item(done, each)
    ref = done.found.tree["id"]
    for wrong in done.wrong:
        yield ImportItem("unknown", done.found.source, _place(ref), "", ref, wrong.where.key, "", wrong.message)


def _item(done: Updated, each: Difference) -> ImportItem:
    ref, key = done.found.tree["id"], Where("", each.path).key
    there, said = _text(each.before), _text(each.after)
    if each.verdict == "changed":
        why = msg("It was: {text}", text=there) if there else msg("It was not there.")
        return ImportItem("changed", done.found.source, _place(ref), "", ref, key, said, why)
    if each.verdict == "clash":
        why = msg("Both were changed. The plan has: {text}", text=there) if there else _GONE
        return ImportItem("clash", done.found.source, _place(ref), "", ref, key, said, why)
    why = _LACKS if each.verdict == "kept" else _NEWER
    return ImportItem("kept", done.found.source, _place(ref), "", ref, key, said if said else there, why)


_GONE = msg("The plan has it no longer, and the document has changed it.")
_LACKS = msg("The document does not have it: it stays in the plan.")
_NEWER = msg("The plan was changed since the document was made, which says what it said: the plan stays.")


def _place(ref: str) -> Message:
    return msg("fiche {ref}", ref=ref)


def _text(value: Any) -> str:
    """What a value says, on one line."""
    return " · ".join(text for _, text in leaves(value)) if value is not None else ""


def _notes(summary: ImportSummary, outcome: Outcome) -> Iterator[Message]:
    """What is to be known of the result."""
    if not summary.files and not outcome.done:
        yield msg("No fiche was found: no label is known. A plan names its own under synonymes, in clsctl.yaml.")
    yield msg(
        "Read with certainty: {sure}; supposed: {supposed}; not understood: {unknown}. "
        "All the words of the source ({words}) are in the fiches or in the report.",
        sure=summary.sure, supposed=summary.supposed, unknown=summary.unknown, words=summary.words,
    )  # fmt: skip
    yield from _of_updates(summary, outcome)
    if summary.personal:
        yield msg("Personal data, only ever shown to the audience interne: {keys}", keys=", ".join(summary.personal))
    worst = [each for each in outcome.findings if each.severity != "info"]
    for each in worst[:_TOLD]:
        yield msg("{file}: {code} {message}", file=each.where.file, code=each.code, message=each.message)
    if len(worst) > _TOLD:
        count = len(worst) - _TOLD
        yield nmsg("And {count} more finding on the new files.", "And {count} more findings on the new files.", count)


def _of_updates(summary: ImportSummary, outcome: Outcome) -> Iterator[Message]:
    if outcome.done:
        yield msg(
            "Fiches compared with the plan: {fiches}, of which {unchanged} say all of it already; "
            "values brought: {count}.",
            fiches=len(outcome.done), unchanged=len(summary.unchanged), count=summary.changed,
        )  # fmt: skip
    if summary.kept:
        yield nmsg(
            "{count} value that only the plan has, or has newer, stays as it is: -v or --report tells which.",
            "{count} values that only the plan has, or has newer, stay as they are: -v or --report tells which.",
            summary.kept,
        )
    if summary.clash:
        yield nmsg(
            "{count} value was changed on both sides: that of the plan stays. To take the other: "
            "clsctl set FICHE KEY VALUE, as listed above.",
            "{count} values were changed on both sides: those of the plan stay. To take the others: "
            "clsctl set FICHE KEY VALUE, as listed above.",
            summary.clash,
        )


def tell(request: Request, form: str, file: Path | None, report: Report) -> None:
    """Print the report in JSON, or the files with what is to be checked on standard error."""
    if form == "json":
        emit(report.whole(request, "json"))
        return
    outcome, dry = report.outcome, request.dry_run
    for path, (before, after) in outcome.edited.items():
        shown = report.shown(request, path)
        emit(difference(path, before or b"", after or b"", request.terminal) if dry else f"{shown}\n")
    for path, data in outcome.texts.items():
        shown = report.shown(request, path)
        emit(f"# {shown}\n{data.decode()}\n" if dry else f"{shown}\n")
    if not request.session.quiet:
        for change in outcome.changes:
            note(request.language(change.text))
        note(report.short(request).rstrip("\n"))
        _next(request, file, report)


def _next(request: Request, file: Path | None, report: Report) -> None:
    """What was written beside the fiches, and what to do now."""
    outcome, language = report.outcome, request.language
    if file is not None:
        note(language(msg("Written: {file}", file=str(file))))
    if request.dry_run:
        note(language(msg("Nothing was written (--dry-run).")))
        return
    if outcome.commit:
        tell_written(request, [*outcome.edited, *outcome.texts], outcome.commit, (), kept=False)
    else:
        tell_back(request, kept=outcome.kept)
    if outcome.what is not None and report.folder is None and outcome.texts:
        note(language(msg("Read them again, then: {command}", command=validate_command(request))))
