"""`--commit`: that change and nothing else, in the words of the plan, whatever else goes on in the repository."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gitkit
from tests.cli.conftest import fiche
from tests.cli.run import clsctl

SET = ("set", "1.1", "suivi.meteo")


@pytest.fixture
def repo(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The plan in a sub-folder of a repository, with one commit."""
    top = plan.parent
    gitkit.init(top)
    gitkit.git(top, "add", ".")
    gitkit.git(top, "commit", "-qm", "Début")
    with pytest.MonkeyPatch.context() as patch:
        environ = dict(os.environ)
        gitkit.isolate(environ)
        for name in [name for name in os.environ if name.startswith("GIT_") and name not in environ]:
            patch.delenv(name)
        for name, value in environ.items():
            patch.setenv(name, value)
        yield plan


def log(repo: Path, form: str = "%s") -> str:
    return gitkit.git(repo, "log", "-1", f"--format={form}")


def changed(repo: Path) -> list[str]:
    return gitkit.git(repo, "show", "--name-only", "--format=", "HEAD").split()


def test_the_file_and_nothing_else(repo: Path) -> None:
    fiche(repo, "1.2", "# en cours\n")
    (repo / "autre.txt").write_text("x", encoding="utf-8")
    gitkit.git(repo, "add", "autre.txt")
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert ran.code == 0, ran.err
    assert changed(repo) == ["plan/fiches/1.1.yaml"]
    assert log(repo, "%B") == (
        "1.1\u00a0: météo «\u00a0soleil\u00a0»\n\nClsctl-Change: 1.1 decided suivi.meteo soleil\n"
    )
    assert gitkit.git(repo, "status", "--short").splitlines() == ["A  autre.txt", " M fiches/1.2.yaml"]
    assert f"To take it back: git -C {repo} revert --no-edit {log(repo, '%H')[:10]}" in ran.err


def test_a_postponement_as_programs_read_it(repo: Path) -> None:
    clsctl("postpone", "1.1/L1", "2019-12-31", "--reason", "x", "--on", "2019-03-01", "--commit", "-C", repo)
    assert log(repo, "%(trailers)").strip() == "Clsctl-Change: 1.1/L1 postponed 2019-06-30 2019-12-31"


def test_what_was_changed_before_in_that_file_is_told_too(repo: Path) -> None:
    fiche(repo, "1.1", "suivi:\n  statut: en_cours\n  statut_le: 2019-02-01\n")
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert "they go with this one" in ran.err
    assert log(repo, "%(trailers)").count("Clsctl-Change: 1.1 decided") == 2
    assert "1.1\u00a0: 2 changements" in log(repo)


def test_before_the_first_commit(plan: Path, monkeypatch: pytest.MonkeyPatch, repo: Path) -> None:
    gitkit.git(repo.parent, "update-ref", "-d", "HEAD")
    gitkit.git(repo.parent, "rm", "-rq", "--cached", ".")
    assert clsctl(*SET, "soleil", "--commit", "-C", repo).code == 0
    assert changed(repo) == ["plan/fiches/1.1.yaml"]


def test_on_a_detached_head(repo: Path) -> None:
    gitkit.git(repo, "checkout", "-q", "--detach")
    main = gitkit.git(repo, "rev-parse", "main")
    assert clsctl(*SET, "soleil", "--commit", "-C", repo).code == 0
    assert gitkit.git(repo, "rev-parse", "main") == main
    assert gitkit.git(repo, "rev-parse", "HEAD^") == main


