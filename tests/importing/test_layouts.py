"""The six layouts that the documentation lists: its samples, as they are and as Word documents or workbooks of the same
words, give the same fiches."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook

from clsctl.importing.importer import Imported, read_document
from tests.importing import account
from tests.importing.printed import ROOT, plan_of
from tests.importing.writers import saved, workbook

SAMPLES = ROOT / "examples" / "documents"
NAMES = (
    "deux-colonnes.md", "titres-et-paragraphes.md", "fiche-projet.md", "lettre-d-intention.md",
    "une-ligne-par-fiche.csv", "une-feuille-par-fiche.csv",
)  # fmt: skip
PAGE = (ROOT / "docs" / "importer.md").read_text(encoding="utf-8")


def imported(name: str, data: bytes) -> Imported:
    return read_document(name, data, plan_of("demonstration"), None, ())


def twin(name: str) -> tuple[str, bytes]:
    """The sample as the program of an office writes it."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        return name.replace(".csv", ".xlsx"), workbook([[cell or None for cell in row] for row in rows])
    out: Any = docx.Document()
    table: Any = None
    for line in text.split("\n"):
        if not line.startswith("|"):
            table = None
        if line.startswith("#"):
            out.add_heading(line.lstrip("# "), level=len(line) - len(line.lstrip("#")))
        elif line.startswith("- "):
            out.add_paragraph(line[2:], style="List Bullet")
        elif line.startswith("|") and not re.fullmatch(r"[|\s-]+", line):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            table = table or out.add_table(rows=0, cols=len(cells))
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                for number, part in enumerate(words.split("<br>")):
                    bold(cell.paragraphs[0] if not number else cell.add_paragraph(), part)
        elif line.strip() and not line.startswith("|"):
            bold(out.add_paragraph(), line)
    return name.replace(".md", ".docx"), saved(out)


def bold(paragraph: Any, text: str) -> None:
    for number, part in enumerate(text.split("**")):
        if part:
            paragraph.add_run(part).bold = bool(number % 2)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_sample(name: str) -> None:
    assert (SAMPLES / name).read_text(encoding="utf-8") in PAGE


def test_the_page_lists_six_layouts_and_each_has_its_sample() -> None:
    assert len(re.findall(r"^### \d\. ", PAGE, re.MULTILINE)) == len(NAMES) == len(list(SAMPLES.iterdir()))


