"""What a shell proposes after Tab: commands, options, and the words of the plan at hand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import fiche
from tests.cli.run import clsctl

ACTEURS = "acteurs:\n  ars:\n    nom: Agence\ninstances:\n  - code: copil-1\n    type: copil\n    date: 2019-06-01\n"
MORE = """\
  - id: L2
indicateurs:
  - id: I1
    libelle: Places
suivi:
  livrables:
    L1:
      remis_le: 2019-06-01
"""


@pytest.fixture
def known(plan: Path) -> Path:
    """The plan, with an actor, a meeting, and a deliverable that is handed in."""
    path = plan / "clsctl.yaml"
    path.write_text(path.read_text(encoding="utf-8") + ACTEURS, encoding="utf-8")
    fiche(plan, "1.1", MORE)
    return plan


def proposed(line: str, cwd: Path, **env: str) -> list[str]:
    """What is proposed for the last word of a line, as bash asks."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), "_CLSCTL_COMPLETE": "complete_bash", **env}
    ran = clsctl(env={"CLSCTL_LANG": "en", **words}, cwd=cwd)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("clsctl repo", ["report"]),
        ("clsctl list --fo", ["--format"]),
        ("clsctl list --format js", ["json", "jsonl"]),
        ("clsctl list --axe ", ["1"]),
        ("clsctl list --porteur ", ["ars"]),
        ("clsctl list --etat ren", []),
        ("clsctl list --etat rem", ["remis", "remis_en_retard"]),
        ("clsctl list --fiche ", ["1.1", "1.2"]),
        ("clsctl show 1.1/", ["1.1/L1", "1.1/L2", "1.1/I1"]),
        ("clsctl log --since ", ["copil", "copil-1"]),
        ("clsctl explain R10", [f"R10{n}" for n in range(1, 10)]),
        ("clsctl new fiche_a", ["fiche_action"]),
        ("clsctl --lang ", ["fr", "en"]),
        ("clsctl report retards -o ", []),
        ("clsctl nothing ", []),
    ],
)
def test_words_of_the_format_and_of_the_plan(known: Path, line: str, words: list[str]) -> None:
    assert proposed(line, known) == words


def test_outside_a_plan_there_is_nothing_of_one(known: Path) -> None:
    assert proposed("clsctl show ", known.parent) == []
    assert proposed("clsctl -C plan show 1.1", known.parent) == ["1.1"]
    assert proposed("clsctl show -C plan 1.1", known.parent) == ["1.1"]


def test_in_a_portfolio_references_have_their_plan(known: Path) -> None:
    shutil.copytree(known, known.parent / "other")
    (known.parent / "portefeuille.yaml").write_text('clsctl: 1\ntitre: T\nplans: ["*"]\n', encoding="utf-8")
    assert proposed("clsctl show ", known.parent) == ["other:1.1", "other:1.2", "plan:1.1", "plan:1.2"]


def test_other_shells_say_what_a_word_means(known: Path) -> None:
    fish = {"_CLSCTL_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": "clsctl list --axe "}
    assert proposed("", known, **fish, _TYPER_COMPLETE_FISH_ACTION="get-args") == ["1\tSoins"]
    french = {"CLSCTL_LANG": "fr", "_CLSCTL_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "clsctl repor"}
    assert "Écrire un rapport" in "".join(proposed("", known, **french))
    power = {"_CLSCTL_COMPLETE": "complete_powershell", "_TYPER_COMPLETE_ARGS": "clsctl list --axe "}
    assert proposed("", known, **power, _TYPER_COMPLETE_WORD_TO_COMPLETE="") == ["1:::Soins"]
    assert proposed("", known, _CLSCTL_COMPLETE="complete_nothing") == []


@pytest.mark.skipif(sys.platform == "win32", reason="bash of Unix")
def test_in_a_real_bash(known: Path) -> None:
    script = clsctl("completion", "bash")
    assert script.code == 0
    words = "COMP_WORDS=(clsctl list --axe ''); COMP_CWORD=3"
    typed = f"{script.out}\n{words}; _clsctl_completion clsctl; echo ${{COMPREPLY[*]}}"
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", typed], cwd=known, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_script_asks_this_program(shell: str) -> None:
    assert "_CLSCTL_COMPLETE" in clsctl("completion", shell).out


def test_the_screen_says_how_to_keep_it() -> None:
    assert clsctl("completion", "bash", screen=True).err.startswith("To keep it: clsctl completion bash >> ~/.bashrc")


def test_zsh_answers_at_the_first_tab() -> None:
    """Kept in a folder of functions, as the page says, the file is read at the first Tab: it then has to answer too."""
    script = clsctl("completion", "zsh").out
    assert script.startswith("#compdef clsctl\n")
    assert script.endswith(
        "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
        '  _clsctl_completion "$@"\nelse\n  compdef _clsctl_completion clsctl\nfi\n'
    )
