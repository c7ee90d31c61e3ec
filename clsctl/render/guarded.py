"""The process in which a plan's own templates run: it takes one request after another, and says what came of each."""

import json
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import import_module
from types import FrameType
from typing import Any, BinaryIO

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.render.guard import _HEAD, Limits, Refused, Stopped
from clsctl.render.templates import template_line

_MEGABYTE = 1 << 20


def serve(said: str) -> None:
    """Answer requests until there are no more. `said` is the `Limits` as JSON."""
    limits = Limits(*json.loads(said))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints may write among the answers
    _bound(limits)
    while head := sys.stdin.buffer.read(_HEAD):
        _answer(sys.stdin.buffer.read(int.from_bytes(head, "big")), answers, limits)


def _answer(request: bytes, answers: BinaryIO, limits: Limits) -> None:
    function, arguments = pickle.loads(request)  # noqa: S301 - from the process that started this one
    watch = threading.Timer(limits.seconds, _stop, (threading.main_thread().ident, answers))
    watch.daemon = True
    watch.start()
    answer = _made(function, arguments, limits)
    watch.cancel()
    _write(answers, answer)


def _made(function: str, arguments: tuple[Any, ...], limits: Limits) -> Any:
    """The text, or why there is none, to be raised where it was asked for."""
    module, _, name = function.partition(":")
    made: Callable[..., str] = getattr(import_module(module), name)
    try:
        text = made(*arguments)
    except Trouble as error:
        return Refused(error.message, error.hint)
    except Exception as error:  # noqa: BLE001 - it is told in the process that asked
        return RuntimeError("".join(traceback.format_exception(error)))
    if len(text) > limits.characters:
        return Refused(
            msg(
                "A template of the plan made a page of {count} characters; it may have {most}.",
                count=len(text), most=limits.characters,
            )
        )  # fmt: skip
    return text


def _write(answers: BinaryIO, answer: Any) -> None:
    data = pickle.dumps(answer)
    answers.write(len(data).to_bytes(_HEAD, "big") + data)
    answers.flush()


def _stop(thread: int | None, answers: BinaryIO) -> None:
    """Say where the template is, and end the process, whose main thread can't be made to."""
    frame: FrameType | None = sys._current_frames().get(thread or 0)  # noqa: SLF001 - there is no other way to ask
    _write(answers, Stopped(*template_line(frame)))
    os._exit(1)


def _bound(limits: Limits) -> None:
    """Bound the memory of this process, and let it write no file."""
    if sys.platform == "win32":
        _bound_on_windows(limits)
        return
    import resource  # noqa: PLC0415 - not on Windows

    for what, most in ((resource.RLIMIT_AS, limits.megabytes * _MEGABYTE), (resource.RLIMIT_FSIZE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a system that can't; the time is bounded anyhow
            continue


def _bound_on_windows(limits: Limits) -> None:
    """Put this process in a job of its own, whose memory is bounded (JOBOBJECT_EXTENDED_LIMIT_INFORMATION)."""
    import ctypes  # noqa: PLC0415 - Windows only
    import struct  # noqa: PLC0415

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    # two times, flags, three sizes, a count, an affinity, two classes; six counts; four sizes
    basic = struct.pack("@qqINNIPII", 0, 0, _PROCESS_MEMORY, 0, 0, 0, 0, 0, 0)
    told = basic + bytes(48) + struct.pack("@NNNN", limits.megabytes * _MEGABYTE, 0, 0, 0)
    if kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, told, len(told)):
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


_PROCESS_MEMORY, _EXTENDED_LIMITS = 0x100, 9
