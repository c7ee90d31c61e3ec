"""Six mistakes give six findings in their places; a broken file hides nothing of the others."""

from pathlib import Path

import pytest

from tests.acceptance.run import clsctl

PLAN = """\
clsctl: 1
type: cls
titre: Contrat d'essai
signature: 2024-01-15
fin: 2028-12-31
axes:
  - code: "1"
    titre: Premier axe
"""
GOOD = """\
id: "{n}"
type: fiche_action
titre: Fiche {n}
axe: "1"
porteurs:
  - Commune
livrables:
  - id: L1
    titre: Un livrable
    echeance: S1 2025
"""
SIX = """\
id: "1.1"
type: fiche_acton
titre: Projet 1.1
axe: "9"
porteur:
  - Commune
livrables:
  - id: L1
    echeance: 30/02/2025
  - id: L1
    echeance: S2 2025
redaction: 31/04/2024
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with ten good fiches."""
    (tmp_path / "fiches").mkdir()
    (tmp_path / "clsctl.yaml").write_text(PLAN, encoding="utf-8")
    for n in range(10):
        (tmp_path / "fiches" / f"{n}.yaml").write_text(GOOD.format(n=n), encoding="utf-8")
    return tmp_path


def test_six_mistakes_give_six_findings_with_line_and_column(plan: Path) -> None:
    (plan / "fiches" / "six.yaml").write_text(SIX, encoding="utf-8")
    ran = clsctl("validate", "-C", plan, "--format", "json")
    errors = [(i["line"], i["column"]) for i in ran.answer["items"] if i["severity"] == "error"]
    assert ran.code == 1
    assert errors == [(2, 7), (4, 6), (5, 1), (9, 15), (10, 9), (12, 12)]


def test_a_broken_file_hides_none_of_the_findings_of_the_others(plan: Path) -> None:
    (plan / "fiches" / "six.yaml").write_text(SIX, encoding="utf-8")
    before = clsctl("validate", "-C", plan, "--format", "json").answer["items"]
    (plan / "fiches" / "broken.yaml").write_text('id: "b\ntitre: [', encoding="utf-8")
    after = clsctl("validate", "-C", plan, "--format", "json").answer["items"]
    assert [item for item in after if item["file"] != "fiches/broken.yaml"] == before
    assert [item for item in after if item["file"] == "fiches/broken.yaml"]


@pytest.mark.parametrize(
    "words", [("list",), ("overdue",), ("status",), ("report", "tableau-de-bord"), ("report", "retards")]
)
def test_answers_name_the_fiche_they_could_not_read(plan: Path, words: tuple[str, ...]) -> None:
    (plan / "fiches" / "broken.yaml").write_text('id: "b\ntitre: [', encoding="utf-8")
    ran = clsctl(*words, "-C", plan, "--date", "2025-07-02")
    assert ran.code == 1
    assert "fiches/broken.yaml" in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_says_on_its_page_which_fiche_is_missing(plan: Path, form: str) -> None:
    (plan / "fiches" / "broken.yaml").write_text('id: "b\ntitre: [', encoding="utf-8")
    ran = clsctl("report", "tableau-de-bord", "-C", plan, "--date", "2025-07-02", "--format", form)
    assert "fiches/broken.yaml" in ran.out
