"""A forge, as far as one machine can be: the shell steps of a workflow, run for real with the forge's variables."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.hook.test_hook import environment

CI = Path(__file__).parents[2] / "examples" / "ci"
# What stands for python in a job: it says that it installed what the job asks for, which this environment has.
PYTHON = """\
#!/bin/sh
if [ "$1 $2 $3" = "-m pip install" ]; then echo "$4" >> "$INSTALLED"; exit 0; fi
exec "{python}" "$@"
"""


class Step(NamedTuple):
    """What came of a step of a job."""

    name: str
    code: int
    out: str


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CI / name).read_text(encoding="utf-8"))
    return found


class Forge:
    """Runs jobs in a folder; `event` is what the forge knows (`github.event.before`), `variables` its environment."""

    def __init__(self, root: Path, variables: Mapping[str, str], event: Mapping[str, str] | None = None) -> None:
        self.root, self.event = root, event or {}
        tools = root.parent / "tools"
        tools.mkdir(exist_ok=True)
        python = tools / "python"
        python.write_text(PYTHON.format(python=sys.executable), encoding="utf-8")
        python.chmod(0o755)
        self.installed, self.summary = root.parent / "installed", root.parent / "summary.md"
        known = environment(root.parent / "store")
        for name in ("CLSCTL_LANG", "LC_ALL", "LC_MESSAGES"):
            known.pop(name, None)
        self.environ = {
            **known, "PATH": f"{tools}{os.pathsep}{known['PATH']}", "INSTALLED": str(self.installed),
            "GITHUB_STEP_SUMMARY": str(self.summary), "CI": "true", "LANG": "C.UTF-8", **variables,
        }  # fmt: skip

    def github(self, job: str) -> list[Step]:
        """Each shell step of a job, with its own variables; after one that failed, those that run always."""
        return list(self._steps(workflow("github.yml")["jobs"][job]["steps"]))

    def _steps(self, steps: list[dict[str, Any]]) -> Iterator[Step]:
        failed = False
        for step in steps:
            if "run" in step and (not failed or step.get("if") == "always()"):
                own = {name: self.told(value) for name, value in step.get("env", {}).items()}
                ran = self._run(step.get("name", step["run"]), step["run"], own)
                failed = failed or ran.code != 0
                yield ran

    def gitlab(self, job: str) -> Step:
        """A job: what comes before its script, then its script, as one shell that stops at the first failure."""
        told = workflow("gitlab.yml")
        lines = [*told["default"]["before_script"], *told[job]["script"]]
        return self._run(job, "\n".join(lines), told["variables"])

    def _run(self, name: str, script: str, own: Mapping[str, str]) -> Step:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.root, env={**self.environ, **own}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return Step(name, done.returncode, done.stdout + done.stderr)

    def told(self, text: str) -> str:
        """The text with each `${{ a || b }}` as the forge would fill it."""
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: self._first(found[1]), text)

    def _first(self, expression: str) -> str:
        return next((self.event[name] for name in expression.split() if self.event.get(name)), "")


def holds(condition: str, known: Mapping[str, str]) -> bool:
    """A condition of `==`, `!=`, `&&` and `||` over what the forge knows; `&&` binds closer."""
    return any(all(_compared(part, known) for part in one.split("&&")) for one in condition.split("||"))


def _compared(part: str, known: Mapping[str, str]) -> bool:
    left, sign, right = part.split()
    values = [word.strip("'") if "'" in word else known.get(word, "") for word in (left, right)]
    return (values[0] == values[1]) is (sign == "==")
