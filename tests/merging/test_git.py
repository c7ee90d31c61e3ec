"""Real merges, rebases and cherry-picks in real repositories, through the settings that git-setup writes."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.conftest import make_plan
from tests.cli.run import clsctl
from tests.gitkit import git, init, isolate

NOTES = "suivi:\n  notes:\n    - date: 2019-05-01\n      texte: Premier\n"
FILE = "fiches/1.1.yaml"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the machine's own git, and the driver in English, as the tests are."""
    environ = dict(os.environ)
    isolate(environ)
    with mock.patch.dict(os.environ, environ | {"CLSCTL_LANG": "en"}, clear=True):
        yield


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of a repository whose path has blanks and accents, set up, with two fiches."""
    root = make_plan(init(tmp_path / "dépôt à nous") / "le plan")
    write(root, text(root) + NOTES)
    ran = clsctl("git-setup", "-C", root)
    assert ran.code == 0, ran.err
    commit(root, "Début")
    return root


def text(root: Path) -> str:
    return (root / FILE).read_text(encoding="utf-8")


def write(root: Path, content: str) -> None:
    (root / FILE).write_bytes(content.encode())


def commit(root: Path, title: str) -> None:
    git(root, "add", "-A", ".")
    git(root, "commit", "--quiet", "--message", title)


def branch(root: Path, old: str, new: str) -> None:
    """A branch `autre` with one change, and `main` as it was."""
    git(root, "checkout", "--quiet", "-b", "autre")
    write(root, text(root).replace(old, new))
    commit(root, "Autre")
    git(root, "checkout", "--quiet", "main")


def attempt(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, encoding="utf-8", check=False)


NOTE = "      texte: Premier\n"
OTHER = NOTE + "    - date: 2019-06-01\n      texte: De l'autre\n"
MINE = NOTE + "    - date: 2019-06-01\n      texte: De moi\n"
BOTH = MINE + "    - date: 2019-06-01\n      texte: De l'autre\n"


@pytest.mark.parametrize("words", [("merge", "--no-edit", "autre"), ("rebase", "autre"), ("cherry-pick", "autre")])
def test_two_notes_come_together(plan: Path, words: tuple[str, ...]) -> None:
    branch(plan, NOTE, OTHER)
    before = text(plan)
    write(plan, before.replace(NOTE, MINE).replace("titre: Bilan", "titre: Bilan final"))
    commit(plan, "Moi")
    done = attempt(plan, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    both = BOTH if words[0] != "rebase" else OTHER + "    - date: 2019-06-01\n      texte: De moi\n"
    assert text(plan) == before.replace(NOTE, both).replace("titre: Bilan", "titre: Bilan final")


def test_a_clash_is_told_in_domain_words(plan: Path) -> None:
    branch(plan, "echeance: 2019-06-30", "echeance: 2019-12-31")
    write(plan, text(plan).replace("echeance: 2019-06-30", "echeance: 2020-06-30").replace(NOTE, MINE))
    commit(plan, "Moi")
    done = attempt(plan, "merge", "autre")
    assert done.returncode == 1
    assert "le plan/fiches/1.1.yaml: both sides changed the same thing." in done.stderr
    marked = re.search(r"^<<<<<<< .*^>>>>>>> [^\n]*\n", text(plan), re.MULTILINE | re.DOTALL)
    assert marked
    lines = marked[0].splitlines()
    assert lines[0].endswith(": 1.1/L1: signed deadline changed from “2019-06-30” to “2020-06-30”")
    assert lines[1:4] == ["    echeance: 2020-06-30", "=======", "    echeance: 2019-12-31"]
    assert lines[4].endswith(": 1.1/L1: signed deadline changed from “2019-06-30” to “2019-12-31”")
    assert "De moi" in text(plan)
    assert clsctl("validate", FILE, cwd=plan).out.count("F006") >= 2
    shown = attempt(plan, "diff").stdout
    assert "livrables[L1].echeance: 2020-06-30" in shown
    assert "livrables[L1].echeance: 2019-12-31" in shown
    assert len(shown.splitlines()) < 40


def test_what_cannot_be_read_is_left_to_lines_and_to_people(plan: Path) -> None:
    branch(plan, "titre: Fiche 1.1", "titre: [Fiche")
    write(plan, text(plan).replace(NOTE, MINE))
    commit(plan, "Moi")
    done = attempt(plan, "merge", "autre")
    assert done.returncode == 1
    assert "could not be merged key by key" in done.stderr
    assert "titre: [Fiche" in text(plan)
    assert "De moi" in text(plan)


def test_two_new_files_of_one_name(plan: Path) -> None:
    new = text(plan).replace('"1.1"', '"1.4"')
    git(plan, "checkout", "--quiet", "-b", "autre")
    (plan / "fiches/1.4.yaml").write_text(new.replace("titre: Bilan", "titre: Bilan\n    description: Long"))
    commit(plan, "Autre")
    git(plan, "checkout", "--quiet", "main")
    (plan / "fiches/1.4.yaml").write_text(new + "  meteo: soleil\n")
    commit(plan, "Moi")
    done = attempt(plan, "merge", "--no-edit", "autre")
    assert done.returncode == 0, done.stdout + done.stderr
    merged = (plan / "fiches/1.4.yaml").read_text()
    assert "description: Long" in merged
    assert "meteo: soleil" in merged


def test_criss_cross(plan: Path) -> None:
    """Two merge bases: git merges those first, through the driver, with longer marks."""
    branch(plan, "echeance: 2019-06-30", "echeance: 2019-12-31")
    write(plan, text(plan).replace("echeance: 2019-06-30", "echeance: 2020-06-30"))
    commit(plan, "Moi")
    for side, other, kept in (("main", "autre", "2020-06-30"), ("autre", "main~1", "2019-12-31")):
        git(plan, "checkout", "--quiet", side)
        attempt(plan, "merge", "--no-edit", other)
        write(plan, re.sub(r"<<<<<<<.*>>>>>>> [^\n]*\n", f"    echeance: {kept}\n", text(plan), flags=re.DOTALL))
        commit(plan, "Réunis")
    git(plan, "checkout", "--quiet", "main")
    done = attempt(plan, "merge", "--no-edit", "autre")
    assert done.returncode == 1
    assert "2020-06-30" in text(plan)
    assert "2019-12-31" in text(plan)


def test_the_plan_itself(plan: Path) -> None:
    file = plan / "clsctl.yaml"
    git(plan, "checkout", "--quiet", "-b", "autre")
    base = file.read_text()
    file.write_text(base + "instances:\n  - code: copil-1\n    type: copil\n    date: 2019-06-01\n")
    commit(plan, "Autre")
    git(plan, "checkout", "--quiet", "main")
    file.write_text(base + "instances:\n  - code: copil-2\n    type: copil\n    date: 2020-06-01\n")
    commit(plan, "Moi")
    assert attempt(plan, "merge", "--no-edit", "autre").returncode == 0
    assert re.findall(r"code: (copil-\d)", file.read_text()) == ["copil-1", "copil-2"]


def test_diff_reads_value_by_value(plan: Path) -> None:
    write(plan, text(plan).replace("2019-06-30", "'2019-12-31'").replace("porteurs:\n  - ARS", "porteurs: [ARS]"))
    shown = attempt(plan, "diff", "--unified=0", "--", FILE).stdout
    assert re.findall(r"^[-+][^-+].*$", shown, re.MULTILINE) == [
        "-livrables[L1].echeance: 2019-06-30",
        "+livrables[L1].echeance: 2019-12-31",
    ]


@pytest.mark.parametrize("program", ["/nowhere/clsctl", "'/no where/clsctl'"])
def test_git_goes_on_without_the_program(plan: Path, program: str) -> None:
    """A clone whose Python was taken away: diff shows the text, merge merges lines."""
    for key in ("diff.clsctl.textconv", "merge.clsctl.driver"):
        value = git(plan, "config", key)
        known = re.search(r"\S*clsctl (?=textconv|merge-driver)", value)
        assert known
        git(plan, "config", key, value.replace(known[0], f"{program} "))
    branch(plan, NOTE, OTHER)
    write(plan, text(plan).replace("titre: Fiche 1.1", "titre: Autre titre"))
    assert "+titre: Autre titre" in attempt(plan, "diff").stdout
    commit(plan, "Moi")
    assert attempt(plan, "merge", "--no-edit", "autre").returncode == 0
    assert "De l'autre" in text(plan)
    assert "Autre titre" in text(plan)


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
@pytest.mark.parametrize("how", ["repository", "command"])
def test_what_both_come_from_is_shown_where_git_is_told_so(plan: Path, style: str, how: str) -> None:
    branch(plan, "echeance: 2019-06-30", "echeance: 2019-12-31")
    write(plan, text(plan).replace("echeance: 2019-06-30", "echeance: 2020-06-30"))
    commit(plan, "Moi")
    if how == "repository":
        git(plan, "config", "merge.conflictStyle", style)
    words = ("-c", f"merge.conflictStyle={style}") if how == "command" else ()
    assert attempt(plan, *words, "merge", "autre").returncode == 1
    marked = re.search(r"^<<<<<<< .*^>>>>>>> [^\n]*\n", text(plan), re.MULTILINE | re.DOTALL)
    assert marked
    lines = marked[0].splitlines()
    assert lines[1] == "    echeance: 2020-06-30"
    assert re.fullmatch(r"\|{7} \S.*", lines[2])
    assert lines[3:6] == ["    echeance: 2019-06-30", "=======", "    echeance: 2019-12-31"]
    assert clsctl("validate", FILE, cwd=plan).out.count("F006") >= 2
    assert "livrables[L1].echeance" in attempt(plan, "diff").stdout
