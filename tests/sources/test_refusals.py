"""Whatever keeps git from answering is said in plain words, with what to do about it."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clsctl.core.snapshot import Snapshot
from clsctl.sources import read_index, read_revision, staged_change
from clsctl.sources.refusals import refusal
from tests.gitkit import Commit, build, git, init
from tests.sources.plain import PLAN, plan_repository, trouble, words

LATER = "2020-02-05T12:00:00+01:00"


def ask(root: Path, rev: str) -> Callable[[], Snapshot]:
    return lambda: read_revision(root, rev)


def test_no_git_on_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plan_repository(tmp_path / "r")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    expected = "git was not found on this computer, and this command needs it."
    assert trouble(ask(root, "HEAD"))[0] == expected
    for name in [name for name in sys.modules if name == "git" or name.startswith("git.")]:
        monkeypatch.delitem(sys.modules, name)
    message, hint = trouble(ask(root, "HEAD"))
    assert message == expected
    assert "https://git-scm.com" in hint


def test_no_repository(tmp_path: Path) -> None:
    for question in (ask(tmp_path, "HEAD"), lambda: read_index(tmp_path), lambda: staged_change(tmp_path).paths):
        message, hint = trouble(question)
        assert message == f"The folder {tmp_path} is not in a git repository, so it has no history."
        assert "git init" in hint
    assert trouble(ask(tmp_path, "HEAD"))[1].endswith("Or leave --rev out.")
    assert trouble(lambda: read_index(tmp_path))[1].endswith("Or leave --staged out.")


def test_a_folder_of_repositories(tmp_path: Path) -> None:
    """A history begun around other repositories would hold none of their files: it is not advised."""
    plan_repository(tmp_path / "b")
    plan_repository(tmp_path / "a")
    hints = [trouble(question)[1] for question in (ask(tmp_path, "HEAD"), lambda: read_index(tmp_path))]
    assert hints == ["Some folders in it are repositories of their own: ask one of them, with: -C a"] * 2


def test_the_folder_is_gone(tmp_path: Path) -> None:
    """Never answered from the repository of the current folder, as GitPython alone would."""
    message, hint = trouble(ask(tmp_path / "parti", "HEAD"))
    assert "could not read" in message
    assert "cannot change to" in hint


def test_a_bare_repository(tmp_path: Path) -> None:
    init(tmp_path, "--bare")
    message, hint = trouble(ask(tmp_path, "HEAD"))
    assert message == f"The folder {tmp_path} is in a bare git repository, which has no files to work on."
    assert "git clone" in hint


def test_files_that_are_a_bare_repository_in_disguise(tmp_path: Path) -> None:
    """A folder that looks like git's own could bring its own configuration."""
    root = plan_repository(tmp_path)
    (root / "plan" / "refs").mkdir(parents=True)
    (root / "plan" / "objects").mkdir()
    (root / "plan" / "HEAD").write_text("ref: refs/heads/main\n", encoding="ascii")
    (root / "plan" / "config").write_text(f"[core]\n\tworktree = {root.as_posix()}\n", encoding="utf-8")
    assert "bare git repository" in trouble(ask(root / "plan", "HEAD"))[0]


def test_inside_the_folder_of_git_itself(tmp_path: Path) -> None:
    root = plan_repository(tmp_path)
    assert "git repository" in trouble(ask(root / ".git", "HEAD"))[0]


def test_a_repository_whose_files_are_said_to_be_elsewhere(tmp_path: Path) -> None:
    root = plan_repository(tmp_path / "r")
    (tmp_path / "ailleurs").mkdir()
    git(root, "config", "core.worktree", (tmp_path / "ailleurs").as_posix())
    message, hint = trouble(ask(root, "HEAD"))
    assert message == f"The folder {root} is not among the files of its git repository."
    assert "not bare" in hint


def test_a_repository_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plan_repository(tmp_path / "a b")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    message, hint = trouble(ask(root, "HEAD"))
    assert message.endswith("because it belongs to another user of this computer.")
    assert "git config --global --add safe.directory" in hint
    assert str(root.as_posix()) in hint


@pytest.mark.parametrize("rev", ["HEAD", "2020-01-01", "main"])
def test_no_commit_yet(tmp_path: Path, rev: str) -> None:
    message, hint = trouble(ask(init(tmp_path), rev))
    assert message == f"There is no commit yet on the branch of {tmp_path}."
    assert "git commit" in hint


