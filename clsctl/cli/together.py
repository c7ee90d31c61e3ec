"""Work that makes something of each of many things, shared between the processors of the machine (Linux)."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, NamedTuple, TypeVar

from clsctl.cli.crew import processors

Job = TypeVar("Job")
Made = TypeVar("Made")
# With fewer files than this for each, starting a process and having its answer back takes longer than it saves.
_WORTH = 150
_MOST = 8
# The least that each does, in stacks; of more jobs there are more stacks, up to what a byte can number.
_STACKS_EACH = 6
_STACKS = 256


class _Double(NamedTuple):
    """A double of this process, and the file in memory where it puts what it makes."""

    pid: int
    box: BinaryIO


def together(work: Callable[[Job], Made], jobs: Sequence[Job], worth: int = _WORTH) -> list[Made]:
    """What `work` makes of each job, in their order; what it raises is raised here.

    Many jobs are done by this process and by doubles of it, each of which takes the next stack until there is none: so
    none waits long for another. With fewer than `worth` for each, all are done here; so is what a double that fails
    leaves undone: `work` must depend on nothing but its job.
    """
    count = min(len(jobs) // worth, processors(), _MOST)
    if count < 2 or not hasattr(os, "memfd_create"):  # which Linux has
        return [work(job) for job in jobs]
    size = max(1, worth // _STACKS_EACH, -(-len(jobs) // _STACKS))
    stacks = [jobs[first : first + size] for first in range(0, len(jobs), size)]
    made = _made(work, stacks, count - 1)
    return [each for number, stack in enumerate(stacks) for each in made.get(number) or [work(job) for job in stack]]


def _made(work: Callable[[Job], Made], stacks: Sequence[Sequence[Job]], others: int) -> dict[int, list[Made]]:
    """What was made of the stacks, by their numbers; those in which a double failed are not there."""
    numbers, entry = os.pipe()
    os.write(entry, bytes(range(len(stacks))))
    os.close(entry)
    doubles: list[_Double] = []
    try:
        with suppress(OSError):  # no more processes or memory: those that there are do it
            doubles.extend(_double(work, stacks, numbers) for _ in range(others))
        made = dict(_taken(work, stacks, numbers))
        for double in doubles:
            made.update(_put(double))
        return made
    finally:
        os.close(numbers)
        for double in doubles:
            _stop(double)


def _taken(
    work: Callable[[Job], Made], stacks: Sequence[Sequence[Job]], numbers: int
) -> Iterator[tuple[int, list[Made]]]:
    """The stacks done by one process: it takes the number of each out of the pipe that all of them share."""
    while number := os.read(numbers, 1):
        yield number[0], [work(job) for job in stacks[number[0]]]


def _double(work: Callable[[Job], Made], stacks: Sequence[Sequence[Job]], numbers: int) -> _Double:
    """A double that takes its part of the stacks, puts what it makes of them in its box and ends without a word."""
    box = os.fdopen(os.memfd_create("clsctl"), "w+b")
    try:
        pid = os.fork()
    except OSError:
        box.close()
        raise
    if pid:
        return _Double(pid, box)
    try:
        import pickle  # noqa: PLC0415 - for many files only

        for done in _taken(work, stacks, numbers):
            pickle.dump(done, box, pickle.HIGHEST_PROTOCOL)
        box.flush()
        os._exit(0)
    finally:
        os._exit(1)


def _put(double: _Double) -> Iterator[tuple[int, list[Made]]]:
    """What a double put in its box; nothing where it failed."""
    import pickle  # noqa: PLC0415 - for many files only

    _, status = os.waitpid(double.pid, 0)
    with double.box as box:
        size = 0 if status else box.seek(0, os.SEEK_END)
        box.seek(0)
        while box.tell() < size:
            yield pickle.load(box)  # noqa: S301 - what this program itself just wrote


def _stop(double: _Double) -> None:
    """End a double that nobody waits for any more."""
    if not double.box.closed:
        double.box.close()
        os.kill(double.pid, signal.SIGKILL)
        os.waitpid(double.pid, 0)
