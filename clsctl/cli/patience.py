"""A line on standard error when something takes over a second, for a person only, and gone when it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from clsctl.cli.session import Session
from clsctl.core.messages import Message
from clsctl.render.progress import waiting

_DELAY = 1.0


@contextmanager
def patience(session: Session, message: Message) -> Iterator[None]:
    """Say what is going on after a second of it, where standard error is a terminal."""
    if session.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer  # noqa: PLC0415 - only for a person

    shown = []

    def say() -> None:
        shown.append(waiting(session.language(message)))
        shown[0].start()

    timer = Timer(_DELAY, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for line in shown:
            line.stop()
