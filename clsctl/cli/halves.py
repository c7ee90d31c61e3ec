"""The reading of many files, shared between the processors of the machine, where the system can double a process."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

from clsctl.cli.crew import processors

Job = TypeVar("Job")
Made = TypeVar("Made")
# With less than this for each, starting a process and having its answer back takes longer than it saves.
_WORTH = 150
_MOST = 8


def halved(work: Callable[[Job], Made], jobs: Sequence[Job], worth: int = _WORTH) -> list[Made]:
    """What `work` makes of each job, in their order; what it raises is raised here.

    The first part of many jobs is done here, each other one meanwhile by a double of this process, which sends what it
    made through a pipe; with fewer than `worth` for each, all are done here. The part of a double that fails is done
    here: `work` must depend on nothing but its job.
    """
    count = min(len(jobs) // worth, processors(), _MOST)
    if count < 2 or sys.platform != "linux":
        return [work(job) for job in jobs]
    size = -(-len(jobs) // count)
    own, *others = [jobs[first : first + size] for first in range(0, len(jobs), size)]
    doubles = [_double(work, part) for part in others]
    try:
        made = [work(job) for job in own]
        for double, part in zip(doubles, others, strict=True):
            made += _sent(*double) or [work(job) for job in part]
    finally:
        for double in doubles:
            _stop(*double)
    return made


def _double(work: Callable[[Job], Made], part: Sequence[Job]) -> tuple[int, BinaryIO]:
    """A double of this process that does a part: its number, and the pipe out of which comes what it made."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        _send(work, part, theirs)
    os.close(theirs)
    return pid, os.fdopen(ours, "rb")


def _send(work: Callable[[Job], Made], part: Sequence[Job], end: int) -> None:
    """In the double: do a part, send what was made and end, whatever happens and without a word."""
    try:
        import pickle  # noqa: PLC0415 - for many files only

        with open(end, "wb") as pipe:
            pickle.dump([work(job) for job in part], pipe, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        os._exit(1)


def _sent(pid: int, pipe: BinaryIO) -> list[Made] | None:
    """What a double sent; None where it failed."""
    import pickle  # noqa: PLC0415 - for many files only

    with pipe:
        data = pipe.read()
    _, status = os.waitpid(pid, 0)
    if status:
        return None
    made: list[Made] = pickle.loads(data)  # noqa: S301 - what this program itself just wrote
    return made


def _stop(pid: int, pipe: BinaryIO) -> None:
    """End a double that nobody waits for any more."""
    if not pipe.closed:
        pipe.close()
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
