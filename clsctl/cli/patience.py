"""A line on standard error when something takes over a second, for a person only, and gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from clsctl.cli.session import Session
from clsctl.core.messages import Message
from clsctl.render.progress import counted, waiting

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


@contextmanager
def counting(session: Session, message: Message, total: int) -> Iterator[Callable[[int], None]]:
    """Say after a second how many of `total` are done, where standard error is a terminal; to be told each time with
    how many."""
    if session.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done: None
        return
    begun = monotonic()
    lines: list[Callable[[int | None], None]] = []

    def told(done: int) -> None:
        if not lines and monotonic() - begun > _DELAY:
            lines.append(counted(session.language(message), total))
        for line in lines:
            line(done)

    try:
        yield told
    finally:
        for line in lines:
            line(None)
