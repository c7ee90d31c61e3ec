"""The ready files of `examples/ci`: each of their jobs is run on the demonstration, as a forge would run it."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from clsctl.cli.table import COMMANDS
from tests.gitkit import git, init
from tests.hook.forge import CI, Forge, holds, workflow
from tests.hook.test_hook import HOOKS, SCRIPTS, environment

ROOT = Path(__file__).parents[2]
NOBODY = "0" * 40
DELIVERED = "jour de remise passe du 27 mars 2026 au 28 mars 2026"
needs_site = "site" in COMMANDS


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The demonstration in a repository of its own, with one change after its first commit."""
    root = init(tmp_path / "plan")
    shutil.copytree(ROOT / "examples" / "demonstration", root, dirs_exist_ok=True)
    commit(root, "Plan")
    change(root, "remis_le: 2026-03-27", "remis_le: 2026-03-28")
    commit(root, "Corriger un jour de remise")
    return root


def change(root: Path, was: str, now: str) -> None:
    path = next((root / "fiches").glob("1.3-*"))
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")


def commit(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", message)


def pushed(plan: Path, before: str) -> Forge:
    return Forge(plan, {}, {"github.event.before": git(plan, "rev-parse", before) if before != NOBODY else before})


def test_github_tells_what_changed_and_makes_the_reports(plan: Path) -> None:
    forge = pushed(plan, "HEAD~1")
    steps = forge.github("plan")
    assert [step.code for step in steps] == [0] * 4, steps
    assert forge.installed.read_text(encoding="utf-8") == "clsctl\n"
    summary = forge.summary.read_text(encoding="utf-8")
    assert DELIVERED in summary
    assert "# Ce qui est en retard" in summary
    assert re.search(r"\n\n\| Ce qui a changé \|\n", summary)  # apart from what stands above: Markdown asks for it
    assert (plan / "rapports" / "tableau-de-bord.html").read_text(encoding="utf-8").startswith("<!")
    artifact = workflow("github.yml")["jobs"]["plan"]["steps"][-1]
    assert sorted(path.name for path in (plan / artifact["with"]["path"]).iterdir()) == [
        "retards.md",
        "tableau-de-bord.html",
    ]


def test_github_tells_what_a_pull_request_changes(plan: Path) -> None:
    base = git(plan, "rev-parse", "HEAD")
    change(plan, "remis_le: 2026-03-28", "remis_le: 2026-03-26")
    commit(plan, "Autre jour")
    forge = Forge(plan, {}, {"github.event.pull_request.base.sha": base})
    forge.github("plan")
    assert "passe du 28 mars 2026 au 26 mars 2026" in forge.summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("before", [NOBODY, "f" * 40])
def test_a_first_push_and_a_forced_one_tell_the_last_commit(plan: Path, before: str) -> None:
    forge = Forge(plan, {"CI_COMMIT_BEFORE_SHA": before}, {"github.event.before": before})
    assert all(step.code == 0 for step in forge.github("plan"))
    assert DELIVERED in forge.summary.read_text(encoding="utf-8")
    assert forge.gitlab("changements").code == 0
    assert DELIVERED in (plan / "changements.md").read_text(encoding="utf-8")


def test_the_only_commit_of_a_repository(plan: Path) -> None:
    shutil.rmtree(plan / ".git")
    init(plan)
    commit(plan, "Plan")
    forge = Forge(plan, {}, {"github.event.before": NOBODY})
    assert forge.github("plan")[2].code == 0
    assert forge.gitlab("changements").code == 0
    assert (plan / "changements.md").read_text(encoding="utf-8") == ""


def test_a_wrong_plan_fails_the_job_and_still_tells(plan: Path) -> None:
    change(plan, "id: ", "idd: ")
    commit(plan, "Faute")
    forge = pushed(plan, "HEAD~1")
    ran = forge.github("plan")
    steps = {step.name: step.code for step in ran}
    assert steps["Vérifier"] == 1
    assert set(steps) >= {"Ce qui a changé", "Rapports"}
    assert "::error" in next(step.out for step in ran if step.name == "Vérifier")
    assert (plan / "rapports" / "retards.md").exists()
    assert forge.gitlab("verifier").code == 1
    assert json.loads((plan / "qualite.json").read_text(encoding="utf-8"))


def test_the_site_is_published_from_the_default_branch_only() -> None:
    job = workflow("github.yml")["jobs"]["site"]
    main = {"github.event.repository.default_branch": "main"}
    for branch, event, published in (
        ("main", "push", True),
        ("main", "schedule", True),
        ("essai", "push", False),
        ("main", "pull_request", False),
    ):
        known = {**main, "github.ref_name": branch, "github.event_name": event}
        assert holds(job["if"], known) is published
    assert holds(job["if"], {"github.ref_name": "main", "github.event_name": "schedule"})  # which says no more
    assert job["needs"] == "plan"
    assert job["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_the_site_of_both_forges_is_where_they_look_for_it(plan: Path) -> None:
    told = workflow("gitlab.yml")["pages"], workflow("github.yml")["jobs"]["site"]
    folders = {told[0]["artifacts"]["paths"][0], told[1]["steps"][-2]["with"]["path"]}
    assert folders == {"public"}
    if not needs_site:
        return
    forge = pushed(plan, "HEAD~1")
    assert [step.code for step in forge.github("site")] == [0, 0, 0]
    assert (plan / "public" / "index.html").read_text(encoding="utf-8").startswith("<!")
    shutil.rmtree(plan / "public")
    assert forge.gitlab("pages").code == 0
    assert (plan / "public" / "index.html").exists()


def test_gitlab_is_given_the_files_it_is_told_of(plan: Path) -> None:
    before = git(plan, "rev-parse", "HEAD~1")
    forge = Forge(plan, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": before})
    ran = {job: forge.gitlab(job) for job in ("verifier", "changements", "rapports")}
    assert [each.code for each in ran.values()] == [0, 0, 0], ran
    assert DELIVERED in ran["changements"].out
    told = workflow("gitlab.yml")
    reports: dict[str, Any] = told["verifier"]["artifacts"]["reports"]
    assert json.loads((plan / reports["codequality"]).read_text(encoding="utf-8"))
    assert (plan / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")
    for job in ("changements", "rapports"):
        for path in told[job]["artifacts"]["paths"]:
            assert (plan / path).exists()
    assert DELIVERED in (plan / "changements.md").read_text(encoding="utf-8")
    assert len(told["changements"]["artifacts"]["paths"]) == 1  # what `expose_as` shows, a file and not a folder
    assert re.fullmatch(
        "[A-Za-z0-9_][-A-Za-z0-9_ ]*", told["changements"]["artifacts"]["expose_as"]
    )  # GitLab refuses others


def test_no_workflow_asks_for_more_than_it_needs() -> None:
    told = workflow("github.yml")
    assert told["permissions"] == {"contents": "read"}
    uses = [step["uses"] for job in told["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in uses)
    runs = [step["run"] for job in told["jobs"].values() for step in job["steps"] if "run" in step]
    assert not any("${{" in run for run in runs)  # what a branch is called must not become a command


def test_the_hooks_of_the_example_are_those_of_the_project(tmp_path: Path) -> None:
    config = CI / "pre-commit.yml"
    done = subprocess.run(
        [Path(SCRIPTS, "pre-commit"), "validate-config", config],
        capture_output=True, check=False, env=environment(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    (repo,) = yaml.safe_load(config.read_text(encoding="utf-8"))["repos"]
    ours = {hook["id"]: hook for hook in HOOKS}
    for hook in repo["hooks"]:
        same = {key: value for key, value in ours[hook["id"]].items() if key in hook and key != "language"}
        assert {key: hook[key] for key in same} == same