def test_an_unborn_branch_beside_others(tmp_path: Path) -> None:
    root = plan_repository(tmp_path)
    git(root, "symbolic-ref", "HEAD", "refs/heads/neuve")
    assert trouble(ask(root, "2020-01-01"))[0].startswith("There is no commit yet")
    assert "Give a day" in trouble(ask(root, "HEAD"))[1]


@pytest.mark.parametrize(
    "rev",
    [
        "-h",
        "--help",
        "--output=x",
        "--all",
        "--git-dir",
        "--is-inside-work-tree",
        "HEAD..HEAD",
        "^HEAD",
        "HEAD^@",
        "a b",
        "0" * 40,
        "\n",
        "HEAD\nHEAD",
        "x\udce9",
    ],
)
def test_no_such_revision(tmp_path: Path, rev: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plan_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    message, hint = trouble(ask(root, rev))
    assert message.startswith(("git knows no revision ", "No revision is given"))
    assert message.encode()
    assert "Give a day (AAAA-MM-JJ)" in hint
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("rev", ["", "  ", "a\0b"])
def test_no_revision(tmp_path: Path, rev: str) -> None:
    assert trouble(ask(plan_repository(tmp_path), rev))[0] == "No revision is given."


def test_near_names_are_suggested(tmp_path: Path) -> None:
    root = plan_repository(tmp_path)
    git(root, "tag", "signature-2019")
    git(root, "update-ref", "refs/remotes/origin/avenant", "HEAD")
    assert trouble(ask(root, "signature2019"))[1] == "Did you mean: signature-2019?"
    assert trouble(ask(root, "avenant"))[1] == "Did you mean: origin/avenant?"
    assert trouble(ask(root, "zzzz"))[1].endswith("The branches and tags are: main, origin/avenant, signature-2019")


@pytest.mark.parametrize("rev", ["HEAD:clsctl.yaml", "HEAD^{tree}"])
def test_a_revision_that_is_no_commit(tmp_path: Path, rev: str) -> None:
    message, _ = trouble(ask(plan_repository(tmp_path), rev))
    assert message == f"{rev} is not a commit: it names a file or a folder of the history."


def test_a_name_that_is_a_branch_and_a_tag(tmp_path: Path) -> None:
    root = plan_repository(tmp_path, Commit({"fiches/1.yaml": "a"}, when=LATER))
    git(root, "tag", "main", "HEAD~1")
    git(root, "config", "core.warnAmbiguousRefs", "false")
    for rev in ("main", "main~0"):
        message, hint = trouble(ask(root, rev))
        assert message == f"{rev} may mean several things."
        assert hint == "Give one of them in full: refs/heads/main, refs/tags/main"
    assert read_revision(root, "refs/tags/main").label == git(root, "rev-parse", "HEAD~1")


def test_a_hash_in_full_is_never_ambiguous(tmp_path: Path) -> None:
    root = plan_repository(tmp_path, Commit({"fiches/1.yaml": "a"}, when=LATER))
    oid = git(root, "rev-parse", "HEAD~1")
    git(root, "update-ref", f"refs/heads/{oid}", "HEAD")
    assert read_revision(root, oid).label == oid


def test_the_beginning_of_several_hashes(tmp_path: Path) -> None:
    commits = [Commit({"n": f"{number}"}, message=f"{number}") for number in range(600)]
    oids = build(tmp_path, [Commit(PLAN), *commits], checkout=False)
    beginnings = [oid[:4] for oid in oids]
    shared = next(start for start in beginnings if beginnings.count(start) > 1)
    message, hint = trouble(ask(tmp_path, shared))
    assert message == f"{shared} may mean several things."
    assert {oid for oid in oids if oid.startswith(shared)} <= set(hint.rpartition(": ")[2].split(", "))


def test_a_day_before_the_history(tmp_path: Path) -> None:
    message, hint = trouble(ask(plan_repository(tmp_path), "2018-12-31"))
    assert message == "There is no commit up to 2018-12-31: the history begins on 2019-01-01."
    assert hint.startswith("Ask for that day or a later one.")


@pytest.fixture
def shallow(tmp_path: Path) -> Path:
    origin = plan_repository(
        tmp_path / "origin",
        Commit({"fiches/1.yaml": "a"}, when="2020-01-05T12:00:00+01:00"),
        Commit({"fiches/1.yaml": "b"}, when=LATER),
    )
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "clone")
    return tmp_path / "clone"


def test_a_shallow_clone_answers_what_it_holds(shallow: Path) -> None:
    assert read_revision(shallow, "HEAD").files["fiches/1.yaml"] == b"b"
    assert read_revision(shallow, "2020-02-05").files["fiches/1.yaml"] == b"b"


