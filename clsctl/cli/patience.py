"""A word on standard error when something takes over a second, for a person only, and gone when it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from clsctl.cli.session import Session
from clsctl.core.messages import Message

_DELAY = 1.0


@contextmanager
def patience(session: Session, message: Message) -> Iterator[None]:
    """Say what is going on after a second of it, where standard error is a terminal."""
    if session.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer  # noqa: PLC0415 - only for a person

    text, shown = session.language(message), []

    def say() -> None:
        shown.append(text)
        sys.stderr.write(text)
        sys.stderr.flush()

    timer = Timer(_DELAY, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
