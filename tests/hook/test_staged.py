"""`validate --staged` without a hook around it: what was so before the change is not told again."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl
from tests.gitkit import git, init

UNKNOWN = "depend_de:\n  - 9.9\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in git whose fiche 1.2 has an error and a comment that serves nothing."""
    root = init(make_plan(tmp_path / "plan"))
    fiche(root, "1.2", UNKNOWN + "moyens: Un poste  # clsctl: ignore P801 rien\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan")
    return root


def staged(root: Path, **env: str) -> list[tuple[str, str]]:
    git(root, "add", ".")
    ran = clsctl("validate", "-C", root, "--staged", "--format", "jsonl", env={"CLSCTL_LANG": "en", **env})
    return [(item["file"], item["code"]) for item in map(json.loads, ran.out.splitlines())]


def test_what_was_so_elsewhere_is_not_told(plan: Path) -> None:
    fiche(plan, "1.1", "enjeux:\n")
    assert staged(plan) == [("fiches/1.1.yaml", "H001")]


def test_a_comment_that_the_change_made_useless_is_told(plan: Path) -> None:
    """The comment in 1.2 left out a finding that 1.3 mends."""
    fiche(plan, "1.2", "depend_de:\n  - 1.3  # clsctl: ignore R105 à venir\n")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-m", "Attendu")
    fiche(plan, "1.3")
    assert ("fiches/1.2.yaml", "H018") in staged(plan)


def test_nothing_staged_is_nothing_but_under_pre_commit_outside_a_commit(plan: Path) -> None:
    whole = [("fiches/1.2.yaml", "R105"), ("fiches/1.2.yaml", "H018")]
    assert staged(plan) == []
    assert staged(plan, PRE_COMMIT="1") == whole
    assert staged(plan, PRE_COMMIT="1", GIT_INDEX_FILE=str(plan / ".git" / "index")) == []
    fiche(plan, "1.1", "enjeux:\n")
    assert staged(plan, PRE_COMMIT="1") == [("fiches/1.1.yaml", "H001")]


def test_a_link_of_before_and_a_file_out_of_the_plan_are_no_texts(plan: Path) -> None:
    (plan / ".github").mkdir()
    (plan / ".github" / "x.yaml").write_text("a: [\n", encoding="utf-8")
    assert staged(plan) == []
    git(plan, "commit", "--quiet", "-m", "Forge")
    (plan / ".github" / "x.yaml").unlink()
    assert staged(plan) == []
