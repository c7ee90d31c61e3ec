"""The help pages: every text of every command is in French, and none is forgotten."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperArgument, TyperOption

from clsctl.cli.parts import load
from clsctl.cli.table import COMMANDS
from clsctl.render.language import language
from tests.cli.conftest import fiche
from tests.cli.run import clsctl
from tests.gitkit import git
from tests.importing.printed import printed
from tests.importing.writers import word

FR = {"CLSCTL_LANG": "fr"}
# Written the same in both languages.
SAME = {"Options", "Arguments", "CODE", "CODES", "TYPE", "ID", "A", "B", "N", "FICHE"}


def params(name: str) -> list[Any]:
    return [param for param in load(COMMANDS[name]).params if not getattr(param, "hidden", False)]


def texts(name: str) -> set[str]:
    """The words of a command's page that come from us."""
    said = {COMMANDS[name].help, COMMANDS[name].part}
    for param in params(name):
        said |= {param.help, param.rich_help_panel, param.metavar}
    return {text for text in said if text and not re.fullmatch(r"[a-z_|-]+", text)}


def unwrapped(text: str) -> str:
    """The text on one line; no-break spaces stay what they are."""
    return re.sub(r"[ \n]+", " ", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_text_is_translated(name: str) -> None:
    french = language("fr")
    assert {text for text in texts(name) - SAME if french.text(text) == text} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_has_a_help(name: str) -> None:
    assert [param.name for param in params(name) if not param.help] == []
    named = [param for param in params(name) if isinstance(param, TyperArgument) or not param.is_flag]
    assert [param.name for param in named if not param.metavar] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_shows_all_of_it(name: str) -> None:
    page = clsctl(name, "--help", env=FR)
    assert page.code == 0
    assert page.out.startswith(f"Usage\u00a0: clsctl {name} [OPTIONS]")
    for param in params(name):
        if isinstance(param, TyperOption):
            assert all(opt in page.out for opt in param.opts)
    assert page.out == clsctl(name, "-h", env=FR).out
    english = clsctl(name, "--help").out
    assert english.startswith(f"Usage: clsctl {name} [OPTIONS]")
    for text in texts(name) - {COMMANDS[name].part}:
        assert unwrapped(language("fr").text(text)) in unwrapped(page.out)
        assert unwrapped(text) in unwrapped(english)


def test_the_first_page_lists_the_commands_by_what_they_are_for() -> None:
    page = clsctl("--help", env=FR).out
    for part in {entry.part for entry in COMMANDS.values()}:
        assert f"{language('fr').text(part)}\u00a0:\n" in page
    for name in COMMANDS:
        assert f"\n  {name} " in page


def test_a_page_is_no_wider_than_80_columns() -> None:
    for name in COMMANDS:
        assert max(map(len, clsctl(name, "--help", env=FR).out.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_is_one_that_works(name: str, plan: Path) -> None:
    """As it is written, in a plan with the fiche and the axis that the examples name."""
    fiche(plan, "1.3", "indicateurs:\n  - id: I1\n    libelle: Patients\n")
    git(plan, "init", "-q", "-b", "main")
    git(plan, "add", ".")
    git(plan, "commit", "-q", "-m", "Plan", when="2025-06-30T12:00:00+02:00")
    if name == "verify":  # of the report that the example of `report` writes
        clsctl(*shlex.split(COMMANDS["report"].example), cwd=plan)
    if name == "undo":
        clsctl("set", "1.3", "suivi.meteo", "soleil", cwd=plan)
    if name == "import":
        (plan / "plan-daction.docx").write_bytes(word(printed("loiret")))
    if name == "merge-driver":
        for side in ("base", "ours", "theirs"):
            (plan / f"{side}.yaml").write_bytes((plan / "fiches/1.3.yaml").read_bytes())
    ran = clsctl(*shlex.split(COMMANDS[name].example), cwd=plan)
    assert ran.code == 0, ran.err
    assert f"clsctl {COMMANDS[name].example}\n" in clsctl(name, "--help").out
