"""The locks of the plans that a command writes in."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from clsctl.cli.output import note
from clsctl.cli.plan import Read
from clsctl.core.messages import Message, msg
from clsctl.writing.lock import locked
from clsctl.writing.together import finish


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
