"""The history of a large plan against git's own reading of it, in one run: `python -m tests.benchmarks.history`.

1 000 fiches and 5 000 commits of one or two changed fiches each: some 9 500 versions of a file.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, report
from tests.benchmarks.generate import fiche, plan
from tests.benchmarks.measure import CLSCTL, beyond, ratio
from tests.gitkit import isolate

FICHES = 1000
COMMITS = 5000
_SECOND_OF_2021 = 1_616_000_000
_EVERY = 20_000  # seconds between two commits


def path_of(number: int) -> str:
    """A hundred fiches a folder."""
    return f"fiches/{(number - 1) // 100:03}/{number:05}.yaml"


def changed(text: str, draw: random.Random, rank: int) -> str:
    """A fiche as somebody left it: a note, a measure, a declared status, a title."""
    day = f"2023-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    kind = draw.random()
    if kind < 0.35:
        note = f"    - date: {day}\n      instance: copil-2023\n      texte: Point {rank} avec le pilote.\n"
        return text.replace("  notes:\n", f"  notes:\n{note}", 1)
    if kind < 0.6:
        return text.replace("    I1:\n", f"    I1:\n      - date: {day}\n        valeur: {rank}\n", 1)
    if kind < 0.85:
        statut = draw.choice(("en_cours", "realisee", "a_discuter"))
        return re.sub(r"statut: \w+\n  statut_le: .*", f"statut: {statut}\n  statut_le: {day}", text, count=1)
    return re.sub(r"titre: (.*) \(", rf"titre: \1 {rank} (", text, count=1)


def stream(fiches: int, commits: int) -> Iterator[bytes]:
    """The history as `git fast-import` reads it."""
    draw = random.Random(7)
    texts = {number: fiche(number) for number in range(1, fiches + 1)}
    first = {"clsctl.yaml": plan()} | {path_of(number): text for number, text in texts.items()}
    yield _commit(0, first)
    for rank in range(1, commits):
        chosen = draw.sample(range(1, fiches + 1), 1 if rank % 10 in {0, 1, 2} else 2)
        texts |= {number: changed(texts[number], draw, rank) for number in chosen}
        yield _commit(rank, {path_of(number): texts[number] for number in chosen})


def _commit(rank: int, files: dict[str, str]) -> bytes:
    when = f"{_SECOND_OF_2021 + rank * _EVERY} +0100"
    who = f"Agent {rank % 5} <agent{rank % 5}@example.org> {when}"
    message = f"Suivi {rank}".encode()
    lines = [f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(message)}\n".encode() + message + b"\n"]
    for path, text in files.items():
        content = text.encode()
        lines.append(f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n")
    return b"".join(lines) + b"\n"


def generate(folder: Path, fiches: int = FICHES, commits: int = COMMITS) -> None:
    """A repository with that history, its last commit checked out."""
    git = ("git", "-C", str(folder))
    alone = dict(os.environ)
    isolate(alone)  # inside a hook git would write to the repository of the hook
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run((*git, "-c", "init.defaultBranch=main", "init", "--quiet"), check=True, env=alone)
    subprocess.run((*git, "fast-import", "--quiet"), input=b"".join(stream(fiches, commits)), check=True, env=alone)
    subprocess.run((*git, "reset", "--quiet", "--hard"), check=True, env=alone)


def _texts(folder: Path) -> Path:
    """A file with the hashes of all the texts of the history, as `git cat-file --batch` reads them."""
    raw = subprocess.run(
        ("git", "-C", str(folder), "log", "--raw", "--no-abbrev", "--format="), check=True, capture_output=True
    )
    oids = sorted({line.split()[3] for line in raw.stdout.splitlines() if line})
    listed = folder.parent / "oids"
    listed.write_bytes(b"\n".join(oid for oid in oids if oid.strip(b"0")) + b"\n")
    return listed


def figures(folder: Path) -> Iterator[Figure]:
    """The four promises of the history."""
    root, small = folder / "large", folder / "small"
    generate(root)
    generate(small, 1, 1)
    oids = _texts(root)
    os.environ["CLSCTL_CACHE"] = "off"
    floor = ("sh", "-c", f"git -C {root} log --raw && git -C {root} cat-file --batch < {oids}")
    value, own, git = ratio((CLSCTL, "log", "-C", str(root)), floor, 5)
    yield Figure("whole history / git log --raw + cat-file", value, 6, f"{own:.2f} s / {git:.2f} s")
    start = (CLSCTL, "log", "-C", str(small))
    of_file = ("git", "-C", str(root), "log", "--raw", "--", path_of(57))
    value, *seconds = beyond((CLSCTL, "log", "4.1.57", "-C", str(root)), start, of_file, 15)
    yield Figure("(log of one fiche - start) / git log --raw -- FILE", value, 2, _detail(*seconds))
    os.environ["CLSCTL_CACHE"] = str(folder / "cache")
    again = (CLSCTL, "log", "-C", str(root))
    value, *seconds = beyond(again, start, ("git", "-C", str(root), "log", "--raw"), 15)
    yield Figure("(whole history again - start) / git log --raw", value, 1, _detail(*seconds))


def _detail(own: float, start: float, git: float) -> str:
    return f"{own * 1000:.0f} ms, start {start * 1000:.0f} ms, git {git * 1000:.0f} ms"


def growth(folder: Path) -> Iterator[Figure]:
    """Twice the commits on the same fiches must cost at most little more than twice the time they cost."""
    os.environ["CLSCTL_CACHE"] = "off"
    for commits in (2000, 4000):
        generate(folder / str(commits), 500, commits)
    for command in ("log", "slippage", "audit"):
        long, short = ((CLSCTL, command, "-C", str(folder / str(commits))) for commits in (4000, 2000))
        value, many, few = ratio(long, short, 3)
        yield Figure(f"{command}: 4 000 commits / 2 000 commits", value, 2.2, f"{many:.2f} s / {few:.2f} s")


def main() -> int:
    """Print each figure as it comes; 1 when one is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return report([figures(folder), growth(folder)])


if __name__ == "__main__":
    sys.exit(main())
