"""Whatever the history, the text of a revision or a day is what a checkout of it puts on disk."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.snapshot import Snapshot
from clsctl.sources import read_disk, read_index, read_revision
from clsctl.sources.days import day_of
from tests.gitkit import Commit, build, git

START = datetime(2020, 3, 26, tzinfo=UTC)
NAMES = (
    "fiches/1.yaml",
    "fiches/2.yml",
    "fiches/axe 1/é.yaml",
    "pieces/x.pdf",
    ".gitattributes",
    "a'b\"c.yaml",
    "node_modules/x.yaml",
)
TEXTS = st.sampled_from([b"", b"a", b"a\n", b"\r\n\0\xff", b"version 2\n", b"x" * 3000])


@st.composite
def histories(draw: st.DrawFn) -> list[Commit]:
    """A line of commits some hours apart, with a branch that leaves it and comes back now and then."""
    commits = [Commit({"clsctl.yaml": b"a"}, when=START.isoformat())]
    moment, tip, aside = START, 0, None
    for _ in range(draw(st.integers(1, 7))):
        moment += timedelta(hours=draw(st.integers(0, 40)))
        files = draw(st.dictionaries(st.sampled_from(NAMES), TEXTS | st.none(), max_size=4))
        kind = draw(st.sampled_from(["line", "line", "aside", "merge"]))
        if kind == "aside":
            start = tip if aside is None else None
            aside = len(commits)
            commits.append(Commit(files, when=moment.isoformat(), branch="travail", start=start))
        else:
            merge = (aside,) if kind == "merge" and aside is not None else ()
            tip = len(commits)
            commits.append(Commit(files, when=moment.isoformat(), merge=merge))
    return commits


@contextmanager
def repository(commits: list[Commit]) -> Iterator[tuple[Path, list[str]]]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder, build(folder, commits)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def content(snapshot: Snapshot) -> tuple[list[str], dict[str, bytes]]:
    return list(snapshot.files), dict(snapshot.files)


@settings(max_examples=10, deadline=None)
@given(histories())
def test_the_text_of_a_revision_is_its_checkout(commits: list[Commit]) -> None:
    with repository(commits) as (root, oids):
        for oid, commit in zip(oids, commits, strict=True):
            git(root, "read-tree", "--reset", "-u", oid)
            snapshot = read_revision(root, oid)
            assert (snapshot.label, snapshot.day) == (oid, day_of(int(datetime.fromisoformat(commit.when).timestamp())))
            assert content(snapshot) == content(read_disk(root)) == content(read_index(root))


@settings(max_examples=10, deadline=None)
@given(histories(), st.integers(0, 12))
def test_the_text_of_a_day_is_the_checkout_of_what_the_branch_was(commits: list[Commit], days: int) -> None:
    """Independently: git's own filter by date, which on clocks that agree stops at the same commit."""
    day = START.date() + timedelta(days=days)
    with repository(commits) as (root, oids):
        before = f"{day + timedelta(days=1)}T00:00:00{offset(day + timedelta(days=1))}"
        stop = int(datetime.fromisoformat(before).timestamp()) - 1
        oid = git(root, "rev-list", "--first-parent", "--max-count=1", f"--before={stop}", "main")
        git(root, "read-tree", "--reset", "-u", oid)
        snapshot = read_revision(root, day.isoformat())
        assert oid in oids
        assert (snapshot.label, snapshot.day) == (oid, day)
        assert content(snapshot) == content(read_disk(root))


def offset(day: date) -> str:
    """The offset of Paris at midnight; in 2020 summer time began on 29 March, within the days tried."""
    return "+01:00" if day <= date(2020, 3, 29) else "+02:00"


def test_merged_history_in_full() -> None:
    """One history drawn by hand, so that the property is seen to compare something."""
    commits = [
        Commit({"clsctl.yaml": b"a", "fiches/1.yaml": b"1"}, when="2020-03-26T00:00:00+00:00"),
        Commit(
            {"fiches/1.yaml": None, "fiches/2.yml": b"2"}, when="2020-03-27T00:00:00+00:00", branch="travail", start=0
        ),
        Commit({"fiches/2.yml": b"2", "fiches/1.yaml": None}, when="2020-03-28T00:00:00+00:00", merge=(1,)),
    ]
    with repository(commits) as (root, oids):
        shown = [sorted(read_revision(root, oid).files) for oid in oids]
        assert shown == [["clsctl.yaml", "fiches/1.yaml"], *[["clsctl.yaml", "fiches/2.yml"]] * 2]
        assert sorted(read_revision(root, "2020-03-27").files) == ["clsctl.yaml", "fiches/1.yaml"]
