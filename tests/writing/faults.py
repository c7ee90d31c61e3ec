"""Runs a Python script that writes, and has the process killed, or a call of the system refused, at each call it makes
between two marks: `os.access("/begin", 0)` and `os.access("/end", 0)`.

With strace, at the very calls of the system. Where it is not there or not permitted, at the events that Python's own
audit hooks tell, which are fewer.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
# not calls that a write makes, nor calls that can fail
_IGNORED = frozenset(
    {"rt_sigaction", "rt_sigprocmask", "brk", "mmap", "munmap", "getpid", "gettid", "futex", "exit_group"}
)
_HOOK = """\
import os, sys
def _watch(event, args, at=[-1]):
    if event == "os.access" or (event == "open" and args[0] in ("/begin", "/end")):
        pass
    if at[0] >= 0 and event.split(".")[0] in ("open", "os"):
        at[0] += 1
        if at[0] == int(os.environ["FAULT_AT"]):
            if os.environ["FAULT"] == "kill":
                os.kill(os.getpid(), 9)
            raise OSError(28, "No space left on device")
_at = _watch.__defaults__[0]
_access = os.access
def _marked(path, mode):
    _at[0] = {"/begin": 0, "/end": -1}.get(path, _at[0])
    return _access(path, mode)
os.access = _marked
sys.addaudithook(_watch)
"""


class Ended(NamedTuple):
    """How a run with a fault ended, and at which call the fault was."""

    call: str
    status: int
    output: str


@cache
def _works() -> bool:
    """Whether strace is there and may watch a process."""
    return bool(STRACE) and subprocess.run([STRACE or "", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


def runs(script: str, folder: Path, fault: str, *, reset: object) -> Iterator[Ended]:
    """One run for each call of the script between its marks; `reset()` is called before each. `fault` is `kill`, or the
    name of an error of the system such as `ENOSPC`."""
    assert callable(reset)
    if not _works():
        yield from _by_hooks(script, folder, fault, reset)
        return
    reset()
    log = folder.parent / "strace.log"
    _run(["-o", str(log)], script, folder)
    for call, number in _calls(log.read_text(errors="replace")):
        reset()
        injected = f"inject={call}:" + ("signal=KILL" if fault == "kill" else f"error={fault}") + f":when={number}"
        done = _run(["-qq", "-o", os.devnull, "-e", injected], script, folder)
        yield Ended(f"{call}#{number}", done.returncode, done.stdout + done.stderr)


def _calls(log: str) -> Iterator[tuple[str, int]]:
    """The calls between the marks, each with how often its like was made up to it."""
    seen: Counter[str] = Counter()
    inside = False
    for line in log.splitlines():
        found = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if not found:
            continue
        seen[found[1]] += 1
        if '"/begin"' in line or '"/end"' in line:
            inside = '"/begin"' in line
        elif inside and found[1] not in _IGNORED:
            yield found[1], seen[found[1]]


def _run(options: list[str], script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [STRACE or "", *options, sys.executable, "-S", "-c", script]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def _by_hooks(script: str, folder: Path, fault: str, reset: object) -> Iterator[Ended]:
    assert callable(reset)
    for number in range(1, 200):
        reset()
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "FAULT": fault, "FAULT_AT": str(number)}
        done = subprocess.run(
            [sys.executable, "-c", _HOOK + script], cwd=folder, env=environ, capture_output=True, text=True, check=False
        )
        if done.returncode == 0 and "done" in done.stdout:
            return
        yield Ended(f"event {number}", done.returncode, done.stdout + done.stderr)
