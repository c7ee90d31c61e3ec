"""git-setup: what it writes, that it can be run again and undone, and what it leaves alone."""

from pathlib import Path

import pytest

from clsctl.writing.attributes import pattern, with_lines
from tests.cli.conftest import make_plan
from tests.cli.run import clsctl
from tests.gitkit import git, init


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return make_plan(init(tmp_path / "repo") / "plan")


def settings(root: Path) -> str:
    return git(root, "config", "--local", "--list")


def test_it_says_what_it_does_and_can_be_run_again(plan: Path) -> None:
    before = settings(plan)
    would = clsctl("git-setup", "--dry-run", "-C", plan)
    assert "/fiches/**/*.yaml diff=clsctl merge=clsctl" in would.out
    assert settings(plan) == before
    assert not (plan / ".gitattributes").exists()
    did = clsctl("git-setup", "-C", plan)
    assert "merge.clsctl.driver" in did.out
    assert "Commit .gitattributes" in did.out
    written = (plan / ".gitattributes").read_text()
    assert git(plan, "check-attr", "merge", "fiches/1.1.yaml", "clsctl.yaml", "README.md").splitlines() == [
        "fiches/1.1.yaml: merge: clsctl", "clsctl.yaml: merge: clsctl", "README.md: merge: unspecified",
    ]  # fmt: skip
    assert clsctl("git-setup", "-C", plan).out.startswith("Nothing to do")
    assert (plan / ".gitattributes").read_text() == written
    assert clsctl("git-setup", "--undo", "-C", plan).code == 0
    assert settings(plan) == before
    assert not (plan / ".gitattributes").exists()
    assert clsctl("git-setup", "--undo", "-C", plan).out.startswith("Nothing to undo")


def test_a_second_clone_has_nothing_to_commit(plan: Path) -> None:
    clsctl("git-setup", "-C", plan)
    git(plan, "add", ".")
    git(plan, "commit", "-qm", "Réglages")
    git(plan, "config", "--unset", "merge.clsctl.driver")
    did = clsctl("git-setup", "-C", plan)
    assert "merge.clsctl.driver" in did.out
    assert "Commit .gitattributes" not in did.out
    assert "everyone runs clsctl git-setup once" in did.out


def test_what_git_shows_is_in_the_language_asked_for(plan: Path) -> None:
    did = clsctl("--lang", "fr", "git-setup", "-C", plan)
    assert "merge.clsctl.name = clsctl : par clé et par id" in did.out.replace("\xa0", " ")


def test_the_lines_of_others_stay(plan: Path) -> None:
    file = plan / ".gitattributes"
    file.write_text("*.pdf binary")
    git(plan, "config", "diff.clsctl.xfuncname", "^etapes")
    clsctl("git-setup", "-C", plan)
    assert file.read_text().startswith("*.pdf binary\n# clsctl git-setup\n/clsctl.yaml ")
    clsctl("git-setup", "--undo", "-C", plan)
    assert file.read_text() == "*.pdf binary\n"
    assert "diff.clsctl.xfuncname=^etapes" in settings(plan)


def test_a_portfolio_names_the_files_of_each_plan(tmp_path: Path) -> None:
    root = init(tmp_path / "repo")
    for name in ("nord", "sud est"):
        make_plan(root / name)
    (root / "portefeuille.yaml").write_text("clsctl: 1\ntitre: Deux\nplans:\n  - '*'\n")
    assert clsctl("git-setup", "-C", root).code == 0
    asked = ("nord/fiches/1.1.yaml", "sud est/fiches/1.2.yaml", "sud est/clsctl.yaml", "portefeuille.yaml")
    assert git(root, "check-attr", "merge", *asked).count("merge: clsctl") == 4


def test_a_link_is_never_written_through(plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    (plan / ".gitattributes").symlink_to(elsewhere)
    ran = clsctl("git-setup", "-C", plan)
    assert ran.code == 2
    assert "is a link" in ran.err
    assert elsewhere.read_text() == "mine"


def test_outside_git(tmp_path: Path) -> None:
    ran = clsctl("git-setup", "-C", make_plan(tmp_path / "plan"))
    assert ran.code == 2
    assert "Begin a history there with: git init\n" in ran.err


def test_patterns() -> None:
    assert pattern("fiches/**/*.yaml") == "/fiches/**/*.yaml"
    assert pattern("./mes fiches/*.yaml") == '"/mes fiches/*.yaml"'
    again = with_lines("a\n# clsctl git-setup\n/x diff=clsctl merge=clsctl\nb\n", ["/y", "/y"])
    assert again == "a\n# clsctl git-setup\n/y diff=clsctl merge=clsctl\nb\n"


def test_textconv_never_fails_on_a_file(tmp_path: Path) -> None:
    """What can't be read is printed as it is, byte for byte."""
    for data in (b"", b"id: [\xe9", b"- a\n", b"\x00\x01", b"<<<<<<< a\nid: [\n=======\nid: 2\n>>>>>>> b\n"):
        file = tmp_path / "1.1.yaml"
        file.write_bytes(data)
        ran = clsctl("textconv", file)
        assert (ran.code, ran.data) == (0, data)
    assert clsctl("textconv", tmp_path).code == 2


def test_textconv_is_a_line_a_value_in_the_order_of_the_format(tmp_path: Path) -> None:
    file = tmp_path / "1.1.yaml"
    file.write_text(
        "titre: 'Un'\ntype: fiche_action\nid: '1.1'\nlivrables: [{titre: A, id: L1}]\nporteurs: []\nsuivi:\n"
        "  notes:\n    - date: 2020-01-01\n      texte: |\n        Un.\n\n        Deux.\n    - texte: Seul\n"
        "    - date: 2020-01-01\n  indicateurs: {}\n"
    )
    assert clsctl("textconv", file).out == (
        "id: 1.1\ntype: fiche_action\ntitre: Un\nporteurs: []\nlivrables[L1].id: L1\nlivrables[L1].titre: A\n"
        "suivi.indicateurs: {}\nsuivi.notes[2020-01-01].date: 2020-01-01\nsuivi.notes[2020-01-01].texte: Un.\n"
        "suivi.notes[2020-01-01].texte:\nsuivi.notes[2020-01-01].texte: Deux.\nsuivi.notes[#1].texte: Seul\n"
        "suivi.notes[2020-01-01 #2].date: 2020-01-01\n"
    )
