"""The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit in real commits and merges.

Only how they are installed differs (`language: system`, the program of this environment): a test needs no network.
"""

import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from clsctl.cli.table import COMMANDS
from tests.cli.conftest import fiche, make_plan
from tests.gitkit import git, init, isolate

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SCRIPTS = sysconfig.get_path("scripts")
UNKNOWN = "depend_de:\n  - {id}\n"


def environment(home: Path) -> dict[str, str]:
    """The environment of someone who has the program, and pre-commit with a store of its own."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PRE_COMMIT", "COVERAGE"))}
    isolate(environ)
    path = os.pathsep.join((SCRIPTS, environ.get("PATH", "")))
    return {**environ, "PATH": path, "PRE_COMMIT_HOME": str(home), "CLSCTL_LANG": "en"}


class Repository:
    """A plan in git with the hooks installed."""

    def __init__(self, folder: Path, *hooks: str, args: tuple[str, ...] = ()) -> None:
        self.root = folder / "plan"
        self.environ = environment(folder / "store")
        init(make_plan(self.root))
        chosen = [
            {**hook, "language": "system", "args": list(args) if hook["id"] == hooks[0] else []}
            for hook in HOOKS
            if hook["id"] in hooks
        ]
        config = {"repos": [{"repo": "local", "hooks": chosen}]}
        (self.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        fiche(self.root, "1.2", UNKNOWN.format(id='"1.1"'))
        git(self.root, "add", ".")
        git(self.root, "commit", "--quiet", "-m", "Plan")
        self.run("pre-commit", "install", "--hook-type", "pre-commit", "--hook-type", "pre-merge-commit")

    def run(self, *words: str) -> tuple[int, str]:
        """The exit code of a command in the repository, and all it says."""
        done = subprocess.run(
            words, cwd=self.root, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def git(self, *words: str) -> tuple[int, str]:
        return self.run("git", *words)

    def commit(self, *words: str) -> tuple[int, str]:
        """Commit what is staged; every file and the index must be as before when the hook refuses."""
        before = self.state()
        code, said = self.git("commit", "-m", "x", *words)
        if code and not words:
            assert self.state() == before
        return code, said

    def state(self) -> tuple[str, dict[str, bytes]]:
        files = [path for path in self.root.rglob("*") if path.is_file() and ".git" not in path.parts]
        return git(self.root, "write-tree"), {path.name: path.read_bytes() for path in files}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path, "clsctl-validate")


def test_the_file_of_hooks_is_one() -> None:
    done = subprocess.run(
        [Path(SCRIPTS, "pre-commit"), "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
        capture_output=True, check=False, env=environment(ROOT / ".pytest_cache"),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert [hook["id"] for hook in HOOKS] == ["clsctl-validate", "clsctl-fmt"]
    assert all(hook["language"] == "python" and hook["description"] for hook in HOOKS)


def test_a_good_change_passes_and_a_bad_one_does_not(repository: Repository) -> None:
    fiche(repository.root, "1.3")
    repository.git("add", ".")
    assert repository.commit()[0] == 0
    fiche(repository.root, "1.3", UNKNOWN.format(id="9.9"))
    repository.git("add", ".")
    code, said = repository.commit()
    assert code == 1
    assert "fiches/1.3.yaml:12:5: R105" in said


def test_what_is_not_staged_does_not_count(repository: Repository) -> None:
    """Bad on disk and good in the index passes; the other way about does not."""
    fiche(repository.root, "1.3")
    repository.git("add", ".")
    fiche(repository.root, "1.3", UNKNOWN.format(id="9.9"))
    assert repository.commit()[0] == 0
    repository.git("add", ".")
    fiche(repository.root, "1.3")
    code, said = repository.commit()
    assert code == 1
    assert "R105" in said


def test_a_commit_that_only_deletes(repository: Repository) -> None:
    repository.git("rm", "--quiet", "fiches/1.1.yaml")
    code, said = repository.commit()
    assert code == 1
    assert "fiches/1.2.yaml:12:5: R105" in said


def test_what_the_change_broke_elsewhere_and_not_what_was_broken(repository: Repository) -> None:
    fiche(repository.root, "1.4", UNKNOWN.format(id="8.8"))
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--no-verify", "-m", "Broken before")
    path = repository.root / "fiches" / "1.1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"1.1"', '"1.9"'), encoding="utf-8")
    code, said = repository.commit("--all")
    assert code == 1
    assert "fiches/1.2.yaml:12:5: R105" in said
    assert "1.4" not in said
    fiche(repository.root, "1.1")
    fiche(repository.root, "1.3")
    repository.git("add", ".")
    assert repository.commit()[0] == 0


def test_a_merge_that_brings_two_fiches_with_one_id(repository: Repository) -> None:
    """Two branches add a fiche under the same number, in files of different names: git merges them without a word."""
    for branch, name in (("left", "1.3-a"), ("right", "1.3-b")):
        repository.git("checkout", "--quiet", "-b", branch, "main")
        path = fiche(repository.root, "1.3")
        path.rename(path.with_stem(name))
        repository.git("add", ".")
        assert repository.commit()[0] == 0
    code, said = repository.git("merge", "left", "-m", "Les deux")
    assert code == 1
    assert "R101" in said
    assert "Another fiche already has the id 1.3" in said
    assert len(git(repository.root, "rev-list", "HEAD").splitlines()) == 2


def test_all_files_asks_for_the_whole_plan(repository: Repository) -> None:
    """Nothing is staged in CI: a hook that looks at the staged change only would say that all is well."""
    fiche(repository.root, "1.4", UNKNOWN.format(id="8.8"))
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--no-verify", "-m", "Broken")
    code, said = repository.run("pre-commit", "run", "--all-files")
    assert code == 1
    assert "fiches/1.4.yaml:12:5: R105" in said
    assert repository.commit("--amend")[0] == 0  # a new message is not the whole plan


def test_a_plan_in_a_folder_is_named_in_args(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "clsctl-validate", args=("-C", "nord"))
    make_plan(repository.root / "nord")
    fiche(repository.root / "nord", "1.1", UNKNOWN.format(id="9.9"))
    repository.git("add", ".")
    code, said = repository.commit()
    assert code == 1
    assert "fiches/1.1.yaml:12:5: R105" in said


def test_the_words_of_hooks_are_those_of_commands() -> None:
    assert {hook["entry"].split()[1] for hook in HOOKS} <= COMMANDS.keys()


def test_the_other_hook_lays_files_out(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "clsctl-fmt")
    path = fiche(repository.root, "1.3")
    path.write_text('titre: "Bilan"\nid:   "1.3"\ntype: fiche_action\nporteurs: [ARS]\n', encoding="utf-8")
    repository.git("add", ".")
    code, said = repository.commit("-q")
    assert code == 1
    assert "files were modified by this hook" in said
    assert path.read_text(encoding="utf-8").startswith("id:")
    repository.git("add", ".")
    assert repository.commit("-q")[0] == 0
