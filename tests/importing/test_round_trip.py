"""`export` then `import`: the same values, from a workbook and from CSV files, edited by people or not."""

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clsctl import sources
from clsctl.core.exchange.paths import leaves
from clsctl.core.exchange.trees import tree_of
from clsctl.reading import load
from tests.cli.run import clsctl
from tests.export.office import converted, with_office
from tests.importing.printed import EXAMPLES, ROOT

DEMONSTRATION = ROOT / "examples" / "demonstration"
DAY = ("--date", "2026-06-30")


def values(root: Path) -> dict[str, dict[str, str]]:
    """The values of each fiche of a plan, numbers without the zeros behind."""
    plan = load(sources.read_disk(root), "x").portefeuille.plans[0]
    return {each.id: {key: _short(text) for key, text in leaves(tree_of(each))} for each in plan.fiches}


def _short(text: str) -> str:
    return text.rstrip("0") if text.replace(".", "", 1).isdecimal() and "." in text else text


def empty(root: Path, target: Path) -> Path:
    """The plan without its fiches."""
    target.mkdir()
    shutil.copy(root / "clsctl.yaml", target)
    if (root / "pieces").exists():
        shutil.copytree(root / "pieces", target / "pieces")
    return target


def workbook(root: Path, *more: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(exported(root, *more)))


def exported(root: Path, *more: str) -> bytes:
    ran = clsctl("export", "xlsx", "-C", root, "--audience", "interne", *DAY, *more, "-q", "--lang", "fr")
    assert (ran.code, ran.err) == (0, "")
    return ran.data


def bring(target: Path, file: Path, *more: str) -> str:
    ran = clsctl("import", file, "-C", target, *more, "--lang", "fr")
    assert ran.code == 0, ran.err
    return ran.err


@pytest.mark.parametrize("example", ["demonstration", *EXAMPLES])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_exported_comes_back_the_same(example: str, form: str, tmp_path: Path) -> None:
    root = ROOT / "examples" / example
    target = empty(root, tmp_path / "plan")
    file = tmp_path / ("export.xlsx" if form == "xlsx" else "export")
    clsctl("export", form, "-C", root, "--audience", "interne", *DAY, "-o", file, "-q")
    said = bring(target, file)
    # what a day after that of the export would add is not in it, and nothing of these examples is
    assert values(target) == values(root)
    assert ", 0 pas comprises" in said
    assert clsctl("fmt", "--check", cwd=target).code == 0


@with_office
def test_it_comes_back_from_libreoffice(tmp_path: Path) -> None:
    target = empty(DEMONSTRATION, tmp_path / "plan")
    data = exported(DEMONSTRATION)
    ods = converted(data, "contrat.xlsx", "ods", tmp_path)
    (tmp_path / "contrat.xlsx").unlink()
    bring(target, converted(ods.read_bytes(), "retour.ods", "xlsx", tmp_path))
    assert values(target) == values(DEMONSTRATION)


def test_what_people_changed_comes_back(tmp_path: Path) -> None:
    """Columns moved, cells changed, a row added without a reference, a column and a sheet of their own."""
    book = workbook(DEMONSTRATION)
    fiches, livrables = book["Fiches"], book["Livrables"]
    heads = [cell.value for cell in livrables[1]]
    row = next(row for row in livrables.iter_rows(min_row=2) if row[0].value == "1.1/L3")
    row[heads.index("Intitulé")].value = "Avis signé"
    livrables.append([None if head != "Fiche" else "1.1" for head in heads])
    livrables.cell(livrables.max_row, heads.index("Intitulé") + 1).value = "Un de plus"
    livrables.append(["9.9/L1"])
    livrables.move_range(f"B1:B{livrables.max_row}", cols=len(heads))
    fiches.cell(1, fiches.max_column + 1).value = "Avis du comité"
    fiches.cell(2, fiches.max_column).value = "Favorable"
    fiches.cell(fiches.max_row + 1, 2).value = "Fiche nouvelle"
    book.create_sheet("Brouillon").append(["Un mot à moi"])
    book.save(tmp_path / "a.xlsx")
    target = empty(DEMONSTRATION, tmp_path / "plan")
    ran = clsctl("import", tmp_path / "a.xlsx", "-C", target, "--lang", "fr")
    after, before = values(target), values(DEMONSTRATION)
    assert [key for key in after if key not in before] == ["1"]
    assert after["1"]["titre"] == "Fiche nouvelle"
    changed = {key: text for key, text in after["1.1"].items() if before["1.1"].get(key) != text}
    assert {key: text for key, text in changed.items() if not key.endswith(".id")} == {
        "etapes[E2].livrables[L3].titre": "Avis signé",
        "livrables[L9].titre": "Un de plus",
        "rubriques.«Avis du comité»": "Favorable",
    }
    assert "Un mot à moi" in ran.err
    assert "9.9" in ran.err
    assert "La ligne n’a pas de référence" in ran.err


def test_an_export_for_others_says_what_it_lacks_and_ids_that_are_taken_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(clsctl("export", "xlsx", "-C", DEMONSTRATION, "-q", "--lang", "fr").data)
    target = empty(DEMONSTRATION, tmp_path / "plan")
    said = bring(target, tmp_path / "a.xlsx")
    assert "L’export a été fait en version" in said
    again = clsctl("import", tmp_path / "a.xlsx", "-C", target, "-n", "--new", "--lang", "fr")
    assert 'id: "1.1-2"' in again.out or "id: 1.1-2" in again.out
    assert "Une fiche 1.1 existe déjà" in again.err or "1.1-2" in again.err


def test_english_titles_and_one_csv_file_alone(tmp_path: Path) -> None:
    ran = clsctl("export", "xlsx", "-C", DEMONSTRATION, "--audience", "interne", "-q", "--lang", "en")
    (tmp_path / "a.xlsx").write_bytes(ran.data)
    target = empty(DEMONSTRATION, tmp_path / "plan")
    bring(target, tmp_path / "a.xlsx")
    assert values(target) == values(DEMONSTRATION)
    clsctl("export", "csv", "-C", DEMONSTRATION, "--audience", "interne", "-o", tmp_path / "csv", "-q")
    alone = clsctl("import", tmp_path / "csv" / "fiches.csv", "-C", target, "-n", "--new", "--lang", "fr")
    assert "1.1-2" in alone.out
    assert clsctl("import", tmp_path / "csv" / "livrables.csv", "-C", target, "-n", "--lang", "fr").code == 1
