"""Exports of data: CSV with a Table Schema, JSON with its schema, a workbook; and what no cell may do."""

import csv
import io
import json
import re
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from clsctl.core.messages import verbatim
from clsctl.core.trouble import Trouble
from clsctl.core.views.donnees import Champ, Table
from clsctl.core.views.output_schema import output_schema
from clsctl.render.language import language
from clsctl.render.opendata import About, package
from clsctl.render.xlsx import xlsx
from tests.cli.conftest import fiche
from tests.cli.run import clsctl
from tests.export.office import converted, parts, with_office
from tests.gitkit import git

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DEMONSTRATION = EXAMPLES / "demonstration"
DAY = ("--date", "2026-06-30")
ABOUT = About("Contrat d’essai", "disk", date(2026, 6, 30), "publique")
FR = language("fr")
SHEETS = [
    "Lisez-moi", "Fiches", "Livrables", "Étapes et phases", "Indicateurs", "Relevés", "Financements", "Versements",
    "Reports", "Tout le reste", "Historique",
]  # fmt: skip
PAYLOADS = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "'=1", "'", "_x0041_", "_x000D_",
    "_X0041_", "<script>alert(1)</script>", "]]>", "a;b,c\"d'e", "Fin\r\nEND:VEVENT\r\nBEGIN:VEVENT", "été\n\nsuite",
    "1.3", "2026-06-30", "0", "TRUE", "#REF!", "=HYPERLINK(\"http://x\")", "🙂", "x" * 40_000, "a\x00b\x0bc\ufffe",
)  # fmt: skip


def cleaned(text: str) -> str:
    """What of a text a workbook can hold."""
    plain = re.sub(r"\r\n?", "\n", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text))
    return plain if len(plain) <= 32_767 else plain[:32_766] + "…"


