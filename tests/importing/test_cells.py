"""What a cell says of two things at once: a step and its time, a body and a person, an amount and who gives it."""

from typing import Any

import docx
import pytest
from openpyxl import Workbook

from clsctl.core.views.imported import ImportItem
from clsctl.importing.fields.calendar import with_time
from clsctl.importing.fields.shares import shares
from clsctl.importing.importer import read_document
from tests.importing.printed import plan_of
from tests.importing.writers import saved


def imported(*rows: str) -> tuple[dict[str, Any], tuple[ImportItem, ...]]:
    text = "# Fiche action 3 : Bouger\n\n" + "\n".join(rows) + "\n"
    found = read_document("a.md", text.encode(), plan_of("demonstration"), None, ())
    return found.fiches[0], tuple(found.items)


def fiche(*rows: str) -> dict[str, Any]:
    return imported(*rows)[0]


def test_a_step_with_its_time_in_brackets() -> None:
    read = fiche(
        "## Étapes", "", "1. Recensement (1er trimestre 2026)", "2. Formation (fin 2026).", "3. Bilan (2 pages)"
    )
    assert read["etapes"] == [
        {"id": "E1", "titre": "1. Recensement", "calendrier": "1er trimestre 2026"},
        {"id": "E2", "titre": "2. Formation", "calendrier": "fin 2026"},
        {"id": "E3", "titre": "3. Bilan (2 pages)"},
    ]


def test_the_actions_of_a_step_and_those_of_a_fiche() -> None:
    step = fiche("## Étapes", "", "Étape 1 : diagnostic", "- Action 1.1 : enquête (mars 2026)")["etapes"][0]
    assert step["actions"] == [{"id": "A1.1", "titre": "Action 1.1 : enquête", "calendrier": "mars 2026"}]
    assert fiche("## Actions", "", "- Recenser les clubs – mars 2026")["actions"] == [
        {"titre": "Recenser les clubs", "calendrier": "mars 2026"}
    ]


def test_a_time_of_its_own_stays_alone() -> None:
    one = {"titre": "Recenser (mars 2026)", "calendrier": "2026"}
    assert with_time(one) == one
    assert with_time({"titre": "mars 2026"}) == {"titre": "mars 2026"}


def test_a_person_beside_a_body_of_the_plan() -> None:
    read, items = imported("Pilote : CPAM – Mme Modèle Camille, 01 99 00 12 34")
    assert read["pilotes"] == ["cpam"]
    assert read["contacts"] == [
        {"nom": "Mme Modèle Camille", "fonction": "Pilote", "structure": "CPAM", "telephone": "01 99 00 12 34"}
    ]
    assert [each.certainty for each in items if each.key == "pilotes"] == ["supposed"]


def test_a_body_that_the_plan_does_not_know_and_one_in_brackets() -> None:
    read = fiche("Pilote : Office des sports : Dr Camille Modèle (camille@exemple.fr)")
    assert read["pilotes"] == ["Office des sports"]
    assert read["contacts"][0]["nom"] == "Dr Camille Modèle"
    assert read["contacts"][0]["courriel"] == "camille@exemple.fr"
    assert fiche("Pilote : Mme Modèle (CPAM), 01 99 00 12 34")["pilotes"] == ["cpam"]


def test_a_person_alone_leaves_a_word_that_the_report_names() -> None:
    read, items = imported("Pilote : Mme Modèle, 01 99 00 12 34")
    assert read["pilotes"] == ["Pilote"]
    assert read["contacts"] == [{"nom": "Mme Modèle", "fonction": "Pilote", "telephone": "01 99 00 12 34"}]
    said = next(each for each in items if each.key == "pilotes")
    assert said.certainty == "supposed"
    assert said.message is not None
    assert ("label", "Pilote") in said.message.values


BOTH = [{"financeur": "ars", "dispositif": "FIR", "montant": "8 000 €"}, {"financeur": "cpam", "montant": "4 000 €"}]


@pytest.mark.parametrize(
    "rows",
    [
        ("Financement : 12 000 € (FIR ARS 8 000 €, CPAM 4 000 €)",),
        ("Budget prévisionnel : 12 000 €, dont 8 000 € FIR ARS et 4 000 € CPAM",),
        (
            "## Financements",
            "",
            "| Montant | Financeur |",
            "| --- | --- |",
            "| 12 000 € | FIR ARS 8 000 € ; CPAM 4 000 € |",
        ),
    ],
)
def test_what_each_funder_gives(rows: tuple[str, ...]) -> None:
    (one,) = fiche(*rows)["financements"]
    assert (one["montant"], one["sources"]) == ("12 000 €", BOTH)


