"""CSV as Excel in French opens it, and the formats that people ask for by another name."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from clsctl.core.messages import verbatim
from clsctl.core.views.donnees import Champ
from clsctl.render.csvtext import FRENCH_EXCEL
from clsctl.render.opendata import package
from tests.cli.run import clsctl
from tests.export.test_tables import ABOUT, DAY, DEMONSTRATION, FR, PAYLOADS, table


def test_what_a_double_click_in_excel_finds(tmp_path: Path) -> None:
    ran = clsctl("export", "csv", "--excel", "-C", DEMONSTRATION, *DAY, "-o", tmp_path / "f")
    assert ran.code == 0, ran.err
    data = (tmp_path / "f" / "fiches.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfref;titre;")
    with (tmp_path / "f" / "versements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {"7250,50", "435000"} <= {row["montant"] for row in rows}
    assert all(len(row["date"].split("-")) == 3 for row in rows)
    told = json.loads((tmp_path / "f" / "datapackage.json").read_bytes())
    for resource in told["resources"]:
        assert (resource["encoding"], resource["dialect"]["delimiter"]) == ("utf-8-sig", ";")
        kinds = {field["type"]: field.get("decimalChar") for field in resource["schema"]["fields"]}
        assert kinds.get("number", ",") == ","
        assert kinds.get("string") is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_texts_are_guarded_and_come_back_whole(payload: str) -> None:
    text = package([table(payload)], ABOUT, FR, FRENCH_EXCEL)["essai.csv"].removeprefix("\ufeff")
    (_, (cell,)) = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert cell.removeprefix("'") in {payload, payload.removeprefix("'")}
    assert not cell.strip() or cell.strip()[0] not in "=+-@＝"


def test_a_number_has_a_comma_and_a_text_keeps_its_point() -> None:
    amounts = table(Decimal("-1.50"), "v1.5")._replace(champs=(Champ("titre", verbatim("Titre"), "money"),))
    assert package([amounts], ABOUT, FR, FRENCH_EXCEL)["essai.csv"] == "\ufefftitre\n-1,50\nv1.5\n"


def test_the_option_is_for_csv() -> None:
    ran = clsctl("export", "xlsx", "--excel", "-C", DEMONSTRATION, "--lang", "en")
    assert ran.code == 2
    assert "xlsx opens in Excel as it is" in ran.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("export", "excel"), "“xlsx”"), (("export", "ODS"), "“xlsx”"), (("export", "agenda"), "“ics”"),
        (("export", "parquet"), "duckdb"), (("export", "xslx"), "“xlsx”"), (("report", "retard"), "“retards”"),
        (("report", "retards", "--format", "Word"), "“docx”"), (("report", "retards", "--format", "htlm"), "“html”"),
        (("report", "retards", "--format", "pdf"), "print the page"),
        (("report", "retards", "--audience", "public"), "“publique”"),
    ],
)  # fmt: skip
def test_what_was_meant_is_proposed(words: tuple[str, ...], hint: str) -> None:
    ran = clsctl(*words, "-C", DEMONSTRATION, "--lang", "en")
    assert ran.code == 2
    assert hint in ran.err
