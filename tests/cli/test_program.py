"""The program as a whole: its version, its mistakes in words, its exit codes."""

import json
import os
import subprocess
import sys
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from clsctl import __version__
from clsctl.cli import clock
from clsctl.cli.commands import list as listing
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from tests.cli.run import clsctl


def run(*args: str, **rest: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "clsctl", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **rest)  # type: ignore[call-overload,no-any-return]


def test_version_is_told_without_typer() -> None:
    code = (
        "import sys; sys.argv = ['clsctl', '--version'];"
        "from clsctl.__main__ import main; main(); print('typer' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert out == f"clsctl {__version__}\nFalse\n"


@pytest.mark.parametrize("args", [["--version"], ["--lang", "fr", "--version"], ["-q", "--version"]])
def test_version_wherever_it_stands(args: list[str]) -> None:
    ended = run(*args)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"clsctl {__version__}\n", "")


def test_the_module_runs_as_a_program() -> None:
    ended = run("--lang", "en", "period", "2019-12-31")
    assert ended.returncode == 0
    assert "31 December 2019" in ended.stdout


def test_help_needs_neither_rich_nor_the_commands() -> None:
    code = (
        "import sys; from clsctl.cli.app import run; run(['--help']);"
        "print([m for m in sys.modules if m.split('.')[0] in ('rich', 'git', 'jinja2', 'yaml', 'ruamel')"
        " or m.startswith('clsctl.cli.commands.') or m.startswith('clsctl.core.calendar')])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_a_mistake_before_the_command() -> None:
    assert clsctl("--colour", "always", "list").err.startswith(
        "Error: There is no option --colour here.\nDid you mean “--color”?\nHelp: clsctl --help"
    )
    assert clsctl("--lang", "de", "list").err.startswith("Error: --lang takes one of fr, en, not “de”.")


def test_trouble_is_told_with_its_remedy(tmp_path: Path) -> None:
    ran = clsctl("list", "-C", tmp_path)
    assert ran.code == 2
    assert ran.err.startswith(f"Error: There is no clsctl.yaml and no portefeuille.yaml in {tmp_path}")
    assert "clsctl init" in ran.err


def test_findings_end_with_1(plan: Path) -> None:
    assert clsctl("overdue", "-C", plan, "--date", "2019-07-01").code == 0
    assert clsctl("overdue", "-C", plan, "--date", "2019-07-01", "--fail").code == 1
    assert clsctl("overdue", "-C", plan, "--date", "2019-06-30", "--fail").code == 0


def test_a_fault_of_ours_is_one_line(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_scope: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(listing, "listing", fail)
    ran = clsctl("list", "-C", plan)
    assert (ran.code, ran.out, ran.err.count("\n")) == (70, "", 1)
    assert "ZeroDivisionError: two lines" in ran.err
    assert "--debug" in ran.err
    told = clsctl("list", "-C", plan, "--debug")
    assert told.code == 70
    assert told.err.startswith("Traceback")
    assert "in fail" in told.err


def test_interrupted(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_scope: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "listing", stop)
    ran = clsctl("list", "-C", plan)
    assert (ran.code, ran.err) == (130, "Interrupted.\n")


def test_trouble_has_a_message_of_its_own(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_scope: object) -> None:
        raise Trouble(msg("The world is flat."))

    monkeypatch.setattr(listing, "listing", stop)
    assert clsctl("list", "-C", plan).err == "Error: The world is flat.\n"


def test_the_folder_before_or_after_the_command(plan: Path, tmp_path: Path) -> None:
    after = clsctl("list", "-C", plan, "--date", "2019-07-01")
    assert after.code == 0
    assert clsctl("-C", plan, "list", "--date", "2019-07-01") == after
    assert clsctl("-C", tmp_path, "list", "-C", plan, "--date", "2019-07-01") == after
    assert clsctl("list", "--date", "2019-07-01", cwd=plan / "fiches") == after


def test_the_day_is_the_one_in_paris(plan: Path) -> None:
    before, ran, after = clock.today(), clsctl("list", "-C", plan, "--format", "json"), clock.today()
    assert json.loads(ran.out)["date"] in {before.isoformat(), after.isoformat()}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T21:59:59", "2026-06-30"),
        ("2026-06-30T22:00:00", "2026-07-01"),
        ("2026-12-31T22:59:59", "2026-12-31"),
    ],
)
def test_midnight_is_that_of_paris(moment: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Frozen(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Frozen":
            return cls.fromisoformat(f"{moment}+00:00").astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Frozen)
    assert clock.today().isoformat() == day


def test_no_time_zones_on_this_system(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_name: str) -> None:
        raise ZoneInfoNotFoundError

    monkeypatch.setattr("zoneinfo.ZoneInfo", unknown)
    ran = clsctl("list", "-C", plan)
    assert ran.code == 2
    assert "--date" in ran.err
    assert clsctl("list", "-C", plan, "--date", "2019-07-01").code == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes and PIPESTATUS")
def test_a_closed_pipe_is_no_error(plan: Path) -> None:
    for number in range(400):
        (plan / "fiches" / f"x{number}.yaml").write_text(
            f'id: "x{number}"\ntype: fiche_action\ntitre: {"t" * 200}\nporteurs: [A]\n'
        )
    shell = f'"{sys.executable}" -m clsctl list -C "{plan}" | head -n 1; echo "${{PIPESTATUS[0]}}"'
    ended = subprocess.run(
        ["bash", "-c", shell],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CLSCTL_LANG": "en"},
    )
    assert ended.stdout.splitlines()[0].startswith("Reference")
    assert ended.stdout.splitlines()[-1] == "0"
    assert ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["list", "-C", "."], ["--version"]])
def test_a_full_disk_is_told(plan: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "clsctl", *words]
        ended = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            cwd=plan,
            env=os.environ | {"CLSCTL_LANG": "en"},
        )
    said = "Error: The output could not be written: there is no room left on the disk\n"
    assert (ended.returncode, ended.stderr) == (2, said)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
@pytest.mark.parametrize("words", ["list", "--version"])
def test_no_standard_output_at_all(plan: Path, words: str) -> None:
    shell = f'cd "{plan}"; "{sys.executable}" -m clsctl {words} >&-'
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