def test_without_a_name(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    gitkit.git(repo, "config", "user.useConfigOnly", "true")
    before = (repo / "fiches" / "1.1.yaml").read_bytes()
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert (ran.code, "under which name to commit" in ran.err) == (2, True)
    assert (repo / "fiches" / "1.1.yaml").read_bytes() == before


def test_outside_git(plan: Path) -> None:
    assert clsctl(*SET, "soleil", "--commit", "-C", plan).code == 2
    assert clsctl(*SET, "soleil", "-C", plan).code == 0


def test_during_a_merge(repo: Path) -> None:
    (repo.parent / ".git" / "MERGE_HEAD").write_text(gitkit.git(repo, "rev-parse", "HEAD") + "\n", encoding="ascii")
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert (ran.code, "is not finished" in ran.err) == (2, True)


def test_line_ends_stay_those_of_git(repo: Path) -> None:
    path = repo / "fiches" / "1.1.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    gitkit.git(repo, "config", "core.autocrlf", "true")
    assert clsctl(*SET, "soleil", "--commit", "-C", repo).code == 0
    assert b"\r\n" in path.read_bytes()
    assert gitkit.git(repo, "show", "--numstat", "--format=", "HEAD").split()[:2] == ["2", "0"]
    assert gitkit.git(repo, "status", "--short") == ""


def test_a_filter_of_git_is_left_to_git(repo: Path) -> None:
    (repo / ".gitattributes").write_text("*.yaml filter=secret\n", encoding="ascii")
    head = gitkit.git(repo, "rev-parse", "HEAD")
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert (ran.code, "filter=secret" in ran.err) == (2, True)
    assert gitkit.git(repo, "rev-parse", "HEAD") == head


def test_no_hook_runs(repo: Path) -> None:
    hooks = repo.parent / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {repo}/ran-{name}\nexit 1\n", encoding="ascii")
        (hooks / name).chmod(0o755)
    assert clsctl(*SET, "soleil", "--commit", "-C", repo).code == 0
    assert not list(repo.glob("ran-*"))


WRITER = """
import sys
from clsctl.cli.app import run
sys.stdout = sys.stderr = open(sys.argv[3], "w", encoding="utf-8")
codes = [run(["note", sys.argv[1], f"n{sys.argv[2]}-{k}", "--date", "2019-02-03", "--commit"]) for k in range(25)]
sys.exit(0 if codes == [0] * 25 else 9)
"""


def test_eight_processes_lose_no_commit(repo: Path, tmp_path: Path) -> None:
    """8 × 25 edits of two fiches, each with its commit: 200 commits, 200 changes, and the index as it was."""
    root, logs = Path(__file__).parents[2], tmp_path / ".git"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, f"1.{1 + number % 2}", str(number), str(logs / f"{number}.log")],
            cwd=repo, env={**os.environ, "PYTHONPATH": str(root)},
        )
        for number in range(8)
    ]  # fmt: skip
    codes = [each.wait() for each in writers]
    said = [(logs / f"{number}.log").read_text(encoding="utf-8") for number in range(8)]
    assert codes == [0] * 8, said
    bodies = gitkit.git(repo, "log", "--format=%(trailers:key=Clsctl-Change,valueonly)", "HEAD").split("\n")
    assert gitkit.git(repo, "rev-list", "--count", "HEAD") == "201"
    wanted = {f"n{number}-{k}" for number in range(8) for k in range(25)}
    assert sum(bool(line) for line in bodies) == 200
    texts = "".join((repo / "fiches" / f"1.{n}.yaml").read_text(encoding="utf-8") for n in (1, 2))
    assert {line.split()[-1] for line in texts.splitlines() if "texte:" in line} == wanted
    patches = gitkit.git(repo, "log", "-p", "--format=", "HEAD~200..HEAD")
    assert sum(line.startswith("+") and "texte:" in line for line in patches.splitlines()) == 200
    assert not any(line.startswith("-") and not line.startswith("---") for line in patches.splitlines())
    assert gitkit.git(repo, "status", "--short") == ""


def meddling(monkeypatch: pytest.MonkeyPatch, repo: Path, file: str) -> None:
    """Have someone else commit a file just before the branch is moved, once."""
    from clsctl.sources import committing  # noqa: PLC0415 - patched here

    made = committing._made
    done: list[str] = []

    def slow(*args: object) -> str:
        oid = made(*args)  # type: ignore[arg-type]
        if not done:
            done.append(oid)
            with (repo / file).open("a", encoding="utf-8") as text:
                text.write("# d’ailleurs\n")
            gitkit.git(repo, "commit", "-qm", "D’ailleurs", "--", file)
        return oid

    monkeypatch.setattr(committing, "_made", slow)


def test_a_commit_that_comes_between_is_kept(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meddling(monkeypatch, repo, "fiches/1.2.yaml")
    assert clsctl(*SET, "soleil", "--commit", "-C", repo).code == 0
    assert gitkit.git(repo, "log", "--format=%s").splitlines()[1:] == ["D’ailleurs", "Début"]
    assert changed(repo) == ["plan/fiches/1.1.yaml"]
    assert gitkit.git(repo, "status", "--short") == ""


def test_a_commit_of_the_same_file_that_comes_between_is_told(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meddling(monkeypatch, repo, "fiches/1.1.yaml")
    ran = clsctl(*SET, "soleil", "--commit", "-C", repo)
    assert (ran.code, "written and not committed" in ran.err) == (2, True)
    assert log(repo) == "D’ailleurs"
