"""Many files are read by several processes: what is found is what one process finds."""

import os
import signal
import sys
from pathlib import Path
from time import sleep
from typing import NamedTuple

import pytest

from clsctl import sources
from clsctl.cli import together as module
from clsctl.cli.together import together
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
    monkeypatch.setattr(module, "processors", lambda: 3)


def by_whom(job: int) -> tuple[int, int]:
    """The job and the process that does it, slowly enough for others to take theirs."""
    sleep(0.001)
    return job, os.getpid()


def by_whom_slowly(job: int) -> tuple[int, int]:
    sleep(0.3)
    return by_whom(job)


def test_several_processes_do_them_and_all_are_in_order() -> None:
    made = together(by_whom, JOBS)
    assert [job for job, _ in made] == JOBS
    assert len({pid for _, pid in made}) == 3
    assert HERE in {pid for _, pid in made}


def test_few_jobs_are_done_here() -> None:
    assert {pid for _, pid in together(by_whom, JOBS[:299])} == {HERE}
    assert len({pid for _, pid in together(by_whom, JOBS[:300])}) == 2
    assert together(str, []) == []


def test_few_jobs_may_be_worth_it() -> None:
    assert len({pid for _, pid in together(by_whom_slowly, range(3), 1)}) == 3


def test_there_may_be_more_jobs_than_numbers_of_stacks() -> None:
    assert together(str, range(20_011)) == [str(job) for job in range(20_011)]


def test_what_a_process_fails_in_is_done_here(capfd: pytest.CaptureFixture[str]) -> None:
    def fails(job: int) -> int:
        if by_whom(job)[1] != HERE and job % 25 == 24:
            raise MemoryError
        return -job

    def dies(job: int) -> int:
        if by_whom(job)[1] != HERE and job > 100:
            os.kill(os.getpid(), signal.SIGKILL)
        return -job

    assert together(fails, JOBS) == together(dies, JOBS) == [-job for job in JOBS]
    assert capfd.readouterr() == ("", "")


def test_without_more_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuses)
    assert {pid for _, pid in together(by_whom, JOBS)} == {HERE}


def test_what_cannot_be_sent_is_made_here() -> None:
    class Inner(NamedTuple):  # of no module: pickle does not find it again
        job: int

    def work(job: int) -> Inner:
        return Inner(by_whom(job)[0])

    assert together(work, JOBS) == [Inner(job) for job in JOBS]


@pytest.mark.parametrize("bad", [0, 499])
def test_what_goes_wrong_is_told_here(bad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, doubles = os.fork, list[int]()

    def noted() -> int:
        doubles.append(fork())
        return doubles[-1]

    def fails(job: int) -> int:
        if by_whom(job)[0] == bad:
            raise Trouble(msg("No."))
        return job

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(Trouble):
        together(fails, JOBS)
    assert len(doubles) == 2
    for double in doubles:  # none is left behind
        with pytest.raises(ChildProcessError):
            os.waitpid(double, 0)


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
    alone, shared = load(snapshot, "large"), load(snapshot, "large", together)
    assert len(alone.portefeuille.plans[0].fiches) > 300
    assert len(alone.portefeuille.plans[0].illisibles) > 40
    assert shared.portefeuille == alone.portefeuille
    assert shared.diagnostics == alone.diagnostics
    assert dict(shared.texts) == dict(alone.texts)


def test_what_is_told_is_what_one_process_tells(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = clsctl("validate", "-C", large)
    monkeypatch.setattr(module, "processors", lambda: 1)
    alone = clsctl("validate", "-C", large)
    assert alone.code == 1
    assert len(alone.out) > 10_000
    assert shared == alone
