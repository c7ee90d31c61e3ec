"""Mistakes that people who never used git make, and what they are told: one thing each time, and what to do."""

from pathlib import Path

import pytest

from tests.cli.conftest import fiche, make_plan
from tests.cli.run import clsctl


def codes(root: Path, text: str) -> list[str]:
    """The codes of the findings of a fiche, with their places and sentences."""
    path = root / "fiches" / "1.1.yaml"
    path.write_text(text, encoding="utf-8")
    lines = clsctl("validate", "-C", root, "--ignore", "H,R", path).out.splitlines()
    return [line.removeprefix("fiches/1.1.yaml:") for line in lines if line.startswith(("fiches/", "  hint"))]


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ('"id: "7"\ntype: fiche_action\n', "1:1", "id"),
        ("'id: 7\ntype: fiche_action\ntitre: L'essai\n", "1:1", "id"),
        ('id: 7\n"type: fiche_action\ntitre: "T"\n', "2:1", "type"),
        ('id: 7\nlivrables:\n  - "id: L1\n', "3:5", "id"),
    ],
)
def test_a_quote_before_a_key(plan: Path, text: str, place: str, key: str) -> None:
    assert codes(plan, text) == [
        f"{place}: F002 A quote stands before the key “{key}”, and makes a text of it.",
        "  hint: Take it out: a line begins with the key and its colon.",
    ]


def test_a_key_between_quotes_and_a_text_that_opens_one_are_as_before(plan: Path) -> None:
    assert codes(plan, '"id": "7"\n"type": fiche_action\ntitre: "T\n')[0] == (
        "3:8: F002 The quote that opens here is not closed."
    )


def test_lateness_is_no_status(plan: Path) -> None:
    fiche(plan, "1.2", "suivi:\n  statut: en retard\n")
    said = "Being late is computed by clsctl, from the deadlines, and never declared."
    ran = clsctl("validate", "-C", plan)
    assert f"  hint: {said} Write one of non_demarree, en_cours, " in ran.out
    assert ran.out.count("F013") == 1
    ran = clsctl("declare", "1.1", "En retard", "-C", plan)
    assert (ran.code, ran.err.splitlines()[1]) == (2, said)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("  notes:\n    - date: 2024-02-31\n      texte: x\n", "F014"),
        ("  livrables:\n    L1:\n      reports:\n        - {echeance: 2020, motif: x, decide_le: bientôt}\n", "F"),
        ("  statut: suspendue\n  motif: x\n  statut_le: 31/02/2019\n", "F014"),
    ],
)
def test_a_wrong_date_is_not_missing_too(plan: Path, lines: str, code: str) -> None:
    fiche(plan, "1.1", f"suivi:\n{lines}")
    out = clsctl("validate", "-C", plan, "--select", "F,S").out
    assert sum(line.startswith("fiches/") for line in out.splitlines()) == 1, out
    assert f" {code}" in out


def test_a_date_that_is_missing_is_told(plan: Path) -> None:
    fiche(plan, "1.1", "suivi:\n  notes:\n    - texte: x\n    - {date: 2024-02-31, texte: y}\n")
    out = clsctl("validate", "-C", plan, "--select", "F,S").out
    assert [line.split()[1] for line in out.splitlines() if line.startswith("fiches/")] == ["S611", "F014"]


def test_expressions_from_standard_input_by_a_dash() -> None:
    ran = clsctl("period", "-", stdin=b"juin 2026\nfin 2027\n")
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")] == ["juin 2026", "", "fin 2027"]


def test_plans_further_down_are_named(tmp_path: Path) -> None:
    for folder in ("sous/cls-a", "deux mots", ".cache/x", "a/b/c/trop-bas"):
        make_plan(tmp_path / folder)
    (tmp_path / "sous" / "cls-a" / "copie").mkdir()
    (tmp_path / "sous" / "cls-a" / "copie" / "clsctl.yaml").write_text("", encoding="utf-8")
    said = 'There is a plan further down; name its folder: -C "deux mots", -C sous/cls-a'
    ran = clsctl("list", cwd=tmp_path)
    assert (ran.code, ran.err.splitlines()[1]) == (2, said)
    assert clsctl(cwd=tmp_path).err.splitlines()[-1] == said
    ran = clsctl("list", "-C", "sous", cwd=tmp_path)
    assert ran.err.splitlines()[1] == "There is a plan further down; name its folder: -C sous/cls-a"


def test_many_plans_further_down_are_not_all_named(tmp_path: Path) -> None:
    for number in range(7):
        make_plan(tmp_path / f"p{number}")
    assert clsctl("list", cwd=tmp_path).err.splitlines()[1].endswith("-C p3, -C p4, …")


def test_what_happened_is_set_under_suivi_of_a_fiche_too(plan: Path) -> None:
    ran = clsctl("set", "1.1", "Météo", "soleil", "-C", plan)
    assert ran.err.splitlines()[:2] == [
        "Error: “Météo” tells what happened, and stands under “suivi”.",
        "Write: clsctl set 1.1 suivi.meteo …",
    ]


def test_axes_that_there_are(plan: Path) -> None:
    ran = clsctl("new", "fiche", "--axe", "soins", "-C", plan)
    assert ran.err.splitlines()[1] == "There are: 1"
