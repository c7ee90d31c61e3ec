"""`import --update`: what a document says otherwise goes into the fiches of the plan, and nothing else moves."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import Ran, clsctl
from tests.gitkit import git, init
from tests.importing.printed import EXAMPLES, ROOT

FICHE = "fiches/1.1-maison-de-sante.yaml"


def copy_of(example: str, tmp_path: Path) -> Path:
    """An example as a repository of its own."""
    plan = tmp_path / "plan"
    shutil.copytree(ROOT / "examples" / example, plan)
    init(plan)
    commit(plan, "start")
    return plan


def commit(plan: Path, message: str) -> None:
    git(plan, "add", "-A")
    git(plan, "commit", "-q", "-m", message)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return copy_of("demonstration", tmp_path)


def export(plan: Path, *more: str) -> Path:
    file = plan.parent / "export.xlsx"
    ran = clsctl("export", "xlsx", "-C", plan, "-o", file, "-q", *(more or ("--audience", "interne")))
    assert ran.code == 0, ran.err
    return file


def typed(file: Path, *cells: tuple[str, str, str | int | None]) -> Path:
    """The workbook with other values in cells, each named by its reference and the title of its column."""
    book = openpyxl.load_workbook(file)
    for sheet, place, value in cells:
        ref, title = place.split(" ", 1)
        rows = list(book[sheet].iter_rows())
        column = [cell.value for cell in rows[0]].index(title)
        book[sheet].cell(next(row[0].row for row in rows if row[0].value == ref), column + 1).value = value
    book.save(file)
    return file


def brought(plan: Path, file: Path, *more: str | Path) -> Ran:
    return clsctl("import", file, "-C", plan, "--update", *more)


def changed_lines(plan: Path) -> list[str]:
    """The lines that git sees changed."""
    lines = git(plan, "diff", "-U0").splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize("example", ["demonstration", *EXAMPLES])
def test_an_export_that_nobody_edited_changes_nothing(example: str, tmp_path: Path) -> None:
    plan = copy_of(example, tmp_path)
    ran = brought(plan, export(plan), "--format", "json")
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert git(plan, "status", "--porcelain") == ""
    assert (answer["summary"]["changed"], answer["summary"]["updated"]) == (0, [])
    assert len(answer["summary"]["unchanged"]) > 0


def test_an_export_without_a_commit_behind_it_changes_nothing_either(plan: Path) -> None:
    (plan / FICHE).write_bytes((plan / FICHE).read_bytes() + b"# not committed\n")
    before = (plan / FICHE).read_bytes()
    assert brought(plan, export(plan)).code == 0
    assert (plan / FICHE).read_bytes() == before


def test_the_cells_that_were_edited_change_and_no_other_line(plan: Path) -> None:
    file = typed(
        export(plan),
        ("Livrables", "1.1/L1 Échéance signée", "fin 2024"),
        ("Fiches", "1.1 Statut déclaré", "suspendue"),
        ("Relevés", "1.1/I1 Valeur", 5),
        ("Fiches", "1.1 Porteurs", "Communauté de communes du Val d'Exemple; Office des sports"),
    )
    dry = brought(plan, file, "--dry-run")
    assert changed_lines(plan) == []
    assert "-        echeance: 2ème semestre 2024\n+        echeance: fin 2024\n" in dry.out
    ran = brought(plan, file)
    assert ran.code == 0
    assert Path(ran.out.strip()) == plan / FICHE
    assert changed_lines(plan) == [
        "-  - ars",
        "+  - Office des sports",
        "-        echeance: 2ème semestre 2024",
        "+        echeance: fin 2024",
        "-  statut: en_cours",
        "+  statut: suspendue",
        "-        valeur: 4",
        "+        valeur: 5",
    ]
    assert brought(plan, file).out == ""


def test_what_the_plan_changed_since_the_export_stays(plan: Path) -> None:
    file = export(plan)
    clsctl("set", "1.1/L2", "titre", "Un autre titre", "-C", plan, "--commit")
    clsctl("set", "1.1/L1", "echeance", "octobre 2024", "-C", plan, "--commit")
    typed(file, ("Livrables", "1.1/L1 Échéance signée", "fin 2024"), ("Livrables", "1.1/L3 Intitulé", "Le bâtiment"))
    ran = brought(plan, file, "--format", "json")
    items = json.loads(ran.out)["items"]
    told = {each["certainty"]: each for each in items if each["certainty"] in {"clash", "kept", "changed"}}
    assert ran.code == 1
    assert len(changed_lines(plan)) == 2
    assert told["changed"]["text"] == "Le bâtiment"
    assert told["clash"]["text"] == "fin 2024"
    assert "octobre 2024" in told["clash"]["message"]
    assert told["kept"]["text"].startswith("Projet de santé")


def test_what_the_document_lacks_stays_and_is_told(plan: Path) -> None:
    file = typed(export(plan), ("Fiches", "1.1 Description", None))
    ran = brought(plan, file, "--format", "json")
    (kept,) = [each for each in json.loads(ran.out)["items"] if each["certainty"] == "kept"]
    assert ran.code == 0
    assert kept["key"] == "description"
    assert changed_lines(plan) == []


def test_an_export_for_the_public_brings_no_hole(plan: Path) -> None:
    ran = brought(plan, typed(export(plan, "--audience", "publique"), ("Fiches", "2.1 Intitulé", "Marcher")))
    assert ran.code == 0
    assert changed_lines(plan)[1:] == ['+titre: "Marcher"']


def test_rows_that_were_added_get_ids_that_no_fiche_has_and_rows_between_keep_theirs(plan: Path) -> None:
    file = export(plan)
    book = openpyxl.load_workbook(file)
    sheet = book["Livrables"]
    sheet.insert_rows(3)
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(3, heads.index("Fiche") + 1, "1.1")
    sheet.cell(3, heads.index("Intitulé") + 1, "Un livrable de plus")
    book.save(file)
    assert brought(plan, file).code == 0
    added = changed_lines(plan)
    assert [line for line in added if line.startswith("-")] == []
    assert any("titre: Un livrable de plus" in line for line in added)
    assert any("id: L8" in line for line in added) or any("id: L" in line for line in added)
    assert "error" not in clsctl("validate", "-C", plan).out


def test_a_value_that_is_none_is_told_and_a_wrong_reference_stops_all(plan: Path) -> None:
    file = typed(export(plan), ("Fiches", "1.1 Déclaré le", "2024-31-12"))
    ran = brought(plan, file)
    assert ran.code == 1
    assert "2024-31-12" in ran.err
    assert changed_lines(plan) == []
    typed(file, ("Fiches", "1.1 Axe", "99"))
    refused = brought(plan, file)
    assert refused.code == 1
    assert "Nothing was written" in refused.err
    assert changed_lines(plan) == []


def test_it_is_committed_in_domain_words_and_taken_back(plan: Path) -> None:
    file = typed(export(plan), ("Relevés", "1.1/I1 Valeur", 5))
    (plan / "other.txt").write_text("not mine")
    ran = brought(plan, file, "--commit")
    assert ran.code == 0
    assert git(plan, "show", "--name-only", "--format=", "HEAD").split() == [FICHE]
    assert "Clsctl-Change: 1.1/I1 changed suivi[2024-12-12].valeur 4 5" in git(plan, "log", "-1", "--format=%B")
    assert "git -C" in ran.err
    assert "revert" in ran.err
    first = shutil.copy(file, file.with_name("first.xlsx"))
    typed(file, ("Relevés", "1.1/I1 Valeur", 6))
    assert brought(plan, file).code == 1
    assert "clsctl undo" in brought(plan, file, "--base", first).err
    assert clsctl("undo", "-C", plan).code == 0
    assert changed_lines(plan) == []


WORD = """# Fiche action 9 : Marcher ensemble

