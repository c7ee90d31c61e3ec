"""The files that `init` writes beside a plan on request: for pre-commit, and for the two usual forges.

They are those of `examples/ci`, which travel inside the wheel.
"""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

# Where each forge looks for its file, from the top of the repository.
FORGES = {"github": ".github/workflows/plan.yml", "gitlab": ".gitlab-ci.yml"}
HOOK = ".pre-commit-config.yaml"
# A command of ours at the beginning of a line of a script, behind the key or the dash that may stand there.
_COMMAND = re.compile(r"^[ #]*(?:- )?(?:run: |entry: )?clsctl (?=[a-z])", re.MULTILINE)


class Beside(NamedTuple):
    """A file to write, from the top of the repository."""

    path: str
    text: str


def hook_file(prefix: str) -> Beside:
    """The file of pre-commit. `prefix` is the plan's folder from the top of the repository, empty or ending in `/`."""
    return Beside(HOOK, _placed("pre-commit.yml", prefix))


def forge_file(forge: str, prefix: str) -> Beside:
    """The file of a forge, one of `FORGES`."""
    return Beside(FORGES[forge], _placed(f"{forge}.yml", prefix))


def _placed(name: str, prefix: str) -> str:
    """The ready file, its commands told where the plan is."""
    text = (_folder() / name).read_text(encoding="utf-8")
    return _COMMAND.sub(rf"\g<0>-C {shlex.quote(prefix.rstrip('/'))} ", text) if prefix else text


def _folder() -> Path:
    inside = Path(__file__).parents[1] / "ci"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "examples" / "ci"
