"""Known findings: left out as often as they were, told when they are gone, and in a file that git shows well."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core import baseline
from clsctl.core.trouble import Trouble
from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl
from tests.formats.test_fingerprints import FINDINGS, ONE
from tests.gitkit import git

EMPTY = "enjeux:\n"
UNKNOWN = "depend_de:\n  - 9.9\n"


@settings(deadline=None)
@given(FINDINGS, FINDINGS)
def test_what_is_known_is_left_out_as_often_as_it_was(found: list, more: list) -> None:  # type: ignore[type-arg]
    known = baseline.of_text(baseline.to_text(baseline.known(found, ())), "b.json")
    assert baseline.part(found, known, ()) == baseline.Parted((), ())
    fresh, gone = baseline.part([*found, *more], known, ())
    assert (len(fresh), gone) == (len(more), ())
    fresh, gone = baseline.part(more, known, ())
    assert len(more) - len(fresh) == len(found) - len(gone)


@settings(deadline=None)
@given(FINDINGS, st.randoms(use_true_random=False))
def test_the_file_is_the_same_whatever_moved(found: list, draw: object) -> None:  # type: ignore[type-arg]
    text = baseline.to_text(baseline.known(found, ()))
    draw.shuffle(found)  # type: ignore[attr-defined]
    assert baseline.to_text(baseline.known(found, ())) == text
    assert len(json.loads(text)["findings"]) == len(found)
    assert text.count("\n") == (len(found) + 6 if found else 5)


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", "[" * 100_000, "<<<<<<< HEAD\n"),
        '{"kind": "baseline", "schema": 2, "findings": []}',
        '{"kind": "x", "schema": 1, "findings": []}',
        '{"kind": "baseline", "schema": 1, "findings": 3}',
        '{"kind": "baseline", "schema": 1, "findings": [{"file": "a"}]}',
        '{"kind":"baseline","schema":1,"findings":[{"file":1,"code":"A","ref":"","key":"","fingerprint":"x"}]}',
    ],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(Trouble, match="is not a list of known findings"):
        baseline.of_text(text, "b.json")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a warning and an error."""
    root = make_plan(tmp_path / "plan")
    fiche(root, "1.1", EMPTY)
    fiche(root, "1.2", UNKNOWN)
    return root


def codes(*args: str | Path) -> tuple[int, list[str]]:
    ran = clsctl("validate", *args, "--format", "jsonl")
    return ran.code, [json.loads(line)["code"] for line in ran.out.splitlines()]


def test_a_plan_that_starts_with_some_is_told_of_the_new_ones(plan: Path) -> None:
    known = plan / "connus.json"
    first = clsctl("validate", "-C", plan, "--write-baseline", known)
    assert (first.code, first.out) == (0, "")
    assert first.err == (f"Written: {known}\n2 known findings left out ({known}).\nNo finding. 2 fiches read.\n")
    assert codes("-C", plan, "--baseline", known) == (0, [])
    fiche(plan, "1.1", "# above\n" + EMPTY + "freins:\n")
    assert codes("-C", plan, "--baseline", known) == (0, ["H001"])
    assert codes("-C", plan, "--baseline", known, "--strict") == (1, ["H001"])
    assert codes("-C", plan) == (1, ["H001", "H001", "R105"])


def test_what_is_gone_is_told(plan: Path) -> None:
    known = plan / "connus.json"
    clsctl("validate", "-C", plan, "--write-baseline", known)
    fiche(plan, "1.1")
    ran = clsctl("validate", "-C", plan, "--baseline", known)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[1:3] == [
        f"1 finding of {known} is no longer there. Take it out with: clsctl validate --write-baseline {known}",
        "  fiches/1.1.yaml: H001 1.1 enjeux",
    ]
    assert not clsctl("validate", "-C", plan, "--baseline", known, "-q").err
    part = clsctl("validate", plan / "fiches" / "1.2.yaml", "--baseline", known)
    assert "no longer there" not in part.err
    clsctl("validate", "-C", plan, "--write-baseline", known)
    assert "no longer there" not in clsctl("validate", "-C", plan, "--baseline", known).err
    fiche(plan, "1.1", EMPTY)
    assert codes("-C", plan, "--baseline", known) == (0, ["H001"])


