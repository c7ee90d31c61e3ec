"""Runs what a plan's own templates ask for in a process of its own, stopped when it takes too long or too much.

A template is data from a repository that nobody vouches for. Jinja's sandbox keeps it from what it is not given;
nothing inside Python keeps it from `{% for a in range(99999) %}` three times nested, or from a text of a hundred
gigabytes. A process can be stopped from outside, on every system. It is started once in a run and answers as long as
it lives.
"""

import json
import pickle
import subprocess
import sys
from functools import cache
from threading import Timer
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.trouble import Trouble

# What a process that will not say where it is may take more before it is killed, in seconds.
_GRACE = 1.5
_HEAD = 8
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from clsctl.render.guarded import serve; serve(sys.argv[2])"
)
# Windows opens a console for a program that has none.
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_NAMES = msg("The names that a template may use are in docs/rapports.md")


class Limits(NamedTuple):
    """What the making of one page may take: time, memory of the whole process, characters of the page."""

    seconds: float = 20.0
    megabytes: int = 1024
    characters: int = 20_000_000


LIMITS = Limits()


class Stopped(NamedTuple):
    """Where a template was when its time was over."""

    template: str
    line: int


class Refused(NamedTuple):
    """The `Trouble` that was raised there."""

    message: Message
    hint: Message | None = None


def guarded(function: str, arguments: tuple[Any, ...], limits: Limits = LIMITS) -> str:
    """The text that a function of ours, named as `module:name`, gives for these arguments.

    Raises Trouble where it did, and where it was stopped.
    """
    request = pickle.dumps((function, arguments))
    worker = _worker(limits)
    answer = _ask(worker, request, limits)
    if answer is None:
        _forget(worker, limits)
        raise _too_much(limits)
    found: Any = pickle.loads(answer)  # noqa: S301 - from our own process, which may do no more than this one
    if isinstance(found, Stopped):
        _forget(worker, limits)
        raise _too_long(found, limits)
    if isinstance(found, Refused):
        raise Trouble(*found)
    if isinstance(found, str):
        return found
    raise RuntimeError("a page could not be made") from found


def _too_much(limits: Limits) -> Trouble:
    return Trouble(
        msg(
            "A template of the plan took more than a page may take: {seconds} seconds, {megabytes} MB.",
            seconds=round(limits.seconds), megabytes=limits.megabytes,
        ),
        _NAMES,
    )  # fmt: skip


def _too_long(found: Stopped, limits: Limits) -> Trouble:
    said: Message = msg(
        "{template}:{line}: the template was stopped after {seconds} seconds: a loop in it does not end in time.",
        template=found.template, line=verbatim(str(found.line)), seconds=round(limits.seconds),
    )  # fmt: skip
    return Trouble(said, _NAMES)


@cache
def _workers() -> dict[Limits, "subprocess.Popen[bytes]"]:
    """The processes that wait for another page, by what they may take."""
    return {}


def _worker(limits: Limits) -> "subprocess.Popen[bytes]":
    known = _workers().get(limits)
    if known is not None and known.poll() is None:
        return known
    words = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), json.dumps(limits)]
    started = subprocess.Popen(  # noqa: S603 - ourselves
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=_NO_WINDOW
    )
    return _workers().setdefault(limits, started)


def _forget(worker: "subprocess.Popen[bytes]", limits: Limits) -> None:
    worker.kill()
    worker.communicate()
    _workers().pop(limits, None)


def _ask(worker: "subprocess.Popen[bytes]", request: bytes, limits: Limits) -> bytes | None:
    """What the process answers; None where it ended, or was ended, before."""
    if worker.stdin is None or worker.stdout is None:
        return None
    timer = Timer(limits.seconds + _GRACE, worker.kill)
    timer.daemon = True
    timer.start()
    try:
        worker.stdin.write(len(request).to_bytes(_HEAD, "big") + request)
        worker.stdin.flush()
        size = int.from_bytes(worker.stdout.read(_HEAD), "big")
        answer = worker.stdout.read(size)
    except OSError:
        return None
    finally:
        timer.cancel()
    return answer if size and len(answer) == size else None
