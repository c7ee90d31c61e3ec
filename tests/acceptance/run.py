"""The program as its users run it: a process, its output, its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Ran(NamedTuple):
    """What a run printed on each channel, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


def clsctl(*arguments: str | Path, cwd: Path | None = None, stdin: str = "") -> Ran:
    """Run `clsctl` in English with nothing of this machine's settings."""
    environment = os.environ | {"CLSCTL_LANG": "en", "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        [sys.executable, "-m", "clsctl", *map(str, arguments)],
        cwd=cwd, env=environment, input=stdin, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return Ran(done.stdout, done.stderr, done.returncode)