def test_only_ten_that_are_gone_are_named(plan: Path) -> None:
    known = plan / "connus.json"
    for number in range(12):
        fiche(plan, f"2.{number}", EMPTY)
    clsctl("validate", "-C", plan, "--write-baseline", known)
    for number in range(12):
        fiche(plan, f"2.{number}")
    lines = clsctl("validate", "-C", plan, "--baseline", known).err.splitlines()
    assert [line for line in lines if line.startswith("  ")][-1] == "  …"
    assert sum(line.startswith("  fiches/") for line in lines) == 10


def test_what_keeps_a_file_from_being_read_is_never_known(plan: Path) -> None:
    known = plan / "connus.json"
    clsctl("validate", "-C", plan, "--write-baseline", known)
    (plan / "fiches" / "1.1.yaml").write_text("id: [\n", encoding="utf-8")
    ran = clsctl("validate", "-C", plan, "--baseline", known)
    assert ran.code == 1
    assert "fiches/1.1.yaml" in ran.out
    assert "no longer there" not in ran.err  # nobody knows
    assert clsctl("validate", "-C", plan, "--write-baseline", known).code == 1
    assert "1.1.yaml" not in known.read_text(encoding="utf-8")


def test_a_new_one_beside_its_equal_is_told(plan: Path) -> None:
    """Two dependencies on the same absent fiche are one known and one new, wherever the new one stands."""
    known = plan / "connus.json"
    clsctl("validate", "-C", plan, "--write-baseline", known)
    fiche(plan, "1.2", "depend_de:\n  - 9.9\n  - 9.9\n")
    assert codes("-C", plan, "--baseline", known) == (1, ["R105"])


def test_the_baseline_of_a_commit_is_that_of_its_index(plan: Path) -> None:
    known = plan / "connus.json"
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan")
    clsctl("validate", "-C", plan, "--write-baseline", known)
    fiche(plan, "1.2", UNKNOWN + EMPTY)
    git(plan, "add", "fiches")
    absent = clsctl("validate", "-C", plan, "--staged", "--baseline", known)
    assert absent.code == 2
    assert "git add" in absent.err
    git(plan, "add", ".")
    known.write_text("damaged on disk", encoding="utf-8")
    assert codes("-C", plan, "--staged", "--baseline", known) == (0, ["H001"])
    git(plan, "commit", "-q", "-m", "Connus")
    assert codes("-C", plan, "--rev", "HEAD", "--baseline", known) == (0, ["H001"])
    assert clsctl("validate", "-C", plan, "--baseline", known).code == 2


def test_a_baseline_that_is_not_there_says_how_to_make_one(plan: Path, tmp_path: Path) -> None:
    ran = clsctl("validate", "-C", plan, "--baseline", tmp_path / "none.json")
    assert ran.code == 2
    assert "--write-baseline" in ran.err


@pytest.mark.parametrize("with_", [["--staged"], ["--rev", "HEAD"], ["--baseline", "b.json"], ["clsctl.yaml"]])
def test_a_baseline_is_written_of_all_that_is_on_disk(plan: Path, with_: list[str]) -> None:
    assert clsctl("validate", "-C", plan, "--write-baseline", "b.json", *with_).code == 2
    assert not Path("b.json").exists()


def test_a_plan_that_was_mended_whole_has_only_what_is_gone(plan: Path) -> None:
    known = plan / "connus.json"
    clsctl("validate", "-C", plan, "--write-baseline", known)
    fiche(plan, "1.1")
    fiche(plan, "1.2")
    lines = clsctl("validate", "-C", plan, "--baseline", known).err.splitlines()
    assert lines[0].startswith("2 findings of ")
    assert lines[-1] == "No finding. 2 fiches read."


def test_a_file_that_can_no_longer_be_read_hides_nothing() -> None:
    """Whatever a baseline lists of it."""
    known = baseline.known([ONE], ())
    assert baseline.part([ONE], known, (ONE.where.file,)) == baseline.Parted((ONE,), ())
    assert baseline.part([], known, (ONE.where.file,)) == baseline.Parted((), ())
    assert baseline.known([ONE], (ONE.where.file,)) == ()
