"""`init` and `new` on a terminal: questions with choices from the plan, answers checked, calendars read while typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import clsctl

if sys.platform == "win32":  # pseudo-terminals are Unix's
    pytest.skip("no pseudo-terminal", allow_module_level=True)

from tests.cli.typist import typing


def test_a_plan_is_asked_for(tmp_path: Path) -> None:
    with typing("init", "deux-rives", cwd=tmp_path) as (person, process):
        person.wait("cpts")
        person.answer("Type of the plan: [cls]", "clss")
        person.wait("Did you mean “cls”?")
        person.press("\x15")
        person.type("PT")
        person.answer("Title, as on the cover: [Projet territorial de santé mentale – deux-rives]", "Le PTSM")
        person.answer("Signed on", "30/02/2024")
        person.wait("Write a day as")
        person.press("\x15")
        person.type("16 janvier 2024")
        person.answer("Takes effect on")
        person.answer("Last day of the contract", "2023-12-31")
        person.wait("would end before it begins (16 January 2024)")
        person.press("\x15")
        person.type("31/12/2028")
        person.answer("pre-commit? (o/n)", "oui")
        person.answer("forge", "gitlab")
        assert person.end() == 0
        assert process.stdout
        assert process.stdout.read().decode().splitlines() == [
            "deux-rives/clsctl.yaml",
            "deux-rives/.pre-commit-config.yaml",
            "deux-rives/.gitlab-ci.yml",
        ]
    text = (tmp_path / "deux-rives" / "clsctl.yaml").read_text(encoding="utf-8")
    assert "type: ptsm\n" in text
    assert "titre: Le PTSM\n" in text
    assert "signature: 2024-01-16\n" in text
    assert "fin: 2028-12-31\n" in text
    assert clsctl("validate", "-C", tmp_path / "deux-rives").code == 0


def test_a_fiche_is_asked_for(plan: Path) -> None:
    (plan / "clsctl.yaml").write_text(
        (plan / "clsctl.yaml").read_text(encoding="utf-8")
        + '    objectifs:\n      - code: "1.a"\n        titre: Accueillir\nacteurs:\n  ars:\n    sigle: ARS\n',
        encoding="utf-8",
    )
    with typing("new", cwd=plan) as (person, process):
        person.answer("Type of the fiche: [fiche_action]")
        person.answer("Title:")
        person.wait("Write a title.")
        person.type("Ouvrir un centre")
        person.wait("1  Soins")
        person.answer("Axis (Enter for none):", "1")
        person.wait("1.a  Accueillir")
        person.answer("Objective (Enter for none):")
        person.answer("Number (id): [1.3]", "1.2")
        person.wait("There is a fiche 1.2 already.")
        person.press("\x15")
        person.type("")
        person.answer("Holder (one at a time, Enter to go on):", "ARS")
        person.answer("Holder (one at a time, Enter to go on):", "Une association")
        person.answer("Holder (one at a time, Enter to go on):")
        person.wait("Calendar of the whole fiche")
        person.wait("Type it as the document has it.")
        person.press("2ème semestre 2020")
        person.wait("1 July 2020")
        person.type("")
        person.answer("Deliverable 1 (Enter to end):", "Bilan : le premier")
        # the calendar of before is no more read here
        assert "Type it as the document has it." not in person.wait("Its deadline")
        person.type("fin 2020")
        person.answer("Deliverable 2 (Enter to end):")
        assert person.end() == 0
        assert process.stdout
        assert process.stdout.read().decode() == "fiches/1.3-ouvrir-un-centre.yaml\n"
    text = (plan / "fiches" / "1.3-ouvrir-un-centre.yaml").read_text(encoding="utf-8")
    said = "".join(line for line in text.splitlines(keepends=True) if line.strip() and not line.startswith("#"))
    assert said == (
        'id: "1.3"\ntype: fiche_action\ntitre: Ouvrir un centre\naxe: "1"\n'
        "porteurs:\n  - ars\n  - Une association\n"
        'livrables:\n  - id: L1\n    titre: "Bilan : le premier"\n    echeance: fin 2020\n'
        "calendrier: 2ème semestre 2020\n"
    )
    assert clsctl("validate", "-C", plan).code == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_writes_nothing(tmp_path: Path, key: str) -> None:
    with typing("init", cwd=tmp_path) as (person, _):
        person.wait("Type of the plan")
        person.press(key)
        assert person.end() == 130
    assert list(tmp_path.iterdir()) == []


def test_what_exists_is_said_before_any_question(plan: Path) -> None:
    with typing("init", cwd=plan) as (person, _):
        person.wait("exists already")
        assert person.end() == 2


def test_yes_takes_the_defaults(tmp_path: Path) -> None:
    with typing("init", "-y", cwd=tmp_path) as (person, _):
        person.wait("Now a first fiche")
        assert person.end() == 0


def test_a_pipe_is_never_asked(plan: Path) -> None:
    command = [sys.executable, "-m", "clsctl", "new", "fiche_action"]
    done = subprocess.run(command, cwd=plan, stdin=subprocess.PIPE, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.decode().replace(os.sep, "/")) == (0, "fiches/1.3.yaml\n")
    for each in (plan / "fiches").iterdir():
        each.unlink()
    lacking = clsctl("new", "-C", plan)
    assert lacking.code == 2
    assert lacking.err.startswith("Error: What is missing is the type of the fiche: fiche_action")
