"""Runs the program in this process, with its own streams, and gives back what a user would see."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from clsctl.cli.app import run

# Variables that choose a language or a look: each test says its own.
_OWN = ("CLSCTL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS")


class Ran(NamedTuple):
    """The exit code and what was written, as text and, for standard output, as the bytes themselves."""

    code: int
    out: str
    err: str
    data: bytes


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def clsctl(
    *args: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: bytes = b"",
    screen: bool = False,
) -> Ran:
    """Run with these arguments, in English unless `env` says otherwise; on a terminal of 80 columns with `screen`."""
    out, err = io.BytesIO(), io.BytesIO()
    kind = Screen if screen else io.TextIOWrapper
    kept = {name: value for name, value in os.environ.items() if name not in _OWN}
    streams: dict[str, Any] = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin)),
        "stdout": kind(out, encoding="ascii"),
        "stderr": kind(err, encoding="ascii"),
    }
    environ = {**kept, **({"COLUMNS": "80"} if screen else {}), **({"CLSCTL_LANG": "en"} if env is None else env)}
    with mock.patch.multiple(sys, **streams), mock.patch.dict(os.environ, environ, clear=True), _inside(cwd):
        code = run([str(arg) for arg in args])
        for name in ("stdout", "stderr"):
            streams[name].flush()
    return Ran(code, out.getvalue().decode(errors="surrogateescape"), err.getvalue().decode(), out.getvalue())


@contextmanager
def _inside(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)
