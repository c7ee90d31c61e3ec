"""Every edit says how it is taken back, and what it says does just that, byte for byte."""

import shlex
import sys
from datetime import date
from pathlib import Path

import pytest

from clsctl.cli import pasted
from tests import gitkit
from tests.cli.conftest import fiche
from tests.cli.run import Ran, clsctl

MORE = """\
contexte: |
  Une ligne

  Une autre
moyens: "Un « texte », 5 $ et 100 %"   # mot pour mot
enjeux: [un, "deux"]
etapes:
  - id: E1   # la première
    titre: Étape
indicateurs:
  - id: I1
    libelle: Patients
suivi:
  statut: bloquee   # dit au COPIL
  statut_le: 2019-02-01
  motif: poste vacant
"""


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLSCTL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("clsctl.cli.clock.today", lambda: date(2019, 7, 15))


@pytest.fixture
def root(plan: Path) -> Path:
    fiche(plan, "1.1", MORE)
    fiche(plan, "1.2", "depend_de: [1.1/E1]\n")
    return plan


def texts(root: Path) -> dict[str, bytes]:
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*.yaml")}


def said(ran: Ran) -> list[list[str]]:
    """The commands that take it back, as a shell would cut them."""
    lead = "To take it back: "
    return [shlex.split(line.removeprefix(lead)) for line in ran.err.splitlines() if line.startswith(lead)]


