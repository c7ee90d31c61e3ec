"""The entry point. What needs no Typer is answered before Typer is imported."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from clsctl import __version__


def main() -> int:
    """Run the command line; the exit code."""
    if sys.argv[1:] == ["--version"] and _version_told():
        return 0
    # A run is short and its records hold no cycles: without the collector, starting takes a sixth less time.
    gc.disable()
    try:
        from clsctl.cli.app import run  # noqa: PLC0415 - brings Typer

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def _version_told() -> bool:
    """Print the version; where that fails, the whole program says so in the user's words."""
    try:
        sys.stdout.write(f"clsctl {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):  # there may be no standard output at all
        return False
    return True


def program() -> NoReturn:
    """Run the command line and end the process.

    At once, with nothing taken down object by object, which took a sixth of a usual run (docs/decisions/0131).
    """
    code = main()
    import atexit  # noqa: PLC0415 - what others asked to be done at the end, such as a measure of coverage

    atexit._run_exitfuncs()  # noqa: SLF001 - there is no other way to have them run
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # there may be no such stream
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    program()
