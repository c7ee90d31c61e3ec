"""Sessions as users see them: each file of `goldens` is a list of commands with the very lines they print.

A line that begins with `$ ` is a command, run in the folder that holds the small plan of `conftest`. Lines of
standard error are marked `2| `, an exit code that is not 0 stands last in brackets.
`python -m tests.cli.test_goldens` writes the files again; what changed is then read in the diff.
"""

import re
import shlex
import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import make_plan
from tests.cli.run import clsctl

FOLDER = Path(__file__).parent / "goldens"
FILES = sorted(FOLDER.glob("*.txt"))


def session(text: str, folder: Path) -> str:
    """The session with what its commands print now."""
    return "\n".join(_step(command, folder) for command in re.findall(r"^\$ (.*)$", text, re.MULTILINE))


def _step(command: str, folder: Path) -> str:
    name, *args = shlex.split(command)
    if name == "cat":
        shown = (folder / args[0]).read_text(encoding="utf-8")
        return f"$ {command}\n{shown}"
    ran = clsctl(*args, cwd=folder)
    err = "".join(f"2| {line}".rstrip() + "\n" for line in _anywhere(ran.err, folder).splitlines())
    code = f"[{ran.code}]\n" if ran.code else ""
    return f"$ {command}\n{_anywhere(ran.out, folder)}{err}{code}"


def _anywhere(text: str, folder: Path) -> str:
    """The text with the folder's own path taken out, and the paths below it written as everywhere but on Windows."""
    return re.sub(r"\{here\}[\\\w.]*", lambda path: path[0].replace("\\", "/"), text.replace(str(folder), "{here}"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_session(path: Path, tmp_path: Path) -> None:
    make_plan(tmp_path / "plan")
    text = path.read_text(encoding="utf-8")
    assert session(text, tmp_path) == text


def main() -> None:
    """Write the files again."""
    for path in FILES:
        with tempfile.TemporaryDirectory() as folder:
            make_plan(Path(folder) / "plan")
            path.write_text(session(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