def table(*values: Any) -> Table:
    return Table("essai", verbatim("Titre"), (Champ("titre", verbatim("Titre")),), tuple((value,) for value in values))


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def exported(name: str, *args: Any, root: Path = DEMONSTRATION) -> bytes:
    ran = clsctl("export", name, "-C", root, *DAY, "-q", *args)
    assert (ran.code, ran.err) == (0, "")
    return ran.data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files of the demonstration."""
    target = tmp_path_factory.mktemp("csv") / "out"
    exported("csv", "-o", target)
    return target


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_each_file_is_what_its_schema_says(folder: Path) -> None:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["profile"] == "tabular-data-package"
    assert re.fullmatch("[a-z0-9-]+", described["name"])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["datapackage.json", *(each["path"] for each in described["resources"])]
    )
    refs = {each["name"]: {row.get("ref") for row in read(folder, each["name"])} for each in described["resources"]}
    for each in described["resources"]:
        rows, fields = read(folder, each["name"]), each["schema"]["fields"]
        for row in rows:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                check(row[field["name"]], field)
        for key in each["schema"].get("foreignKeys", ()):
            target = key["reference"]["resource"] or each["name"]
            assert {row[key["fields"]] for row in rows} <= refs[target]
        if "primaryKey" in each["schema"]:
            assert len(refs[each["name"]]) == len(rows)


def check(text: str, field: dict[str, Any]) -> None:
    """Whether a cell has the type of its field."""
    if text:
        {"string": str, "date": date.fromisoformat, "number": Decimal, "integer": int}[field["type"]](text)  # type: ignore[operator]
    else:
        assert not field.get("constraints", {}).get("required")


def test_what_is_in_the_files(folder: Path) -> None:
    fiches = {row["ref"]: row for row in read(folder, "fiches")}
    assert fiches["1.1"]["etat"] == "en_retard"
    assert fiches["1.1"]["porteurs"].startswith("Communauté de communes du Val d'Exemple; Agence")
    (late,) = [row for row in read(folder, "livrables") if row["ref"] == "1.1/L3"]
    assert (late["fin"], late["jours_retard"], late["reports"]) == ("2026-04-30", "61", "2")
    costs = read(folder, "financements")
    assert sum(Decimal(row["depense"] or 0) for row in costs if row["unite"] == "EUR") == sum(
        Decimal(row["prevu"]) for row in fiches.values()
    )
    assert len(read(folder, "reports")) == 4
    assert {row["statut"] for row in read(folder, "phases")} <= {"", "en_cours", "realisee", "a_venir", "suspendue"}


def test_an_expense_that_nobody_pays_yet(plan: Path, tmp_path: Path) -> None:
    fiche(plan, "1.1", "financements:\n  - nature: Travaux\n    montant: 1000\n")
    clsctl("export", "csv", "-C", plan, *DAY, "-q", "-o", tmp_path / "out")
    (row,) = read(tmp_path / "out", "financements")
    assert (row["nature"], row["depense"], row["montant"]) == ("Travaux", "1000", "")


def test_files_are_utf_8_with_line_feeds(folder: Path) -> None:
    for path in folder.iterdir():
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" not in data
        assert data.decode().endswith("\n")


def test_csv_needs_a_folder() -> None:
    ran = clsctl("export", "csv", "-C", DEMONSTRATION, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "-o FOLDER" in ran.err


def test_the_json_is_what_its_schema_says(tmp_path: Path) -> None:
    found = json.loads(exported("json"))
    jsonschema.validate(found, output_schema("export"))
    (item,) = found["items"]
    assert (found["kind"], found["summary"]["audience"], item["code"]) == ("export", "publique", "cls-val-exemple")
    assert item["contrat"]["signature"] == "2024-01-30" or item["contrat"]["signature"]
    assert [each["ref"] for each in item["fiches"]] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1"]
    assert item["fiches"][0]["fiche"]["livrables"]
    several = json.loads(exported("json", root=EXAMPLES))
    jsonschema.validate(several, output_schema("export"))
    assert len(several["items"]) == several["summary"]["plans"] > 3


def test_the_workbook(tmp_path: Path) -> None:
    data = exported("xlsx")
    made = book(data)
    assert made.sheetnames == SHEETS
    assert all(each.sheet_state == "visible" for each in made)
    sheet = made["Livrables"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "1.1/L3")
    cells = dict(zip(heads, row, strict=True))
    assert cells["Dernier jour"].value == datetime(2026, 4, 30)  # noqa: DTZ001 - as Excel has it
    assert cells["Dernier jour"].number_format == "dd/mm/yyyy"
    assert (cells["Jours de retard"].value, cells["Jours de retard"].data_type) == (61, "n")
    assert cells["État"].value == "en retard"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:T{sheet.max_row}"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert sheet.page_setup.fitToWidth > 1, "twenty columns on one page would be too small to read"
    lines = {sheet.row_dimensions[rank].height for rank in range(2, sheet.max_row + 1)}
    assert {15.0} < lines, "a row is as high as its longest text"
    fiches = made["Fiches"]
    share = next(cell for cell in fiches[2] if cell.number_format == "0%")
    assert 0 <= share.value <= 1
    assert all(cell.data_type in {"s", "n", "d"} for each in made for row in each.iter_rows() for cell in row)
    assert all(cell.comment is None for each in made for row in each.iter_rows() for cell in row)
    assert data == exported("xlsx")


def test_what_the_workbook_says_of_itself() -> None:
    known = parts(exported("xlsx"))
    assert "openpyxl" not in known["docProps/core.xml"]
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", known["docProps/core.xml"]) == ["2026-06-30T00:00:00Z"] * 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(payload: str) -> None:
    made = xlsx([table(payload)], ABOUT, FR)
    cell = book(made)["Titre"]["A2"]
    assert cell.data_type == "s"
    decoded = re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", cell.value)  # as Excel and LibreOffice do
    assert decoded == cleaned(payload)
    assert "<f>" not in parts(made)["xl/worksheets/sheet2.xml"]
    assert bool(cell.quotePrefix) is (payload[0] in "=+-@\t\r'＝")
    (_, text) = package([table(payload)], ABOUT, FR).values()
    (_, line) = csv.reader(io.StringIO(text, newline=""))
    assert line[0].removeprefix("'") == payload
    assert line[0].lstrip(" ")[:1] not in set("=+-@\t\r＝")


@with_office
def test_libreoffice_reads_words_as_words(tmp_path: Path) -> None:
    known = [each for each in PAYLOADS if "\n" not in each and "\r" not in each and len(each) < 100]
    data = xlsx([table(*known)], ABOUT, FR)
    found = converted(
        data, "essai.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2", tmp_path
    )
    rows = [row[0] for row in csv.reader(found.read_text(encoding="utf-8").splitlines())]
    assert [each.strip() for each in rows[1:]] == [cleaned(each).strip() for each in known]


@with_office
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    option = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"
    source = tmp_path / "contrat.xlsx"
    source.write_bytes(exported("xlsx"))
    found = converted(source.read_bytes(), "contrat.xlsx", option, tmp_path)
    rows = list(csv.reader(found.read_text(encoding="utf-8").splitlines()))
    assert rows[0][:3] == ["Référence", "Fiche", "Intitulé"]
    day = next(row for row in rows if row[0] == "1.1/L3")[10]
    assert day in {"30/04/2026", "04/30/2026"}  # a day, written as the locale of the machine has it


def test_the_look_of_a_cell_is_its_own() -> None:
    champs = (Champ("etat", verbatim("État"), role="etat"), Champ("fin", verbatim("Fin"), "date"))
    rows = (("en_retard", date(2026, 6, 30)), ("remis", None), ("=1", date(2026, 7, 1)), ("proche", date(2026, 7, 2)))
    sheet = book(xlsx([Table("essai", verbatim("T"), champs, rows)], ABOUT, FR))["T"]
    assert [bool(sheet.cell(line, 1).font.bold) for line in range(2, 6)] == [True, False, False, False]
    assert [bool(sheet.cell(line, 1).quotePrefix) for line in range(2, 6)] == [False, False, True, False]
    assert [sheet.cell(line, 2).is_date for line in (2, 4, 5)] == [True, True, True]


def test_numbers_and_days_that_excel_has_not() -> None:
    champs = tuple(Champ(genre, verbatim("Titre"), genre) for genre in ("number", "money", "date", "date"))
    row = (Decimal("0.1"), Decimal("12345678901234567.89"), date(1789, 7, 14), date(1900, 3, 1))
    made = book(xlsx([Table("essai", verbatim("Titre"), champs, (row,))], ABOUT, FR))["Titre"]
    assert [cell.value for cell in made[2]][:3] == [0.1, "12345678901234567.89", "1789-07-14"]
    assert made["D2"].is_date


def test_history_is_what_the_audience_may_read(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "main")
    for rank, extra in enumerate(
        ("", "contacts:\n  - nom: Madame Secret\n", "contexte: Appeler le 05 99 00 12 34\n", "moyens: Un\n")
    ):
        fiche(plan, "1.1", extra)
        git(plan, "add", "-A")
        git(plan, "commit", "-q", "-m", "Secret du message", when=f"2019-02-0{rank + 1}T12:00:00+01:00")
    args = ("-C", plan, "--date", "2019-03-01", "-q")
    public, inside = (clsctl("export", "json", *args, "--audience", who).out for who in ("publique", "interne"))
    history = json.loads(public)["items"][0]["historique"]
    assert [(each["date"], each["cle"], each["apres"]) for each in history if each["cle"]] == [
        ("2019-02-04", "moyens", "Un"),
        ("2019-02-04", "contexte", None),
        ("2019-02-03", "contexte", "Appeler le [coordonnées retirées]"),
    ]
    assert {each["auteur"] for each in history} == {None}
    assert "Secret" not in public
    assert {each["auteur"] for each in json.loads(inside)["items"][0]["historique"]} == {"Coordination du contrat"}
    sheet = book(clsctl("export", "xlsx", *args).data)["Historique"]
    assert sheet.max_row == len(history) + 1
    only = json.loads(clsctl("export", "json", *args, "--fiche", "1.2").out)["items"][0]["historique"]
    assert {each["ref"].partition("/")[0] for each in only} == {"1.2"}


def test_outside_git(plan: Path, tmp_path: Path) -> None:
    ran = clsctl("export", "xlsx", "-C", plan, *DAY, "-o", tmp_path / "a.xlsx")
    assert ran.code == 0
    front = openpyxl.load_workbook(tmp_path / "a.xlsx")["Lisez-moi"]
    assert "Hors de git, un plan n’a pas d’historique." in [cell.value for cell in front["C"]]
    assert json.loads(clsctl("export", "json", "-C", plan, *DAY).out)["items"][0]["historique"] is None


def test_of_a_portfolio_each_row_names_its_plan(tmp_path: Path) -> None:
    exported("csv", "-o", tmp_path / "out", root=EXAMPLES)
    rows = read(tmp_path / "out", "fiches")
    assert len({row["plan"] for row in rows}) > 3
    assert all(row["ref"].startswith(f"{row['plan']}:") for row in rows)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import clsctl.render as package_of  # noqa: PLC0415

    monkeypatch.delitem(sys.modules, "clsctl.render.workbook", raising=False)
    monkeypatch.delattr(package_of, "workbook", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Trouble) as caught:
        xlsx([table("x")], ABOUT, FR)
    assert "openpyxl" in FR(caught.value.message)
