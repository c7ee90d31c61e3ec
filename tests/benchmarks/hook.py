"""What the hook costs at a commit: `validate --staged` on a change of one file, in a repository with 60 fiches."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import generate
from tests.benchmarks.measure import BARE, CLSCTL, ratio
from tests.gitkit import git, init


def hook(folder: Path) -> Iterator[Figure]:
    """The worst of cases: another file has findings of before, so the plan is checked twice."""
    root = init(folder / "hook")
    generate(root, 60)
    first, other = sorted(root.rglob("fiches/**/*.yaml"))[:2]
    other.write_text(other.read_text(encoding="utf-8") + "enjeux:\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan")
    first.write_text(first.read_text(encoding="utf-8") + "enjeux:\n", encoding="utf-8")
    git(root, "add", ".")
    value, own, bare = ratio((CLSCTL, "validate", "--staged", "-C", str(root)), BARE, 15)
    yield Figure("hook, one file of 60 / bare Python", value, 30, f"{own * 1000:.0f} ms / {bare * 1000:.0f} ms")
