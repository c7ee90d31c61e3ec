"""Whole processes timed in pairs, in one run: the ratio holds when the machine's speed drifts."""

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

CLSCTL = str(Path(sysconfig.get_path("scripts")) / "clsctl")
BARE = (sys.executable, "-c", "pass")


class Usage(NamedTuple):
    """Wall seconds and peak resident memory in kilobytes of one process."""

    seconds: float
    kilobytes: int


def run(command: tuple[str, ...]) -> Usage:
    """One run, its output thrown away; findings (exit code 1) are a run like another."""
    # without compiled modules each start compiles the whole program, which no installed one does
    unwanted = ("COVERAGE", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Usage(seconds, usage.ru_maxrss)


def ratio(command: tuple[str, ...], floor: tuple[str, ...], runs: int) -> tuple[float, float, float]:
    """The median ratio of the pairs, and the median seconds of each; one warm-up of each first."""
    run(command), run(floor)
    pairs = [(run(command).seconds, run(floor).seconds) for _ in range(runs)]
    return median(a / b for a, b in pairs), median(a for a, _ in pairs), median(b for _, b in pairs)


def beyond(
    command: tuple[str, ...], start: tuple[str, ...], floor: tuple[str, ...], runs: int
) -> tuple[float, float, float, float]:
    """The median ratio of what the command takes beyond its start to the floor, of runs made one after the other, and
    the median seconds of each of the three; one warm-up of each first."""
    run(command), run(start), run(floor)
    made = [(run(command).seconds, run(start).seconds, run(floor).seconds) for _ in range(runs)]
    seconds = [median(each) for each in zip(*made, strict=True)]
    return median((a - b) / c for a, b, c in made), seconds[0], seconds[1], seconds[2]
