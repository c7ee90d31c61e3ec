"""The text of a plan at a revision or on a day, from real repositories."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from clsctl.core.snapshot import LeftOut
from clsctl.sources import objects, read_disk, read_revision
from tests.gitkit import Commit, Content, Link, Submodule, build, git
from tests.sources.plain import PLAN, plan_repository, trouble

FICHE = "fiches/1.yaml"


def text(root: Path, rev: str, path: str = FICHE) -> str:
    return read_revision(root, rev).files[path].decode()


def version(
    name: str, when: str, branch: str = "main", start: int | None = None, merge: tuple[int, ...] = ()
) -> Commit:
    return Commit({FICHE: name}, when=when, branch=branch, start=start, merge=merge)


def test_a_revision_has_its_hash_its_day_and_its_bytes(tmp_path: Path) -> None:
    files: dict[str, Content] = {**PLAN, "fiches/é 1.yaml": b"\xff\r\n", "pieces/a\tb.pdf": b"\0"}
    (oid,) = build(tmp_path, [Commit(files, when="2020-06-30T23:30:00+00:00")])
    snapshot = read_revision(tmp_path, "HEAD")
    assert (snapshot.label, snapshot.day, snapshot.left_out) == (oid, date(2020, 7, 1), ())
    assert dict(snapshot.files) == dict(read_disk(tmp_path).files)
    assert list(snapshot.files) == sorted(files)
    assert snapshot.files["pieces/a\tb.pdf"] == b"\0"


@pytest.mark.parametrize(
    "rev", ["main", "HEAD~1", "v1", "{oid}", "{short}", ":/premiere", "refs/heads/main^", "main@{{0}}"]
)
def test_any_way_to_name_a_commit(tmp_path: Path, rev: str) -> None:
    oids = build(tmp_path, [Commit(PLAN, message="premiere"), Commit({FICHE: "a"}, when="2020-02-01T12:00:00+01:00")])
    git(tmp_path, "tag", "-a", "-m", "signé", "v1", oids[0])
    git(tmp_path, "update-ref", "--create-reflog", "-m", "x", "refs/heads/main", oids[1])
    named = read_revision(tmp_path, rev.format(oid=oids[0], short=oids[0][:7]))
    assert named.label == oids[1 if rev.startswith("main") else 0]


def test_the_day_is_the_committers_not_the_authors(tmp_path: Path) -> None:
    build(tmp_path, [Commit(PLAN, when="2020-03-10T12:00:00+01:00", author="2019-12-25T12:00:00+01:00")])
    assert read_revision(tmp_path, "HEAD").day == date(2020, 3, 10)


def test_a_day_shows_the_last_commit_up_to_its_end_in_paris(tmp_path: Path) -> None:
    plan_repository(
        tmp_path,
        version("matin", "2020-03-02T08:00:00+01:00"),
        version("soir", "2020-03-02T23:59:59+01:00"),
        version("minuit", "2020-03-03T00:00:00+01:00"),
        version("ailleurs", "2020-03-03T18:59:59-05:00"),  # 00:59:59 in Paris, on the 4th
    )
    shown = {day: text(tmp_path, f"2020-03-0{day}") for day in (2, 3, 4, 9)}
    assert shown == {2: "soir", 3: "minuit", 4: "ailleurs", 9: "ailleurs"}
    snapshot = read_revision(tmp_path, "09/03/2020")
    assert (snapshot.day, snapshot.label) == (date(2020, 3, 9), git(tmp_path, "rev-parse", "HEAD"))


@pytest.mark.parametrize(
    ("last", "next_one"),
    [
        ("2020-03-29T21:59:59+00:00", "2020-03-29T22:00:00+00:00"),  # the day of 23 hours
        ("2020-10-25T22:59:59+00:00", "2020-10-25T23:00:00+00:00"),  # the day of 25 hours
    ],
)
def test_days_on_which_the_clocks_change(tmp_path: Path, last: str, next_one: str) -> None:
    plan_repository(tmp_path, version("ce jour", last), version("le lendemain", next_one))
    assert text(tmp_path, last[:10]) == "ce jour"


def test_a_day_wins_over_a_branch_of_that_name(tmp_path: Path) -> None:
    plan_repository(tmp_path, version("ancien", "2020-01-10T12:00:00+01:00"), version("x", "2020-02-10T12:00:00+01:00"))
    git(tmp_path, "branch", "2020-01-31", "HEAD")
    assert text(tmp_path, "2020-01-31") == "ancien"
    assert text(tmp_path, "refs/heads/2020-01-31") == "x"


def test_what_was_merged_later_was_not_on_the_branch_yet(tmp_path: Path) -> None:
    plan_repository(
        tmp_path,
        version("main", "2020-01-05T12:00:00+01:00"),
        version("travail", "2020-01-10T12:00:00+01:00", branch="travail", start=1),
        Commit({"clsctl.yaml": "titre: Autre\n"}, when="2020-01-12T12:00:00+01:00"),
        version("travail", "2020-01-20T12:00:00+01:00", merge=(2,)),
    )
    assert [text(tmp_path, f"2020-01-{day}") for day in (11, 15, 20)] == ["main", "main", "travail"]


def test_a_detached_head_is_the_branch(tmp_path: Path) -> None:
    plan_repository(tmp_path, version("a", "2020-01-05T12:00:00+01:00"), version("b", "2020-02-05T12:00:00+01:00"))
    git(tmp_path, "checkout", "--quiet", "--detach", "HEAD~1")
    assert text(tmp_path, "2020-12-31") == "a"


def test_a_clock_gone_wrong_in_the_history(tmp_path: Path) -> None:
    plan_repository(
        tmp_path,
        version("janvier", "2020-01-05T12:00:00+01:00"),
        version("juin", "2020-06-05T12:00:00+02:00"),
        version("pile morte", "1970-01-01T12:00:00+01:00"),
        version("décembre", "2020-12-05T12:00:00+01:00"),
    )
    assert [text(tmp_path, f"2020-{month}-28") for month in ("03", "12")] == ["janvier", "décembre"]


def test_a_plan_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    top = "santé/cls [1]/"
    files = {f"{top}clsctl.yaml": "a", f"{top}fiches/1.yaml": "b", "autre/clsctl.yaml": "c", "clsctl.yaml": "d"}
    build(tmp_path, [Commit(files)])
    assert {key: value.decode() for key, value in read_revision(tmp_path / top, "HEAD").files.items()} == {
        "clsctl.yaml": "a",
        "fiches/1.yaml": "b",
    }


def test_a_folder_whose_name_git_or_a_shell_might_read_otherwise(tmp_path: Path) -> None:
    for name in ("-h", "~root", "$HOME", ":(top)", "--output=x"):
        if name.startswith(":") and tmp_path.drive:
            continue
        root = tmp_path / name
        build(root, [Commit({f"{name}/clsctl.yaml": name, "clsctl.yaml": "haut"})])
        assert text(root, "HEAD", "clsctl.yaml") == "haut"
        assert text(root / name, "HEAD", "clsctl.yaml") == name


def test_a_linked_worktree(tmp_path: Path) -> None:
    root = plan_repository(tmp_path / "a", version("a", "2020-01-05T12:00:00+01:00"))
    git(root, "worktree", "add", "--quiet", "-b", "autre", str(tmp_path / "b"), "HEAD")
    assert text(tmp_path / "b", "autre") == "a"


def test_a_repository_of_the_other_kind_of_hash(tmp_path: Path) -> None:
    (tmp_path / "clsctl.yaml").write_text("a", encoding="utf-8")
    git(tmp_path, "-c", "init.defaultBranch=main", "init", "--quiet", "--object-format=sha256")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "x", when="2020-01-05T12:00:00+01:00")
    snapshot = read_revision(tmp_path, "2020-01-05")
    assert len(snapshot.label) == 64
    assert snapshot.files["clsctl.yaml"] == b"a"


def test_links_and_submodules_are_named(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        **PLAN,
        "fiches/lien.yaml": Link("../../secret"),
        "sous": Submodule("1" * 40),
        ".x/lien": Link("y"),
    }
    build(tmp_path, [Commit(files)], checkout=False)
    snapshot = read_revision(tmp_path, "HEAD")
    assert list(snapshot.files) == ["clsctl.yaml"]
    assert snapshot.left_out == (LeftOut("fiches/lien.yaml", "link"), LeftOut("sous", "submodule"))


def test_what_is_no_part_of_a_plan_on_disk_is_none_in_git(tmp_path: Path) -> None:
    files = {
        **PLAN,
        ".gitattributes": "a",
        ".github/a.yaml": "a",
        "node_modules/b/c.yaml": "a",
        "outils/pyvenv.cfg": "a",
        "outils/lib/x.yaml": "a",
        "outils2/x.yaml": "a",
        "fiches/env/1.yaml": "a",
    }
    build(tmp_path, [Commit(files)])
    snapshot = read_revision(tmp_path, "HEAD")
    assert list(snapshot.files) == [".gitattributes", "clsctl.yaml", "fiches/env/1.yaml", "outils2/x.yaml"]
    assert list(read_disk(tmp_path).files) == list(snapshot.files)


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    build(tmp_path, [Commit({**PLAN, os.fsdecode(b"fiche-\xe9.yaml"): "a"})], checkout=False)
    assert text(tmp_path, "HEAD", r"fiche-\xe9.yaml") == "a"


def test_the_files_on_disk_do_not_matter(tmp_path: Path) -> None:
    root = plan_repository(tmp_path, version("commis", "2020-01-05T12:00:00+01:00"))
    (root / FICHE).write_text("modifié", encoding="utf-8")
    (root / "fiches/2.yaml").touch()
    snapshot = read_revision(root, "HEAD")
    assert list(snapshot.files) == ["clsctl.yaml", FICHE]
    assert snapshot.files[FICHE] == b"commis"


def test_replacements_and_grafts_are_local_and_change_nothing(tmp_path: Path) -> None:
    root = plan_repository(
        tmp_path, version("a", "2020-01-05T12:00:00+01:00"), version("b", "2020-02-05T12:00:00+01:00")
    )
    first, head = git(root, "rev-parse", "HEAD~2"), git(root, "rev-parse", "HEAD")
    blob = git(root, "hash-object", "-w", "--stdin", data=b"autre")
    git(root, "replace", git(root, "rev-parse", f"HEAD:{FICHE}"), blob)
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(f"{head} {first}\n", encoding="ascii")
    assert text(root, "HEAD") == "b"
    assert text(root, "2020-01-31") == "a"


def test_texts_are_brought_together_and_others_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**PLAN, **{f"fiches/{number}.yaml": f"{number % 3}" for number in range(9)}, "pieces/a.pdf": "pdf"}
    build(tmp_path, [Commit(files)])
    asked: list[list[str]] = []
    read_objects = objects.read_objects

    def count(root: Path, wanted: Mapping[str, str]) -> Iterator[bytes]:
        asked.append(list(wanted))
        return read_objects(root, wanted)

    monkeypatch.setattr(objects, "read_objects", count)
    snapshot = read_revision(tmp_path, "HEAD")
    assert ("pieces/a.pdf" in snapshot.files, "pieces/b.pdf" in snapshot.files, len(snapshot.files)) == (
        True,
        False,
        11,
    )
    assert not asked
    assert [snapshot.files[f"fiches/{number}.yaml"] for number in range(9)] == [b"0", b"1", b"2"] * 3
    assert [len(names) for names in asked] == [4]
    assert snapshot.files["pieces/a.pdf"] == b"pdf"
    assert [len(names) for names in asked] == [4, 1]
    with pytest.raises(KeyError):
        snapshot.files["fiches/10.yaml"]


def test_many_texts_do_not_fill_the_pipes(tmp_path: Path) -> None:
    """Their hashes alone are more than a pipe holds, and so are the answers to the first of them."""
    files = {f"fiches/{number}.yaml": f"{number}" * 50 for number in range(3_000)}
    build(tmp_path, [Commit({**PLAN, **files})], checkout=False)
    snapshot = read_revision(tmp_path, "HEAD")
    assert {path: snapshot.files[path].decode() for path in files} == files
    lost = read_revision(tmp_path, "HEAD")
    (tmp_path / ".git" / "HEAD").unlink()
    assert "is not in a git repository" in trouble(lambda: lost.files["clsctl.yaml"])[0]
