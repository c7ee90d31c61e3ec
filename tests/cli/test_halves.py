"""Many files are read by several processes: what is found is what one process finds."""

import os
import signal
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from clsctl import sources
from clsctl.cli import halves
from clsctl.cli.halves import halved
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.reading import load
from tests.benchmarks.generate import generate
from tests.cli.run import clsctl

JOBS = list(range(500))
HERE = os.getpid()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process reads all where none can be doubled")


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "processors", lambda: 3)


def test_each_part_is_done_by_a_process_of_its_own_and_all_are_in_order() -> None:
    made = halved(lambda job: (job, os.getpid()), JOBS)
    assert [job for job, _ in made] == JOBS
    assert len({pid for _, pid in made}) == 3
    assert made[0][1] == HERE


def test_few_jobs_are_done_here() -> None:
    assert {pid for _, pid in halved(lambda job: (job, os.getpid()), JOBS[:299])} == {HERE}
    assert len({pid for _, pid in halved(lambda job: (job, os.getpid()), JOBS[:300])}) == 2
    assert halved(str, []) == []


def test_a_part_whose_process_fails_is_done_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fails(job: int) -> int:
        if os.getpid() != HERE and job == 400:
            raise MemoryError
        return -job

    def dies(job: int) -> int:
        if os.getpid() != HERE and job == 200:
            os.kill(os.getpid(), signal.SIGKILL)
        return -job

    assert halved(fails, JOBS) == halved(dies, JOBS) == [-job for job in JOBS]
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_sent_is_made_here() -> None:
    class Inner(NamedTuple):  # of no module: pickle does not find it again
        job: int

    assert halved(Inner, JOBS) == [Inner(job) for job in JOBS]


@pytest.mark.parametrize("bad", [0, 499])
def test_what_goes_wrong_is_told_here(bad: int) -> None:
    def fails(job: int) -> int:
        if job == bad:
            raise Trouble(msg("No."))
        return job

    with pytest.raises(Trouble):
        halved(fails, JOBS)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """450 fiches, a third of them with a mistake of one kind or another."""
    root = tmp_path_factory.mktemp("large")
    generate(root, 450)
    mistakes = ["axe: 99\n", "enjeux:\n", "\tx: 1\n", "titre: deux\n", "freins: [a, b\n", "portuers: ars\n"]
    for number, path in enumerate(sorted(root.rglob("fiches/**/*.yaml"))):
        if number % 3 == 0:
            path.write_text(path.read_text(encoding="utf-8") + mistakes[number // 3 % 6], encoding="utf-8")
    return root


def test_what_is_read_is_what_one_process_reads(large: Path) -> None:
    snapshot = sources.read_disk(large)
    alone, together = load(snapshot, "large"), load(snapshot, "large", halved)
    assert len(alone.portefeuille.plans[0].fiches) > 300
    assert len(alone.portefeuille.plans[0].illisibles) > 40
    assert together.portefeuille == alone.portefeuille
    assert together.diagnostics == alone.diagnostics
    assert dict(together.texts) == dict(alone.texts)


def test_what_is_told_is_what_one_process_tells(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = clsctl("validate", "-C", large)
    monkeypatch.setattr(halves, "processors", lambda: 1)
    alone = clsctl("validate", "-C", large)
    assert alone.code == 1
    assert len(alone.out) > 10_000
    assert together == alone
