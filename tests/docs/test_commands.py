"""Every command that the README and the guide show is run, and prints what they say it prints.

In a fenced block marked `console`, a line that begins with `$ ` is a command and the lines up to the next
one are its whole output, standard error included; a line `…` alone stands for any lines. A command that
ends with findings says so in its block's mark: `console exit=1`.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["README.md", "README.fr.md", "docs/guide.md", "docs/historique-exemple.md"]
BLOCK = re.compile(r"^```console(?P<mark>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Session(NamedTuple):
    """The commands of one page in their order, with what each must print and its exit code."""

    page: str
    steps: tuple[tuple[str, str, int], ...]


def session(page: str) -> Session:
    """The steps of one page."""
    steps: list[tuple[str, str, int]] = []
    for block in BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
        code = int(found[1]) if (found := re.search(r"exit=(\d+)", block["mark"])) else 0
        for chunk in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, output = chunk.partition("\n")
            steps.append((command, output, code))
    return Session(page, tuple(steps))


def matches(expected: str, actual: str) -> bool:
    """Whether the output is the one shown, `…` lines aside."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^…$", expected, flags=re.MULTILINE)]
    return re.fullmatch(r"[\s\S]*".join(parts), actual.strip("\n")) is not None


@pytest.mark.parametrize("page", [page for page in PAGES if (ROOT / page).exists()])
def test_commands_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = os.environ | {
        "LC_ALL": "fr_FR.UTF-8" if page != "README.md" else "en_US.UTF-8",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Coordination",
        "GIT_AUTHOR_EMAIL": "coordination@example.org",
        "GIT_COMMITTER_NAME": "Coordination",
        "GIT_COMMITTER_EMAIL": "coordination@example.org",
    }
    environment.pop("CLSCTL_LANG", None)
    here = tmp_path
    shown = session(page)
    assert shown.steps, f"{page} shows no command"
    for command, expected, code in shown.steps:
        words = shlex.split(command)
        if words[0] == "cd":
            here = here / words[1]
            continue
        if words[0] == "clsctl":
            words[:1] = [sys.executable, "-m", "clsctl"]
        done = subprocess.run(
            words, cwd=here, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        assert done.returncode == code, f"{page}: $ {command}\n{done.stdout}"
        assert matches(expected, done.stdout), f"{page}: $ {command}\n--- printed\n{done.stdout}--- shown\n{expected}"