def test_a_shallow_clone_refuses_what_it_does_not_hold(shallow: Path) -> None:
    message, hint = trouble(ask(shallow, "2020-01-31"))
    assert message == "This clone holds only the end of the history, and 2020-01-31 is before it."
    assert hint == "Fetch the whole history with: git fetch --unshallow"
    assert trouble(ask(shallow, "HEAD~1"))[1].endswith("git fetch --unshallow")


def test_a_partial_clone_fetches_nothing(tmp_path: Path) -> None:
    origin = plan_repository(tmp_path / "origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", origin.as_uri(), "clone")
    snapshot = read_revision(tmp_path / "clone", "HEAD")
    message, hint = trouble(lambda: snapshot.files["clsctl.yaml"])
    assert "partial clone" in message
    assert "git fetch --refetch" in hint


def test_a_revision_without_the_plan(tmp_path: Path) -> None:
    moved = {"ancien": None, "cls/clsctl.yaml": "a"}
    build(
        tmp_path,
        [
            Commit({"lisez-moi": "a"}, when="2019-01-01T12:00:00+01:00"),
            Commit({"ancien/clsctl.yaml": "a"}, when="2019-02-01T12:00:00+01:00"),
            Commit(moved, when="2019-03-01T12:00:00+01:00"),
        ],
    )
    oid = git(tmp_path, "rev-parse", "HEAD~1")
    message, hint = trouble(ask(tmp_path / "cls", "2019-02-10"))
    assert message == f"There is no plan in {tmp_path / 'cls'} at commit {oid[:10]} of 2019-02-01."
    assert hint == "At that time the repository had: ancien/clsctl.yaml"
    oid = git(tmp_path, "rev-parse", "HEAD")
    assert trouble(ask(tmp_path / "cls", "2019-01-10"))[1] == f"It came with commit {oid[:10]} of 2019-03-01."
    (tmp_path / "neuf").mkdir()
    git(tmp_path, "rm", "-r", "--quiet", "--cached", "cls")
    git(tmp_path, "commit", "--quiet", "-m", "x", when="2019-04-01T12:00:00+02:00")
    assert "never committed" in trouble(ask(tmp_path / "neuf", "HEAD"))[1]


def damage(root: Path, name: str) -> None:
    oid = git(root, "rev-parse", name)
    path = root / ".git" / "objects" / oid[:2] / oid[2:]
    path.chmod(0o644)
    path.write_bytes(b"damage")


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    init(tmp_path)
    (tmp_path / "clsctl.yaml").write_text("a", encoding="utf-8")
    (tmp_path / "piece.pdf").write_text("b", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "x", when=LATER)
    return tmp_path


@pytest.mark.parametrize("name", ["HEAD", "HEAD^{tree}", "HEAD:clsctl.yaml"])
@pytest.mark.parametrize("rev", ["main", "2020-12-31"])
def test_a_damaged_object(loose: Path, name: str, rev: str) -> None:
    damage(loose, name)
    message, hint = trouble(lambda: dict(read_revision(loose, rev).files))
    assert message.startswith(f"The git repository of {loose} is damaged")
    assert "git fsck" in hint


def test_a_missing_text(loose: Path) -> None:
    oid = git(loose, "rev-parse", "HEAD:piece.pdf")
    (loose / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    snapshot = read_revision(loose, "HEAD")
    assert snapshot.files["clsctl.yaml"] == b"a"
    assert trouble(lambda: snapshot.files["piece.pdf"])[0] == (
        f"The git repository of {loose} is damaged: it has lost the text of piece.pdf."
    )


def test_a_damaged_index(loose: Path) -> None:
    (loose / ".git" / "index").write_bytes(b"damage")
    assert "is damaged" in trouble(lambda: read_index(loose))[0]


def test_a_repository_lost_while_it_is_read(loose: Path) -> None:
    snapshot = read_revision(loose, "HEAD")
    shutil.rmtree(loose / ".git", ignore_errors=os.name == "nt")
    assert "is not in a git repository" in trouble(lambda: snapshot.files["clsctl.yaml"])[0]


def test_words_of_git_that_nobody_foresaw(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "warning: a\nfatal: something new\n")
    assert words(problem.message) == f"git could not read the repository of {tmp_path}."
    assert words(problem.hint) == "It says: something new"
    assert words(refusal(tmp_path, "").hint) == "It says: ?"


def test_a_git_that_is_too_old(tmp_path: Path) -> None:
    problem = refusal(tmp_path, "fatal: unknown repository extension found:\n\trefstorage")
    assert words(problem.message) == "The git of this computer is too old to read this repository."