def test_amounts_without_a_whole() -> None:
    assert fiche("Sources de financement : FIR ARS 8 000 €, CPAM 4 000 €")["financements"] == [{"sources": BOTH}]
    assert fiche("Financement : Coordination 8 000 €, matériel 4 000 €")["financements"] == [
        {"nature": "Coordination", "montant": "8 000 €"},
        {"nature": "matériel", "montant": "4 000 €"},
    ]


@pytest.mark.parametrize("text", ["ARS", "8 000 €", "ARS 8 000 €, CPAM", "ARS 8 000 € 4 000 €", ""])
def test_no_shares_where_a_part_lacks_a_name_or_an_amount(text: str) -> None:
    assert shares(text) == []


def test_each_row_of_a_merged_step_has_its_own_deadline() -> None:
    heads = ("## Étapes", "", "| Étapes | Livrables attendus | Échéance |", "| --- | --- | --- |")
    step = fiche(*heads, "| Étape 1 | Diagnostic | fin 2026 |", "|  | Synthèse<br>Plan | juin 2027<br>mai 2028 |")[
        "etapes"
    ][0]
    assert [each["echeance"] for each in step["livrables"]] == ["fin 2026", "juin 2027", "mai 2028"]
    assert "calendrier" not in step


def test_funders_on_lines_of_their_own() -> None:
    read = fiche("## Financement", "", "FIR ARS : 8 000 €", "", "CPAM : 4 000 €", "", "Communication : 1 000 €")
    assert read["financements"][-1] == {"nature": "Communication", "montant": "1 000 €"}


def test_a_row_of_totals_is_no_expense_and_thousands_are_euros() -> None:
    heads = ("## Financements", "", "| Nature | Montant | Financeur |", "| --- | --- | --- |")
    read, items = imported(
        *heads, "| Matériel | 12,5 k€ | CPAM |", "| Loyer | 3 000 € | CPAM |", "| TOTAL | 15 500 € | |"
    )
    assert [(each["nature"], each["montant"]) for each in read["financements"]] == [
        ("Matériel", "12 500 €"), ("Loyer", "3 000 €"),
    ]  # fmt: skip
    assert len([each for each in items if each.key == "financements" and each.certainty == "supposed"]) == 2


def test_a_number_alone_under_a_budget() -> None:
    assert fiche("Budget : 18000")["financements"][0]["montant"] == "18000"


def test_a_title_above_the_number_of_a_second_fiche() -> None:
    both = (("Bouger", 12), ("Manger", 13))
    text = "".join(f"# {title}\n\nFiche action n° {number}\n\n## Contexte\n\nTexte.\n\n" for title, number in both)
    found = read_document("a.md", text.encode(), plan_of("demonstration"), None, ())
    assert [(each["id"], each["titre"]) for each in found.fiches] == [("12", "Bouger"), ("13", "Manger")]


def test_a_list_its_totals_and_a_sheet_of_a_fiche() -> None:
    book = Workbook()
    rows: Any = book.active
    for row in (("N°", "Titre", "Pilote", "Budget"), (2.1, "Dépister", "ARS", 18000), (None, "Total", None, 18000)):
        rows.append(row)
    sheet: Any = book.create_sheet("Fiche 5")
    for label, text in (("Fiche action 5 : Animer", None), ("Pilote", "CPAM"), ("Calendrier", "2026")):
        sheet.append((label, text))
    found = read_document("a.xlsx", saved(book), plan_of("demonstration"), None, ())
    assert [(each["id"], each["titre"]) for each in found.fiches] == [("2.1", "Dépister"), ("5", "Animer")]


def test_two_rows_of_heads_are_one() -> None:
    out = docx.Document()
    out.add_heading("Fiche action 3 : Bouger", 1)
    out.add_heading("Indicateurs", 2)
    table: Any = out.add_table(rows=3, cols=4)
    texts = (("Indicateur", "Valeurs", "", "Unité"), ("", "Départ", "Cible", ""), ("Clubs engagés", "2", "9", "clubs"))
    for row, said in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    found = read_document("a.docx", saved(out), plan_of("demonstration"), None, ())
    assert found.fiches[0]["indicateurs"] == [
        {"id": "I1", "libelle": "Clubs engagés", "unite": "clubs", "depart": {"valeur": "2"}, "cible": {"valeur": "9"}}
    ]
    assert [each.text for each in found.items if each.certainty == "unknown"] == ["Valeurs"]