@pytest.mark.parametrize(
    "words",
    [
        ("set", "1.1", "titre", "Autre"),
        ("set", "1.1", "contexte", "Plus rien"),
        ("set", "1.1", "contexte", "--delete"),
        ("set", "1.1", "moyens", "Autre"),
        ("set", "1.1", "moyens", "--delete"),
        ("set", "1.1", "enjeux", "un"),
        ("set", "1.1", "enjeux", "trois", "quatre", "cinq", "six"),
        ("set", "1.1", "enjeux", "un", "deux", "trois", "quatre"),
        ("set", "1.1", "etapes[0].titre", "Deux\nlignes"),
        ("set", "1.1", "suivi", "--delete"),
        ("set", "clsctl.yaml", "titre", "Autre"),
        ("deliver", "1.1/L1", "--proof", "https://example.org/a", "--proof", "https://example.org/b"),
        ("postpone", "1.1/L1", "2019-12-31", "--reason", "vacance"),
        ("note", "1.1", "Deux\nlignes", "--auteur", "Coordination"),
        ("measure", "1.1/I1", "12,5"),
        ("declare", "1.1", "en_cours"),
        ("declare", "1.1/E1", "suspendue", "--reason", "x"),
        ("declare", "1.1/L1", "abandonnee", "--reason", "x"),
        ("fund", "1.1", "12 000 €", "--financeur", "ARS"),
        ("renumber", "1.1", "1.7"),
        ("renumber", "1.1/E1", "E7"),
        ("move", "1.1"),
        ("move", "1.1/E1", "1.2"),
    ],
)
def test_what_is_said_puts_every_byte_back(root: Path, words: tuple[str, ...]) -> None:
    before = texts(root)
    ran = clsctl(*words, "-C", root)
    assert ran.code == 0, ran.err + ran.out
    assert texts(root) != before
    commands = said(ran)
    assert commands
    for program, *rest in commands:
        assert program == "clsctl"
        done = clsctl(*rest)
        assert done.code == 0, done.err
    assert texts(root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("fmt",),
        ("validate", "--fix"),
        ("new", "fiche"),
        ("new", "lettre", "--titre", "Une lettre"),
        ("import", "fiches.md"),
    ],
)
def test_what_makes_or_mends_files_is_taken_back_too(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (tmp_path / "fiches.md").write_text("# Fiche 7\n\n| Titre | Un essai |\n|---|---|\n| Porteur | ARS |\n", "utf-8")
    fiche(root, "1.4", "suivi:\n  meteo: Soleil\n  statut:\tnon démarrée\n")
    before = everything(root)
    monkeypatch.chdir(tmp_path)
    ran = clsctl(*words, "-C", root)
    assert ran.code in {0, 1}, ran.err
    assert everything(root) != before
    assert said(ran) == [["clsctl", "undo", "-C", root.as_posix()]]
    assert clsctl("undo", "-C", root).code == 0
    assert everything(root) == before


def everything(root: Path) -> dict[str, bytes | None]:
    """Folders too."""
    return {str(each.relative_to(root)): each.read_bytes() if each.is_file() else None for each in root.rglob("*")}


def test_a_plan_that_was_begun_is_taken_back_with_what_is_beside_it(tmp_path: Path) -> None:
    root = tmp_path / "val"
    assert said(clsctl("init", "val", "--hook", cwd=tmp_path)) == [["clsctl", "undo", "-C", "val"]]
    ran = clsctl("undo", "-n", "-C", root)
    assert ran.out.startswith("clsctl.yaml would be deleted.\n")
    ran = clsctl("undo", "-C", root)
    assert (ran.code, ran.out) == (0, "The contract is no longer followed: Contrat local de santé – val\n")
    assert ran.err.startswith("Deleted: clsctl.yaml, .clsctl/schemas/fiche.json, ")
    assert everything(root) == {"fiches": None}


def test_what_was_written_outside_of_the_plan_is_not_kept(tmp_path: Path) -> None:
    gitkit.init(tmp_path)
    assert said(clsctl("init", "val", "--hook", cwd=tmp_path)) == []
    assert clsctl("undo", "-C", tmp_path / "val").code == 2


def test_a_new_fiche_that_was_filled_in_since_stays(root: Path) -> None:
    made = Path(clsctl("new", "action", "-C", root).out.strip())
    made.write_text(made.read_text("utf-8") + "# à moi\n", "utf-8")
    ran = clsctl("undo", "-C", root)
    assert (ran.code, "fiches/1.3.yaml was changed since" in ran.err) == (2, True)
    assert made.is_file()


def test_many_files_are_counted(root: Path) -> None:
    for number in range(20, 40):
        fiche(root, f"1.{number}", "enjeux: [un]\n")
    before = texts(root)
    assert clsctl("fmt", "-C", root).code == 0
    ran = clsctl("undo", "-C", root)
    assert "Written in 22 files.\n" in ran.err
    assert texts(root) == before


def test_one_after_the_other(root: Path) -> None:
    states = [texts(root)]
    for words in (("set", "1.1", "titre", "Autre"), ("move", "1.1/E1", "1.2"), ("note", "1.2", "Vu")):
        assert clsctl(*words, "-C", root).code == 0
        states.append(texts(root))
    for state in reversed(states[:-1]):
        assert clsctl("undo", "-C", root).code == 0
        assert texts(root) == state
    ran = clsctl("undo", "-C", root)
    assert (ran.code, "nothing to take back here" in ran.err) == (2, True)


def test_in_words_and_shown_first(root: Path) -> None:
    clsctl("set", "1.1", "suivi.meteo", "soleil", "-C", root)
    after = texts(root)
    ran = clsctl("undo", "--dry-run", "-C", root)
    assert "-  meteo: soleil\n" in ran.out
    assert texts(root) == after
    ran = clsctl("undo", "-C", root)
    assert ran.out == "1.1: outlook “sunny” withdrawn\n"
    assert "Written in fiches/1.1.yaml." in ran.err


def test_never_over_what_was_changed_since(root: Path) -> None:
    clsctl("set", "1.1", "titre", "Autre", "-C", root)
    fiche(root, "1.1", MORE + "# à la main\n")
    before = texts(root)
    ran = clsctl("undo", "-C", root)
    assert (ran.code, "was changed since" in ran.err) == (2, True)
    assert texts(root) == before


def test_of_this_plan_only(root: Path, tmp_path: Path) -> None:
    from tests.cli.conftest import make_plan  # noqa: PLC0415

    clsctl("set", "1.1", "titre", "Autre", "-C", root)
    other = make_plan(tmp_path / "autre")
    assert clsctl("undo", "-C", other).code == 2
    assert clsctl("undo", "-C", root).code == 0


def test_what_is_kept_is_for_the_user_alone_and_not_for_ever(root: Path, tmp_path: Path) -> None:
    home = tmp_path / "cache" / "undo"
    for number in range(52):
        clsctl("set", "1.1", "titre", f"Titre {number}", "-C", root)
    records = sorted(home.iterdir())
    assert len(records) == 50
    assert records[0].name == "000000003.json"
    assert {each.stat().st_mode & 0o077 for each in (home, *records)} == {0}


@pytest.mark.parametrize("content", ["", "[1]", '{"/x": 3}', '{"/x": ["é", null]}'])
def test_a_record_that_cannot_be_read(root: Path, tmp_path: Path, content: str) -> None:
    clsctl("set", "1.1", "titre", "Autre", "-C", root)
    (tmp_path / "cache" / "undo" / "000000001.json").write_text(content, encoding="utf-8")
    assert clsctl("undo", "-C", root).code == 2


def test_in_a_folder_named_from_here(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLSCTL_CACHE", "ici")
    before = texts(root)
    assert said(clsctl("set", "1.1", "contexte", "Autre", "-C", root, cwd=tmp_path))[0][:2] == ["clsctl", "undo"]
    assert clsctl("undo", "-C", root, cwd=tmp_path).code == 0
    assert texts(root) == before


def test_without_a_place_to_keep_things(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLSCTL_CACHE", "off")
    assert said(clsctl("set", "1.1", "contexte", "Autre", "-C", root)) == []
    assert clsctl("undo", "-C", root).code == 2


def test_what_was_committed(root: Path) -> None:
    gitkit.init(root)
    gitkit.git(root, "add", ".")
    gitkit.git(root, "commit", "-qm", "Début")
    before = texts(root)
    ran = clsctl("set", "1.1", "titre", "Autre", "--commit", "-C", root)
    assert said(ran)[0][:2] == ["git", "-C"]
    assert clsctl("undo", "--commit", "-C", root).code == 0
    assert texts(root) == before
    assert gitkit.git(root, "status", "--short") == ""
    assert gitkit.git(root, "diff", "--stat", "HEAD~2") == ""


@pytest.mark.parametrize(
    ("system", "value", "safe"),
    [
        ("win32", "C:\\plan", True), ("win32", "5 $", False), ("win32", "100 %", False), ("win32", 'dit "non"', False),
        ("win32", "l’ARS, l'été", True), ("win32", "fin\\", False), ("win32", "« mot »", True),
        ("win32", "dit “non”", False),
        ("linux", "5 $", True), ("linux", "l'un : 5 $", False), ("linux", "a\\b", False), ("linux", "- un", False),
        ("linux", "deux\nlignes", False), ("linux", "fin ", False), ("linux", 'dit "non"', True),
    ],
)  # fmt: skip
def test_which_values_any_shell_takes(monkeypatch: pytest.MonkeyPatch, system: str, value: str, safe: bool) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert pasted.can_be_pasted(value) is safe


@pytest.mark.parametrize(
    ("system", "value", "shown"),
    [
        ("win32", "12,5", '"12,5"'),  # PowerShell makes a list of 12,5
        ("win32", "@acteur", '"@acteur"'),
        ("win32", "C:\\plan\\un", "C:\\plan\\un"),
        ("linux", "a[0].b", '"a[0].b"'),  # zsh looks for files
        ("linux", "5 $", "'5 $'"),
    ],
)
def test_words_as_shells_take_them(monkeypatch: pytest.MonkeyPatch, system: str, value: str, shown: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert pasted.pasted(value) == shown
