"""`clsctl fmt` and `clsctl validate --fix` as users see them."""

import sys
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.writing.files import exchange
from clsctl.writing.models import NewFiche, fiche_text, plan_text
from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl
from tests.fmt.test_properties import fmt
from tests.writing.test_models import AXES, NAMED, uncommented

MESSY = "suivi: {meteo: soleil, statut: en_cours}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = make_plan(tmp_path / "plan")
    fiche(root, "1.2", MESSY)
    return root


def read(plan: Path) -> str:
    return (plan / "fiches" / "1.2.yaml").read_text(encoding="utf-8")


def test_fmt(plan: Path) -> None:
    ran = clsctl("fmt", "-C", plan)
    assert (ran.code, ran.out) == (0, "")
    back = f"To take it back: clsctl undo -C {plan.as_posix()}\n"
    assert ran.err == f"fiches/1.2.yaml: laid out again.\n1 file laid out, of 3.\n{back}"
    assert read(plan).endswith("suivi:\n  statut: en_cours\n  meteo: soleil\n")
    assert clsctl("fmt", "-C", plan).err == "3 files looked at, nothing to lay out.\n"
    assert clsctl("fmt", "-C", plan, "-q").err == ""


def test_check(plan: Path) -> None:
    before = read(plan)
    ran = clsctl("fmt", "-C", plan, "--check")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "fiches/1.2.yaml would be laid out again.\n1 file would be laid out, of 3.\n"
    assert read(plan) == before
    clsctl("fmt", "-C", plan)
    assert clsctl("fmt", "-C", plan, "--check").code == 0


def test_diff(plan: Path) -> None:
    before = read(plan)
    ran = clsctl("fmt", "-C", plan, "--diff")
    assert ran.code == 0
    assert ran.out.startswith("--- a/fiches/1.2.yaml\n+++ b/fiches/1.2.yaml\n@@ ")
    assert f"\n-{MESSY}+suivi:\n+  statut: en_cours\n" in ran.out
    assert clsctl("fmt", "-C", plan, "--diff", "--check").code == 1
    assert read(plan) == before


def test_diff_of_a_last_line_without_end(plan: Path) -> None:
    (plan / "fiches" / "1.2.yaml").write_text(read(plan).rstrip("\n"), encoding="utf-8")
    assert f"-{MESSY}\\ No newline at end of file\n" in clsctl("fmt", "-C", plan, "--diff").out


def test_paths(plan: Path) -> None:
    fiche(plan, "1.1", MESSY)
    assert clsctl("fmt", plan / "fiches" / "1.1.yaml").err.splitlines()[0] == "fiches/1.1.yaml: laid out again."
    assert read(plan).endswith(MESSY)
    (plan / "notes.md").write_text("x", encoding="utf-8")
    ran = clsctl("fmt", "notes.md", cwd=plan)
    assert (ran.code, ran.err.splitlines()[0]) == (0, "notes.md holds no fiche and no plan: left as it is.")
    assert clsctl("fmt", "fiches", cwd=plan).err.splitlines()[-2] == "1 file laid out, of 2."
    assert clsctl("fmt", plan / "absent.yaml").code == 2
    assert clsctl("fmt", "-C", plan, plan.parent).code == 2


def test_a_file_that_cannot_be(plan: Path) -> None:
    broken = plan / "fiches" / "1.1.yaml"
    broken.write_text("titre: a : b\n", encoding="utf-8")
    for options in ((), ("--check",), ("--diff",), ("-q",)):
        ran = clsctl("fmt", "-C", plan, *options)
        assert ran.code == 1
        assert "fiches/1.1.yaml:1: left as it is. A colon followed by a space cuts the text here" in ran.err
    assert broken.read_text(encoding="utf-8") == "titre: a : b\n"


def test_a_portfolio(plan: Path) -> None:
    (plan.parent / "portefeuille.yaml").write_text("plans: [plan]\nclsctl: 1\n", encoding="utf-8")
    ran = clsctl("fmt", "-C", plan.parent)
    assert ran.err.splitlines()[:-1] == [
        "plan/fiches/1.2.yaml: laid out again.", "portefeuille.yaml: laid out again.", "2 files laid out, of 4.",
    ]  # fmt: skip
    assert (plan.parent / "portefeuille.yaml").read_text(encoding="utf-8") == "clsctl: 1\nplans:\n  - plan\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_rights_of_a_file_stay(plan: Path) -> None:
    path = plan / "fiches" / "1.2.yaml"
    path.chmod(0o640)
    clsctl("fmt", "-C", plan)
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in (plan / "fiches").iterdir()) == ["1.1.yaml", "1.2.yaml"]


