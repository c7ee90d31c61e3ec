"""How git is called, whatever is asked of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from clsctl import sources
from clsctl.sources.plumbing import read
from tests.gitkit import Commit
from tests.sources.plain import plan_repository


def test_a_path_is_never_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plan_repository(tmp_path, Commit({"fiches/[1].yaml": "a", "fiches/1.yaml": "b", "FICHES/[1].yaml": "c"}))
    for variable in ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"):
        monkeypatch.setenv(variable, "1")
    assert read(root, "ls-files", "-z", "--", "fiches/[1].yaml") == b"fiches/[1].yaml\0"
    assert read(root, "ls-files", "-z", "--", ":(glob)fiches/*") == b""


def test_git_speaks_english_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its refusals are recognised by their words."""
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    with pytest.raises(Exception, match="not in a git repository"):
        read(tmp_path, "rev-parse", "--show-prefix")


def test_a_command_that_reads_the_disk_loads_nothing_of_git() -> None:
    program = "import sys, clsctl.sources as s; s.read_disk, s.find_root; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {"git", "clsctl.sources.plumbing", "subprocess", "zoneinfo"}.isdisjoint(done.stdout.split())


def test_no_other_name_is_promised() -> None:
    assert set(sources.__all__) == {name for name in sources.__all__ if callable(getattr(sources, name))}
    with pytest.raises(AttributeError, match="read_nothing"):
        getattr(sources, "read_nothing")  # noqa: B009