| Porteur | Office des sports |
| --- | --- |
| Contexte | Un habitant sur trois marche peu. |
| Partenaires | clubs ; écoles |

| Étapes/actions | Livrables attendus | Échéance |
| --- | --- | --- |
| Préparer | Carte des chemins | fin 2026 |
| Ouvrir | Dix sorties | 2027 |
"""


def test_a_new_version_of_a_document(plan: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "v1.md", tmp_path / "v2.md"
    old.write_text(WORD)
    made = clsctl("import", old, "-C", plan, "--commit")
    assert made.code == 0, made.err
    file = Path(made.out.strip())
    file.write_bytes(file.read_bytes().replace(b"contexte: ", b"contexte: Relu. "))
    commit(plan, "by hand")
    new.write_text(
        WORD.replace("sur trois", "sur deux").replace("fin 2026", "juin 2027")
        .replace("| Ouvrir ", "| Baliser | Trois chemins | 2026 |\n| Ouvrir ")
    )  # fmt: skip
    assert brought(plan, old, "--base", old).out == ""
    assert changed_lines(plan) == []
    ran = brought(plan, new, "--base", old, "--format", "json")
    clash = [each["key"] for each in json.loads(ran.out)["items"] if each["certainty"] == "clash"]
    lines = changed_lines(plan)
    assert ran.code == 1
    assert clash == ["contexte"]
    assert "Relu. Un habitant sur trois" in file.read_text()
    assert [line for line in lines if line.startswith("-")] == ["-        echeance: fin 2026"]
    assert "Trois chemins" in "".join(lines)
    assert "titre: Dix sorties\n" in file.read_text()
    without = brought(plan, new, "--dry-run")
    assert "+contexte: Un habitant sur deux marche peu." in without.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--update", "--new"), "say the opposite"),
        (("--base", "a.md"), "goes with --update"),
        (("--update", "-o", "x"), "-o writes elsewhere"),
        (("--commit", "-o", "x"), "-o writes elsewhere"),
    ],
)
def test_options_that_do_not_go_together(plan: Path, options: tuple[str, ...], said: str) -> None:
    (plan / "a.md").write_text(WORD)
    ran = clsctl("import", "a.md", *options, cwd=plan)
    assert ran.code == 2
    assert said in ran.err


def test_a_file_that_has_errors_is_left_alone(plan: Path) -> None:
    file = typed(export(plan), ("Relevés", "1.1/I1 Valeur", 5))
    broken = (plan / FICHE).read_text().replace("redaction: 2023-11-20", "redaction: 2023-31-20")
    (plan / FICHE).write_text(broken)
    ran = brought(plan, file)
    assert ran.code == 2
    assert "clsctl validate" in ran.err
    assert (plan / FICHE).read_text() == broken
