"""The settings with which git runs this program, and does without it where it is no longer there.

Git runs them with its own `sh`, on Windows too: paths have `/` between names and stand in quotes.
"""

import shlex
import shutil
import sys
from pathlib import Path


def settings(name: str) -> dict[str, str]:
    """The keys and values of a repository that has its plan shown and merged by this program; git calls that `name`."""
    program = _program()
    # what is printed where the program fails is the text itself: else `git diff` would stop on it
    shown = f'f() {{ {program} textconv -- "$1" 2>/dev/null || cat "$1"; }}; f'
    # 1 is « a conflict is left »; whatever else is no answer, and git's own merge of lines takes its place
    driver = (
        f"{program} merge-driver -- %O %A %B %P %L %X %Y %S || "
        "{ test $? -eq 1 && exit 1; git merge-file --marker-size=%L %A %O %B; }"
    )
    return {
        "diff.clsctl.textconv": shown,
        "merge.clsctl.name": name,
        "merge.clsctl.driver": driver,
    }


def _program() -> str:
    """This program as `sh` runs it."""
    name = "clsctl.exe" if sys.platform == "win32" else "clsctl"
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which("clsctl")
    if found is None:
        return f"{_quoted(sys.executable)} -m clsctl"
    return _quoted(found)


def _quoted(path: str) -> str:
    return shlex.quote(Path(path).as_posix())
