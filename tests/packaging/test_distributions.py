"""The wheel, made through the sdist as an index would, carries the templates and the translations."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, cwd: Path, path: Path | None = None) -> str:
    """Standard output of a Python module run in `cwd`, with `path` first on the module path."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("COVERAGE", "COV_"))}
    environment |= {"PYTHONUTF8": "1", "CLSCTL_LANG": "fr"}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory into which the wheel, built from the sdist, was installed without its dependencies."""
    folder = tmp_path_factory.mktemp("dist")
    run("build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    run("pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel), cwd=folder)
    return target


def test_the_installed_package_is_the_one_that_runs(installed: Path) -> None:
    code = "import clsctl; print(clsctl.__file__)"
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=installed, env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(installed))


def test_the_help_is_translated(installed: Path) -> None:
    assert "Suivre des contrats locaux de santé" in run("clsctl", "--help", cwd=installed, path=installed)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_reports_find_their_templates(installed: Path, form: str) -> None:
    plan = str(ROOT / "examples" / "demonstration")
    words = ("clsctl", "report", "tableau-de-bord", "-C", plan, "--date", "2026-06-30", "--format", form)
    assert "Tableau de bord" in run(*words, cwd=installed, path=installed)
