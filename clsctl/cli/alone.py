"""The locks of the plans that a command writes in, and the plan as it is under them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from clsctl import sources
from clsctl.cli.output import note
from clsctl.cli.plan import Read, of_snapshot, read
from clsctl.cli.session import Request
from clsctl.core.messages import Message, msg
from clsctl.writing.lock import locked
from clsctl.writing.together import finish


def quiet(request: Request) -> Request:
    """The request without the lines of `-v`, for what is read a second time."""
    return request._replace(session=request.session._replace(verbose=False))


@contextmanager
def as_it_is(request: Request) -> Iterator[Read]:
    """The plan to change, read again once nobody else writes in it; with `--dry-run` as it is at this moment."""
    what = read(request)
    if request.dry_run:
        yield what
        return
    if request.commit:
        sources.check_commit(what.root)
    with alone(what):
        now = of_snapshot(quiet(what.request), what.root, sources.read_disk(what.root))
        yield now._replace(request=_as_loud(now.request, request))


def _as_loud(now: Request, asked: Request) -> Request:
    return now._replace(session=now.session._replace(verbose=asked.session.verbose))


@contextmanager
def alone(what: Read) -> Iterator[None]:
    """Hold the locks of all the plans of a portfolio, or of the one plan, always in the same order."""
    folders = sorted({(what.root / plan.where.file).parent for plan in what.portefeuille.plans})

    def tell() -> None:
        if not what.request.session.quiet:
            note(what.request.language(msg("Another clsctl is writing in this plan: waiting for it…")))

    with ExitStack() as held:
        for folder in folders:
            held.enter_context(locked(folder, tell))
        for folder in {what.root: None, **dict.fromkeys(folders)}:
            if files := finish(folder):
                note(what.request.language(_finished(files)))
        yield


def _finished(files: tuple[str, ...]) -> Message:
    return msg("A change of several files had been interrupted; it is finished now: {files}", files=", ".join(files))
