"""The commands that the pages show: run in their order, compared with what is printed, or written again.

In a fenced block marked `console`, a line that begins with `$ ` is a command and the lines up to the next
one are its whole output, standard error included; a line `…` alone stands for any lines. A block whose last
command ends with findings says so in its mark: `console exit=1`. `python -m tools.console` writes the outputs
again where they differ; blocks with a `…` are left to people.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "README.fr.md",
    "docs/guide.md",
    "docs/git.md",
    "docs/editeurs.md",
    "docs/exports.md",
    "docs/importer.md",
    "docs/suivi.md",
    "docs/site.md",
    "docs/portefeuille.md",
)
ENGLISH = {"README.md"}
BLOCK = re.compile(r"^```console(?P<mark>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command with the output the page shows and its expected exit code."""

    command: str
    shown: str
    code: int


class Done(NamedTuple):
    """What a step printed and how it ended."""

    step: Step
    printed: str
    code: int


def steps(text: str) -> list[Step]:
    """The steps of a page, in order."""
    found = []
    for block in BLOCK.finditer(text):
        mark = re.search(r"exit=(\d+)", block["mark"])
        chunks = re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]
        for number, chunk in enumerate(chunks, 1):
            command, _, output = chunk.partition("\n")
            found.append(Step(command, output, int(mark[1]) if mark and number == len(chunks) else 0))
    return found


def environment(page: str) -> dict[str, str]:
    """One language, fixed names and no settings of this machine, so that the same page prints the same bytes."""
    kept = {key: value for key, value in os.environ.items() if key != "CLSCTL_LANG"}
    scripts = str(Path(sys.executable).parent)
    return kept | {
        "PATH": scripts + os.pathsep + kept.get("PATH", ""),
        "CLSCTL_LANG": "en" if page in ENGLISH else "fr",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "Coordination" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "coordination@example.org" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_DATE": "2026-06-30T12:00:00+02:00" for who in ("AUTHOR", "COMMITTER")},
    }


def run(page: str, text: str, folder: Path) -> list[Done]:
    """Run a page's steps in `folder`, which gets a copy of the examples."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    here, done = folder, []
    for step in steps(text):
        words = shlex.split(step.command)
        if words[0] == "cd":
            here = (here / words[1]).resolve()
            done.append(Done(step, "", 0))
            continue
        ended = subprocess.run(
            words, cwd=here, env=environment(page), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        done.append(Done(step, ended.stdout.replace("\r\n", "\n"), ended.returncode))
    return done


def matches(done: Done) -> bool:
    """Whether a step ended as the page says and printed what it shows, `…` lines aside."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^…$", done.step.shown, flags=re.MULTILINE)]
    return done.code == done.step.code and bool(re.fullmatch(r"[\s\S]*".join(parts), done.printed.strip("\n")))


def rewrite(page: str) -> None:
    """Put what the commands print today into the page."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        results = run(page, text, Path(folder))
    for done in results:
        if done.code != done.step.code:
            sys.exit(f"{page}: $ {done.step.command} ended with {done.code}\n{done.printed}")
        if not matches(done) and "\n…\n" not in "\n" + done.step.shown:
            printed = done.printed.rstrip("\n") + "\n" if done.printed.strip() else ""
            text = text.replace(f"$ {done.step.command}\n{done.step.shown}", f"$ {done.step.command}\n{printed}", 1)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name in PAGES:
        if (ROOT / name).exists():
            rewrite(name)
