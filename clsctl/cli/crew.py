"""Work shared between the processors of the machine, where the system can double a process (Linux)."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from clsctl.core.trouble import Trouble

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.sharedctypes import Synchronized

Job = TypeVar("Job")
# Less than this for each is done sooner alone.
_WORTH = 40
_MOST = 8


def shared(jobs: Sequence[Job], work: Callable[[Job], None]) -> Iterator[int]:
    """Do every job, and give how many are done, from time to time. What `work` raises is raised here.

    The jobs are done by several processes where there are many of them: `work` must leave what it did in files.
    """
    count = min(len(jobs) // _WORTH, processors(), _MOST)
    if count < 2 or sys.platform != "linux":
        for done, job in enumerate(jobs, 1):
            work(job)
            yield done
        return
    yield from _doubled(jobs, work, count)


def processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spare() -> int:
    """How many processors work may be shared between; 1 where all are busy: more would only cost."""
    count = processors()
    return count if count > 1 and os.getloadavg()[0] <= count else 1


def _doubled(jobs: Sequence[Job], work: Callable[[Job], None], count: int) -> Iterator[int]:
    from multiprocessing import connection, get_context  # noqa: PLC0415 - for many pages only

    context = get_context("fork")
    taken = context.Value("i", 0)
    ends: list[Connection] = []
    crew = []
    try:
        for _ in range(count):
            ours, theirs = context.Pipe(duplex=False)
            member = context.Process(target=_member, args=(jobs, taken, work, theirs), daemon=True)
            member.start()
            theirs.close()
            ends.append(ours)
            crew.append(member)
        done = 0
        while ends:
            for end in [each for each in ends if each in connection.wait(ends)]:
                try:
                    told = end.recv()
                except EOFError:
                    ends.remove(end)
                    continue
                if isinstance(told, tuple):
                    raise Trouble(*told)
                if isinstance(told, OSError):
                    raise told
                done += told
                yield done
        for member in crew:
            member.join()
        if done != len(jobs):
            raise RuntimeError("a process of the crew ended before its work was done")
    finally:
        for member in crew:
            member.terminate()
            member.join()


def _member(jobs: Sequence[Job], taken: "Synchronized[int]", work: Callable[[Job], None], told: "Connection") -> None:
    """One of the crew: it takes the next job until there is none, and tells of each that is done."""
    try:
        while (rank := _next(taken)) < len(jobs):
            work(jobs[rank])
            told.send(1)
    except KeyboardInterrupt:
        os._exit(130)
    except Trouble as error:  # raised again by the process that waits for us
        told.send((error.message, error.hint))
    except OSError as error:
        told.send(error)


def _next(taken: "Synchronized[int]") -> int:
    with taken.get_lock():
        taken.value += 1
        return taken.value - 1