def test_a_file_that_changes_meanwhile(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("fmt", "mending"):
        module = "clsctl.cli.commands.fmt" if command == "fmt" else "clsctl.cli.mending"
        monkeypatch.setattr(f"{module}.exchange", lambda path, before, after, within: False)
    ran = clsctl("fmt", "-C", plan)
    assert ran.code == 1
    assert "fiches/1.2.yaml: left as it is. Another program changed the file meanwhile." in ran.err
    fiche(plan, "1.1", "suivi:\n  statut: en cours\n")
    ran = clsctl("validate", "-C", plan, "--fix")
    assert "fiches/1.1.yaml: another program changed it meanwhile" in ran.err


def test_a_file_is_put_in_the_place_of_what_was_read_only(tmp_path: Path) -> None:
    path = tmp_path / "1.yaml"
    path.write_bytes(b"now")
    assert not exchange(path, b"before", b"after", tmp_path)
    assert path.read_bytes() == b"now"
    assert exchange(path, b"now", b"after", tmp_path)
    assert path.read_bytes() == b"after"
    path.unlink()
    with pytest.raises(Trouble):
        exchange(path, b"after", b"x", tmp_path)


def test_new_files_are_laid_out(tmp_path: Path) -> None:
    clsctl("init", tmp_path / "neuf", "--titre", 'Contrat : « A » "b"', "--code", "12")
    for number, type_ in enumerate(("fiche_action", "fiche_projet", "fiche_schema", "lettre_intention")):
        assert clsctl("new", type_, "-C", tmp_path / "neuf", "--titre", f"Fiche {number} : x").code == 0
    assert clsctl("fmt", "-C", tmp_path / "neuf", "--check").code == 0


def test_the_examples_in_new_files_are_laid_out_too() -> None:
    for form, text in (
        (PLAN, plan_text(NAMED)),
        (FICHE, fiche_text(NewFiche("1.1", "lettre_intention", "T : u", porteurs=("a",)), AXES)),
    ):
        done = fmt(uncommented(text).encode(), form)
        assert (done.refused, done.changed) == (None, False), done.data.decode()


def test_fix(plan: Path) -> None:
    path = fiche(plan, "1.1", "porteur: CPAM\nredaction: 5/3/2020\nenjeux: a, b\nsuivi:\n  statut: en cours\n")
    before = path.read_text(encoding="utf-8")
    ran = clsctl("validate", "-C", plan, "--fix")
    assert ran.code == 1
    assert ran.err.startswith(
        "fiches/1.1.yaml:12: F014 mended: redaction: 5/3/2020 → redaction: 05/03/2020\n"
        "fiches/1.1.yaml:15: F013 mended: statut: en cours → statut: en_cours\n"
        "2 findings mended.\n"
    )
    assert "F011 “enjeux” is a text" in ran.out
    assert "F010 The key “porteur” is not known here." in ran.out
    assert "F014" not in ran.out
    assert path.read_text(encoding="utf-8") == before.replace("5/3/2020", "05/03/2020").replace("en cours", "en_cours")
    assert "Nothing could be mended without you." in clsctl("validate", "-C", plan, "--fix").err


def test_what_a_file_hid_is_mended_in_the_same_run(plan: Path) -> None:
    path = fiche(plan, "1.1", "contexte: Un : deux\nmoyens: Ame\u0301liorer\n")
    assert "2 findings mended." in clsctl("validate", "-C", plan, "--fix").err
    assert path.read_text(encoding="utf-8").endswith('contexte: "Un : deux"\nmoyens: Améliorer\n')


def test_encodings_and_tabs(plan: Path) -> None:
    path = plan / "fiches" / "1.1.yaml"
    path.write_bytes('id: "1.1"\ntype: fiche_action\ntitre: Prévention\nporteurs:\n\t- ARS\n'.encode("cp1252"))
    ran = clsctl("validate", "-C", plan, "--fix")
    assert ran.err.splitlines()[:3] == [
        "fiches/1.1.yaml: F001 mended, saved again in UTF-8.",
        "fiches/1.1.yaml: F009 mended, spaces put in the place of tabs.",
        "2 findings mended.",
    ]
    assert path.read_text(encoding="utf-8").endswith("titre: Prévention\nporteurs:\n  - ARS\n")


def test_fix_keeps_to_what_is_asked(plan: Path) -> None:
    path = fiche(plan, "1.1", "redaction: 5/3/2020\nsuivi:\n  statut: en cours # clsctl: ignore F013 exprès\n")
    other = fiche(plan, "1.2", "redaction: 5/3/2020\n")
    clsctl("validate", "-C", plan, "--fix", "--ignore", "F014")
    assert "5/3/2020" in path.read_text(encoding="utf-8")
    assert clsctl("validate", "--fix", "-q", path).err == ""
    assert "05/03/2020" in path.read_text(encoding="utf-8")
    assert "5/3/2020" in other.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [("--staged",), ("--rev", "HEAD"), ("--write-baseline", "x.txt")])
def test_fix_writes_only_what_is_on_disk(plan: Path, option: tuple[str, ...]) -> None:
    ran = clsctl("validate", "-C", plan, "--fix", *option)
    assert ran.code == 2
    assert "--fix mends the files on disk" in ran.err
