"""A line on standard error when something takes over a second, for a person only, and gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from clsctl.cli.output import note
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
    """Say after a second how many of `total` are done; to be told each time with how many. For a person a line that
    moves, elsewhere (the log of a CI) one line."""
    if session.quiet or sys.stderr is None:
        yield lambda _done: None
        return
    begun, line = monotonic(), None
    is_person = sys.stderr.isatty()

    def told(done: int) -> None:
        nonlocal line
        if line is None and monotonic() - begun > _DELAY:
            line = counted(session.language(message), total) if is_person else session.language(message)
            if isinstance(line, str):
                note(f"{line} {done}/{total}")
        if line is not None and not isinstance(line, str):
            line(done)

    try:
        yield told
    finally:
        if line is not None and not isinstance(line, str):
            line(None)
