"""What is staged, also from inside the hooks of a commit being made."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from clsctl.core.snapshot import LeftOut
from clsctl.sources import read_index, read_revision, staged_change
from tests.gitkit import Commit, Link, Submodule, build, git, init
from tests.sources.plain import PLAN, plan_repository, trouble


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def staged(root: Path) -> dict[str, str]:
    return {path: text.decode() for path, text in read_index(root).files.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plan_repository(
        tmp_path / "r",
        Commit({"fiches/1.yaml": "a", "fiches/é 2.yaml": "b", "fiches/3.yaml": "c"}, when="2020-01-05T12:00:00+01:00"),
    )


def test_the_index_and_not_the_disk(root: Path) -> None:
    write(root, {"fiches/1.yaml": "indexé", "fiches/4.yaml": "nouveau"})
    git(root, "add", ".")
    write(root, {"fiches/1.yaml": "disque", "fiches/5.yaml": "disque"})
    (root / "fiches/3.yaml").unlink()
    snapshot = read_index(root)
    assert (snapshot.label, snapshot.day, snapshot.left_out) == ("index", None, ())
    files = {"fiches/1.yaml": "indexé", "fiches/3.yaml": "c", "fiches/4.yaml": "nouveau", "fiches/é 2.yaml": "b"}
    assert staged(root) == PLAN | files
    assert list(snapshot.files) == sorted(PLAN | files)


def test_before_the_first_commit(tmp_path: Path) -> None:
    init(tmp_path)
    assert (staged(tmp_path), staged_change(tmp_path).paths) == ({}, frozenset())
    write(tmp_path, {**PLAN, "fiches/1.yaml": ""})
    git(tmp_path, "add", ".")
    assert staged(tmp_path) == {**PLAN, "fiches/1.yaml": ""}
    assert staged_change(tmp_path).paths == {"clsctl.yaml", "fiches/1.yaml"}


def test_a_file_announced_is_not_staged(root: Path, tmp_path: Path) -> None:
    write(root, {"annonce.yaml": "a", "vide.yaml": ""})
    git(root, "add", "-N", "annonce.yaml")
    git(root, "add", "vide.yaml")
    assert set(staged(root)) == {"clsctl.yaml", "fiches/1.yaml", "fiches/é 2.yaml", "fiches/3.yaml", "vide.yaml"}
    assert staged_change(root).paths == {"vide.yaml"}
    fresh = init(tmp_path / "fresh")
    write(fresh, {"annonce.yaml": "a", "vide.yaml": ""})
    git(fresh, "add", "-N", "annonce.yaml")
    git(fresh, "add", "vide.yaml")
    assert staged(fresh) == {"vide.yaml": ""}


def test_what_changes(root: Path) -> None:
    assert staged_change(root).paths == frozenset()
    write(root, {"fiches/1.yaml": "z", "fiches/5.yaml": "nouveau"})
    git(root, "mv", "fiches/é 2.yaml", "fiches/renommée.yaml")
    git(root, "rm", "--quiet", "fiches/3.yaml")
    git(root, "add", "fiches")
    write(root, {"clsctl.yaml": "sur le disque seulement"})
    assert staged_change(root).paths == {
        "fiches/1.yaml",
        "fiches/3.yaml",
        "fiches/5.yaml",
        "fiches/é 2.yaml",
        "fiches/renommée.yaml",
    }


def test_a_file_that_becomes_a_link_changes(root: Path) -> None:
    oid = git(root, "rev-parse", "HEAD:fiches/1.yaml")
    git(root, "update-index", "--cacheinfo", f"120000,{oid},fiches/1.yaml")
    assert staged_change(root).paths == {"fiches/1.yaml"}
    assert read_index(root).left_out == (LeftOut("fiches/1.yaml", "link"),)


def test_a_plan_in_a_folder_sees_its_own_paths_only(tmp_path: Path) -> None:
    build(tmp_path, [Commit({"santé/cls/clsctl.yaml": "a", "santé/cls2/clsctl.yaml": "b", "clsctl.yaml": "c"})])
    write(tmp_path, {"santé/cls/fiches/1.yaml": "x", "santé/cls2/fiches/1.yaml": "y", "z.yaml": ""})
    git(tmp_path, "add", ".")
    assert staged(tmp_path / "santé/cls") == {"clsctl.yaml": "a", "fiches/1.yaml": "x"}
    assert staged_change(tmp_path / "santé/cls").paths == {"fiches/1.yaml"}


def test_links_and_submodules_are_named(tmp_path: Path) -> None:
    build(tmp_path, [Commit({**PLAN, "lien.yaml": Link("x"), "sous": Submodule("1" * 40)})], checkout=False)
    git(tmp_path, "read-tree", "HEAD")
    snapshot = read_index(tmp_path)
    assert list(snapshot.files) == ["clsctl.yaml"]
    assert snapshot.left_out == (LeftOut("lien.yaml", "link"), LeftOut("sous", "submodule"))


@pytest.mark.parametrize("names", [["fiches/1.yaml"], ["fiches/1.yaml", "fiches/é 2.yaml"]])
def test_a_merge_that_is_not_finished(root: Path, names: list[str]) -> None:
    git(root, "branch", "autre")
    write(root, dict.fromkeys(names, "ici"))
    git(root, "commit", "--quiet", "-am", "ici")
    git(root, "checkout", "--quiet", "autre")
    write(root, dict.fromkeys(names, "là"))
    git(root, "commit", "--quiet", "-am", "là")
    with pytest.raises(AssertionError):
        git(root, "merge", "--quiet", "main")
    message, hint = trouble(lambda: read_index(root))
    assert message.startswith("A merge is not finished: ")
    assert all(name in message for name in names)
    assert "git add FILE" in hint
    assert staged_change(root).paths == set(names)
    git(root, "add", ".")
    assert set(names) <= set(staged(root))


def test_a_split_or_sparse_index_is_whole(root: Path) -> None:
    before = staged(root)
    git(root, "update-index", "--split-index")
    assert staged(root) == before
    git(root, "update-index", "--no-split-index")
    git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "pieces")
    assert not (root / "fiches").exists()
    assert staged(root) == before
    assert staged_change(root).paths == frozenset()


HOOK = """#!/bin/sh
exec "{python}" -c '
import json, os, pathlib, clsctl.sources as s
root = pathlib.Path(os.environ["PLAN"])
files = {{path: text.decode() for path, text in s.read_index(root).files.items()}}
head = s.read_revision(root, "HEAD").label
changed = sorted(s.staged_change(root).paths)
pathlib.Path(os.environ["SEEN"]).write_text(json.dumps([files, changed, head]), encoding="utf-8")
'
"""


def commit_with_hook(root: Path, plan: Path, seen: Path, *words: str) -> tuple[dict[str, str], list[str]]:
    """Makes a commit whose hook reads the index; what it saw, which must be what the commit then holds."""
    common = root / git(root, "rev-parse", "--git-common-dir")
    (common / "hooks").mkdir(exist_ok=True)
    hook = common / "hooks" / "pre-commit"
    hook.write_text(HOOK.format(python=Path(sys.executable).as_posix()), encoding="utf-8")
    hook.chmod(0o755)
    head = git(root, "rev-parse", "HEAD")
    git(root, "commit", "--quiet", "-m", "x", *words, PLAN=str(plan), SEEN=str(seen))
    files, changed, seen_head = json.loads(seen.read_text(encoding="utf-8"))
    assert seen_head == head
    assert files == {path: text.decode() for path, text in read_revision(plan, "HEAD").files.items()}
    return files, changed


@pytest.mark.parametrize("kind", ["repository", "worktree"])
@pytest.mark.parametrize("folder", ["", "cls"])
def test_the_hook_of_a_commit_sees_what_is_committed(tmp_path: Path, kind: str, folder: str) -> None:
    prefix = f"{folder}/" if folder else ""
    origin = tmp_path / "origin"
    names = ("clsctl.yaml", "fiches/1.yaml", "fiches/2.yaml")
    build(origin, [Commit({f"{prefix}{name}": "avant" for name in names})])
    root = origin
    if kind == "worktree":
        root = tmp_path / "worktree"
        git(origin, "worktree", "add", "--quiet", "-b", "autre", str(root))
    plan, seen = root / folder, tmp_path / "seen.json"

    write(plan, {"fiches/1.yaml": "un"})
    git(root, "add", ".")
    write(plan, {"fiches/1.yaml": "un, plus tard", "fiches/2.yaml": "deux"})
    assert commit_with_hook(root, plan, seen)[1] == ["fiches/1.yaml"]

    files, changed = commit_with_hook(root, plan, seen, "-a")
    assert (files["fiches/1.yaml"], changed) == ("un, plus tard", ["fiches/1.yaml", "fiches/2.yaml"])

    write(plan, {"fiches/1.yaml": "encore un", "fiches/2.yaml": "encore deux"})
    git(root, "add", ".")
    files, changed = commit_with_hook(root, plan, seen, "--", f"{prefix}fiches/2.yaml")
    assert (files["fiches/1.yaml"], files["fiches/2.yaml"], changed) == (
        "un, plus tard",
        "encore deux",
        ["fiches/2.yaml"],
    )


def test_a_hook_that_asks_about_another_repository(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git says of its own repository, in the environment of a hook, is not said of every repository."""
    other = plan_repository(tmp_path / "other", Commit({"fiches/9.yaml": "z"}))
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_PREFIX", "")
    assert set(read_revision(other, "HEAD").files) == {"clsctl.yaml", "fiches/9.yaml"}
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    assert set(read_revision(other / "fiches/..", "HEAD").files) == {"clsctl.yaml", "fiches/9.yaml"}
    assert "fiches/1.yaml" in staged(root)


def test_a_repository_kept_apart_from_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with `git --git-dir=… --work-tree=…`, said relative to the folder the command was run in."""
    plan_repository(tmp_path / "plan", Commit({"cls/clsctl.yaml": "a"}))
    (tmp_path / "plan" / ".git").rename(tmp_path / "apart.git")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "apart.git")
    monkeypatch.setenv("GIT_WORK_TREE", "plan")
    assert set(staged(tmp_path / "plan/cls")) == {"clsctl.yaml"}
    assert set(read_revision(tmp_path / "plan", "HEAD").files) == {"clsctl.yaml", "cls/clsctl.yaml"}
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.setenv("GIT_DIR", "../apart.git")
    monkeypatch.chdir(tmp_path / "plan")
    assert set(staged(tmp_path / "plan/cls")) == {"clsctl.yaml"}
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert "is not in a git repository" in trouble(lambda: read_index(tmp_path / "plan"))[0]
