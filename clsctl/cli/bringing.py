"""Documents into the plan, or into a folder: what is read, compared, written, committed, told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from clsctl.cli.alone import as_it_is
from clsctl.cli.brought import Outcome, report_of, tell
from clsctl.cli.declare import Misuse
from clsctl.cli.documents import Batch, Found, findings_of, read_documents, texts_of
from clsctl.cli.editing import changed
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.fiches import one_plan
from clsctl.cli.ids import taken_ids
from clsctl.cli.plan import Read, read, root_of
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.cli.several import Texts, write
from clsctl.cli.trying import as_if, come, refuse
from clsctl.cli.undoing import keep
from clsctl.cli.updating import Trees, Updated, of_documents, updates
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import folded
from clsctl.core.trouble import Trouble
from clsctl.importing.naming import Ids
from clsctl.writing.files import create, replace

_NAMED = 8  # fiches that are named where the plan has many of them


class Asked(NamedTuple):
    """What is asked of an import; `base` are the documents as they were before, `new` asks for other ids."""

    files: Sequence[Path]
    folder: Path | None
    kind: str | None
    report: Path | None
    form: str
    update: bool
    base: Sequence[Path]
    new: bool


def bring_in(request: Request, asked: Asked) -> int:
    """Read the documents and write what they hold; the exit code."""
    with _target(request, asked) as what:
        plan = one_plan(what) if what else None
        request = what.request if what else request
        ids = _ids(what, plan, asked)
        batch = read_documents(asked.files, plan, asked.kind, ids, request.session)
        met = [each for each in batch.found if each.tree["id"] in ids.again]
        if met and not asked.update:
            raise _there(plan, met)
        done = updates(what, plan, met, _before(plan, asked, ids, request)) if what and plan and met else ()
        fresh = [each.tree for each in batch.found if each.tree["id"] not in ids.again]
        texts = texts_of(fresh, plan, asked.folder, what.root if what else None)
        return _carried_out(request, asked, what, batch, texts, done)


@contextmanager
def _target(request: Request, asked: Asked) -> Iterator[Read | None]:
    """The plan as it is, under its lock where files of it are written; None without one, where a folder is named."""
    try:
        root_of(request)
    except Trouble as error:
        if asked.folder is None or request.session.dir is not None:
            raise Trouble(
                error.message,
                msg(
                    "Create the plan with clsctl init and import in its folder, or name a folder for the files with -o."
                ),
            ) from error
        _check_folder(request, asked)
        yield None
        return
    if asked.folder is None:
        with as_it_is(request) as what:
            yield what
    else:
        _check_folder(request, asked)
        yield read(request)


def _check_folder(request: Request, asked: Asked) -> None:
    if asked.update or request.commit:
        option = "--update" if asked.update else "--commit"
        raise Misuse(msg("{option} is about the plan’s own files, and -o writes elsewhere.", option=option))


def _ids(what: Read | None, plan: Plan | None, asked: Asked) -> Ids:
    """The ids that fiches have here and on other branches; those of the plan may come again."""
    if what is None or plan is None:
        return Ids(frozenset())
    taken = taken_ids(what.request.session, what.root, plan)
    again = {}
    if not asked.new and asked.folder is None:
        again = {fiche.id: folded(fiche.titre) for fiche in plan.fiches}
    return Ids((taken.here | taken.elsewhere.keys()) - again.keys(), again)


def _there(plan: Plan | None, met: Sequence[Found]) -> Trouble:
    titles = {fiche.id: fiche.titre for fiche in plan.fiches} if plan else {}
    named = [f"{each.tree['id']} « {titles[each.tree['id']]} »" for each in met[:_NAMED]]
    more = ["…"] if len(met) > _NAMED else []
    return Trouble(
        msg("Nothing was written: the plan has these fiches already: {fiches}", fiches=", ".join((*named, *more))),
        msg(
            "To bring into them what the document says otherwise: --update (first with --dry-run, to see it). "
            "To make other fiches of them: --new."
        ),
    )


def _before(plan: Plan | None, asked: Asked, ids: Ids, request: Request) -> Trees | None:
    """What the documents said before, where they are given."""
    if not asked.base or plan is None:
        return None
    return of_documents(read_documents(asked.base, plan, asked.kind, ids, request.session).found, plan)


def _carried_out(  # noqa: PLR0913, PLR0917 - what was read, and what is to become of it
    request: Request, asked: Asked, what: Read | None, batch: Batch, texts: dict[str, bytes], done: Sequence[Updated]
) -> int:
    edited: Texts = {each.file: (each.before, each.after) for each in done if each.after != each.before}
    every: Texts = {**edited, **{path: (None, data) for path, data in texts.items()}}
    then = as_if(what, {file: after for file, (_, after) in every.items()}) if what and edited else None
    findings = come(what, then) if what and then else ()
    wrong = [each for each in findings if each.severity == "error" and each.where.file in edited]
    if then and wrong:
        return refuse(then, tuple(wrong))
    found = findings_of(what if asked.folder is None else None, texts) if texts else ()
    kept = commit = None
    changes = changed(what, then) if what and then else ()
    if not request.dry_run and every:
        kept, commit = _written(request, asked, what, every)
    warned = [each for each in findings if each.where.file in edited]
    outcome = Outcome(what, batch, edited, texts, done, (*found, *warned), changes, kept=bool(kept), commit=commit)
    report = report_of(request, asked.folder, outcome)
    if asked.report is not None:
        replace(asked.report, report.whole(request).encode())
    tell(request, asked.form, asked.report, report)
    failed = any(each.severity == "error" for each in found) or report.undecided
    return FINDINGS if failed or not (texts or done) else OK


def _written(request: Request, asked: Asked, what: Read | None, every: Texts) -> tuple[bool, str | None]:
    """Write the files; whether `undo` can take that back, and the commit."""
    if what is None or asked.folder is not None:
        for path, (_, data) in every.items():
            create((asked.folder or Path()) / path, data or b"")
        return False, None
    write(what, every)
    has_new = any(before is None for before, _ in every.values())
    kept = keep(what.root, {**every, **(write_schemas(what.root) if has_new else {})})
    if not request.commit:
        return kept, None
    from clsctl.cli.committing import commit_all  # noqa: PLC0415 - with --commit only

    then = as_if(what, {file: after for file, (_, after) in every.items()})
    return kept, commit_all(what, every, changed(what, then))