@pytest.mark.parametrize("name", NAMES)
def test_an_office_document_gives_the_same_fiches_as_the_text(name: str) -> None:
    ours = imported(name, (SAMPLES / name).read_bytes())
    theirs = imported(*twin(name))
    assert theirs.fiches == ours.fiches
    assert [each.certainty for each in theirs.items] == [each.certainty for each in ours.items]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_sample_is_lost(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert account.lost(account.of_text(text), imported(name, text.encode())) == {}
    other, data = twin(name)
    if other.endswith(".docx"):
        assert account.lost(account.of_word(data), imported(other, data)) == {}


def sample(name: str) -> dict[str, Any]:
    return imported(name, (SAMPLES / name).read_bytes()).fiches[0]


def test_two_columns() -> None:
    fiche = sample("deux-colonnes.md")
    assert fiche["id"] == "3"
    assert fiche["publics"] == ["Patients sans médecin traitant", "habitants de plus de 75 ans"]
    assert (fiche["leviers"], fiche["freins"]) == (["un cabinet vacant"], ["le temps de trajet des médecins"])
    assert fiche["calendrier"] == "2ème semestre 2026"
    assert fiche["rubriques"] == {"Égalité femmes-hommes": "Horaires élargis"}


def test_headings_and_paragraphs() -> None:
    fiche = sample("titres-et-paragraphes.md")
    assert (fiche["id"], fiche["titre"]) == ("4", "Bouger sur ordonnance")
    assert fiche["pilotes"] == ["Office des sports"]
    assert fiche["partenaires"] == ["médecins généralistes", "cpam", "clubs"]
    assert fiche["calendrier"] == "à partir de septembre 2026"
    assert len(fiche["objectifs"]["generaux"]) == 2


def test_steps_deliverables_and_money() -> None:
    fiche = sample("fiche-projet.md")
    assert (fiche["id"], fiche["type"], fiche["calendrier"]) == ("1.2", "fiche_projet", None)
    first, second = fiche["etapes"]
    assert first["livrables"] == [{"id": "L1", "titre": "Diagnostic local", "echeance": "1er semestre 2026"}]
    assert first["actions"] == [{"id": "A1.1", "titre": "Action 1.1 : enquête"}]
    assert second["livrables"][0]["echeance"] == "fin 2026"
    assert fiche["indicateurs"][0]["cible"] == {"valeur": "9"}
    assert fiche["financements"] == [
        {
            "nature": "Coordination", "montant": "50 000 euros", "periode": "2026-2027",
            "sources": [{"financeur": "ars", "dispositif": "FIR"}],
        }
    ]  # fmt: skip


def test_a_letter_of_intent() -> None:
    fiche = sample("lettre-d-intention.md")
    assert (fiche["type"], fiche["titre"], fiche["cpts"]["taille"]) == ("lettre_intention", "Val d'Exemple", "2")
    assert fiche["porteurs"] == ["Sage-femme, porteur projet"]
    assert fiche["contacts"][0]["nom"] == "Docteur Camille Modèle"
    assert [each["sollicitee"] for each in fiche["cpts"]["sollicitations"]] == ["oui", "non"]
    assert fiche["cpts"]["missions"][0]["code"] == "acces_medecin_traitant"
    assert fiche["calendrier"]["jalons"][0]["echeance"] == "06/2026"


def test_a_row_a_fiche() -> None:
    found = imported("une-ligne-par-fiche.csv", (SAMPLES / "une-ligne-par-fiche.csv").read_bytes())
    assert [(each["id"], each["titre"]) for each in found.fiches] == [
        ("2.1", "Dépister près de chez soi"),
        ("2.2", "Premiers secours en santé mentale"),
    ]
    first, second = found.fiches
    assert first["calendrier"] == {"debut": "01/02/2026", "fin": "31/12/2027"}
    assert first["financements"] == [{"sources": [{"financeur": "ars", "montant": "18 000"}]}]
    assert (first["suivi"], second["suivi"]) == ({"statut": "en_cours"}, {"statut": "non_demarree"})
    assert first["referents"] == [{"nom": "Camille Modèle", "fonction": "Personne pilote"}]


def test_the_columns_may_be_in_any_order() -> None:
    rows = list(
        csv.reader((SAMPLES / "une-ligne-par-fiche.csv").read_text(encoding="utf-8").splitlines(), delimiter=";")
    )
    order = [6, 0, 9, 2, 1, 3, 4, 11, 5, 7, 8, 10]
    order.remove(6)
    order.insert(order.index(5) + 1, 6)  # an amount is that of the funder before it
    turned = "\n".join(";".join(row[number] for number in order) for row in rows)
    ours = imported("a.csv", (SAMPLES / "une-ligne-par-fiche.csv").read_bytes())
    assert imported("b.csv", turned.encode()).fiches == ours.fiches


def test_a_sheet_a_fiche() -> None:
    fiche = sample("une-feuille-par-fiche.csv")
    assert (fiche["id"], fiche["porteurs"]) == ("5", ["Communauté de communes"])
    assert fiche["publics"] == ["Élus", "Professionnels de santé"]


def test_several_sheets_are_several_fiches(tmp_path: Path) -> None:
    book = Workbook()
    for number in (1, 2):
        sheet = book.active if number == 1 else book.create_sheet()
        assert sheet is not None
        sheet.title = f"Action {number}"
        sheet.append([f"Fiche action {number} : Titre {number}"])
        sheet.append(["Pilote", "Commune"])
    found = imported("a.xlsx", saved(book))
    assert [each["titre"] for each in found.fiches] == ["Titre 1", "Titre 2"]
