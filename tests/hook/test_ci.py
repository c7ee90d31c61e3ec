"""The ready files of `examples/ci`: each of their commands is run on the demonstration."""

import json
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.run import clsctl
from tests.gitkit import git, init
from tests.hook.test_hook import HOOKS, SCRIPTS, environment

ROOT = Path(__file__).parents[2]
CI = ROOT / "examples" / "ci"


def scripts(node: Any) -> Iterator[str]:
    """The command lines of a workflow."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"run", "script", "before_script"}:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from scripts(value)
    elif isinstance(node, list):
        for each in node:
            yield from scripts(each)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The demonstration in a repository of its own."""
    root = init(tmp_path / "plan")
    shutil.copytree(ROOT / "examples" / "demonstration", root, dirs_exist_ok=True)
    (root / "rapports").mkdir()
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Plan")
    return root


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_every_command_works(name: str, plan: Path) -> None:
    workflow = yaml.safe_load((CI / name).read_text(encoding="utf-8"))
    lines = [line for line in scripts(workflow) if line.startswith("clsctl ")]
    assert any(" report tableau-de-bord " in line for line in lines)
    for line in lines:
        words = shlex.split(line.removesuffix(" || true").replace("$GITHUB_STEP_SUMMARY", "summary.md"))
        ran = clsctl(*words[1:], cwd=plan)
        assert ran.code == 0, ran.err
    assert (plan / "rapports" / "tableau-de-bord.html").read_text(encoding="utf-8").startswith("<!")
    assert (plan / "rapports" / "retards.md").exists()


def test_the_forge_is_given_the_files_it_is_told_of(plan: Path) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["verifier"]
    for line in job["script"]:
        clsctl(*shlex.split(line.removesuffix(" || true"))[1:], cwd=plan)
    reports = job["artifacts"]["reports"]
    assert json.loads((plan / reports["codequality"]).read_text(encoding="utf-8"))
    assert (plan / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")


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
