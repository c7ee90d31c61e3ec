"""Workbooks: dates, numbers, merged cells, formulas, comments, and the layout of « Territoires en Transitions »."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from clsctl.importing.importer import Imported, read_document
from clsctl.render.language import language
from tests.cli.run import clsctl
from tests.importing.printed import ROOT, plan_of
from tests.importing.writers import saved, workbook

day = partial(datetime, tzinfo=None)

# The heads as the platform's model for imports has them (28 of its 35 columns), in its order.
COLUMNS = (
    "Axe (x)", "Sous-axe (x.x)", "Titre de la fiche action", "Descriptif", "Instances de gouvernance", "Objectifs",
    "Indicateurs liés", "Structure pilote", "Moyens humains et techniques", "Partenaires",
    "Direction ou service pilote", "Personne pilote", "Élu·e référent·e", "Cibles", "Financements", "Financeur 1",
    "Montant € TTC", "Financeur 2", "Montant € TTC", "Financeur 3", "Montant € TTC",
    "Budget prévisionnel total € TTC", "Statut", "Date de début", "Date de fin", "Action en amélioration continue",
    "Calendrier", "Notes complémentaires",
)  # fmt: skip
ROW = (
    "1. Se soigner près de chez soi", "1.1", "1.1.4 Ouvrir un centre", "Un centre.", "Comité annuel", "Soigner mieux",
    "Patients\nMédecins", "Commune", "Un poste", "ARS, CPAM", "Service santé", "Camille Modèle", "Dominique Exemple",
    "Habitants", "", "ARS", 18000, "Région", 6000.5, "", "", 24000.5, "En pause", day(2024, 2, 1),
    day(2026, 12, 31), "", "Sur la durée du contrat", "À relire",
)  # fmt: skip


def imported(data: bytes) -> Imported:
    return read_document("a.xlsx", data, plan_of("demonstration"), None, ())


def test_the_layout_of_territoires_en_transitions() -> None:
    assert len(COLUMNS) == 28
    found = imported(workbook([COLUMNS, ROW]))
    assert len(found.fiches) == 1
    fiche = found.fiches[0]
    assert {key: fiche[key] for key in ("id", "titre", "axe", "objectif", "description", "gouvernance", "moyens")} == {
        "id": "1.1.4", "titre": "Ouvrir un centre", "axe": "1", "objectif": "1.1", "description": "Un centre.",
        "gouvernance": "Comité annuel", "moyens": "Un poste",
    }  # fmt: skip
    assert fiche["pilotes"] == ["Commune", "Service santé"]
    assert fiche["partenaires"] == ["ars", "cpam"]
    assert fiche["publics"] == ["Habitants"]
    assert [each["nom"] for each in fiche["referents"]] == ["Camille Modèle", "Dominique Exemple"]
    assert [each["libelle"] for each in fiche["indicateurs"]] == ["Patients", "Médecins"]
    assert fiche["calendrier"] == {
        "texte": "Sur la durée du contrat", "debut": "2024-02-01", "fin": "2026-12-31",
    }  # fmt: skip
    assert fiche["financements"] == [
        {
            "nature": "Budget prévisionnel total € TTC", "montant": "24000,5",
            "sources": [{"financeur": "ars", "montant": "18000"}, {"financeur": "region", "montant": "6000,5"}],
        }
    ]  # fmt: skip
    assert fiche["suivi"] == {"statut": "suspendue"}
    assert fiche["rubriques"] == {"Notes complémentaires": "À relire"}


def test_a_date_typed_in_a_cell_is_told_with_its_place() -> None:
    found = imported(workbook([COLUMNS, ROW]))
    item = next(each for each in found.items if each.key == "calendrier.debut")
    assert language("fr")(item.place) == "feuille Actions, cellule X2"
    assert "AAAA-MM-JJ" in language("fr")(item.message) if item.message else False


def test_an_action_that_goes_on_has_a_calendar_that_says_so() -> None:
    heads = ("Titre", "Pilote", "Action en amélioration continue")
    found = imported(workbook([heads, ("Veiller", "Commune", True), ("Clore", "Commune", False)]))
    assert found.fiches[0]["calendrier"] == "En continu"
    assert "calendrier" not in found.fiches[1]


def test_heads_may_stand_below_a_title_and_a_band() -> None:
    rows: list[Any] = [("Plan d'actions 2026",), (), ("Présentation", "", "Acteurs"), ("Titre", "Axe", "Pilote")]
    found = imported(workbook([*rows, ("Ouvrir", "1", "Commune")]))
    assert found.fiches[0]["titre"] == "Ouvrir"
    assert [each.text for each in found.items if each.certainty == "unknown"] == [
        "Plan d'actions 2026", "Présentation", "Acteurs",
    ]  # fmt: skip


def test_an_axis_merged_over_several_rows_holds_for_each() -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (("Axe", "Titre", "Pilote"), ("1", "Ouvrir", "Commune"), (None, "Former", "ARS")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    assert [each["axe"] for each in imported(saved(book)).fiches] == ["1", "1"]


def test_a_row_without_a_title_goes_on_with_the_fiche_above() -> None:
    rows = [("Titre", "Pilote", "Partenaires"), ("Ouvrir", "Commune", "ARS"), (None, "Pays", "CPAM")]
    found = imported(workbook(rows))
    assert len(found.fiches) == 1
    assert (found.fiches[0]["pilotes"], found.fiches[0]["partenaires"]) == (["Commune", "Pays"], ["ars", "cpam"])


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (day(2026, 3, 1), "dd/mm/yyyy", "2026-03-01"),
        (day(1900, 1, 15), "yyyy-mm-dd", "1900-01-15"),
        (2026, "0", "2026"),
        (0.1 + 0.2, "General", "0,3"),
        (1234.5, '#,##0.00 "jours"', "1234,5"),
        (1e20, "General", "1e+20"),
    ],
)
def test_values_as_people_write_them(value: Any, form: str, expected: str) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Calendrier", value])
    sheet.append(["Pilote", "Commune"])
    sheet["B1"].number_format = form
    assert imported(saved(book)).fiches[0]["calendrier"] == expected


def test_formulas_give_what_excel_computed_and_comments_are_told() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Pilote", "Commune"])
    sheet["B1"].comment = Comment("À confirmer", "Une relectrice")
    found = imported(saved(book))
    assert [each.text for each in found.items if each.certainty == "unknown"] == ["À confirmer"]


def test_a_cover_sheet_that_counts_is_no_fiche_and_an_objective_may_be_a_number() -> None:
    book = Workbook()
    cover: Any = book.active
    for row in (("Livrables", 26), ("Indicateurs", 10), ("Financements", 16)):
        cover.append(row)
    sheet: Any = book.create_sheet("Fiches")
    sheet.append(("Titre", "Objectif", "Partenaires"))
    sheet.append(("Ouvrir", "1.1", "Agence de santé, délégation ; Commune"))
    found = imported(saved(book))
    assert [each["titre"] for each in found.fiches] == ["Ouvrir"]
    assert found.fiches[0]["objectif"] == "1.1"
    assert found.fiches[0]["partenaires"] == ["Agence de santé, délégation", "Commune"]
    assert len([each for each in found.items if each.certainty == "unknown"]) == 6


def test_a_workbook_of_export_gives_its_fiches_back_and_tells_the_rest(tmp_path: Path) -> None:
    ran = clsctl("export", "xlsx", "-C", ROOT / "examples" / "demonstration", "-o", tmp_path / "a.xlsx")
    assert ran.code == 0
    found = read_document("a.xlsx", (tmp_path / "a.xlsx").read_bytes(), None, None, ())
    assert [each["id"] for each in found.fiches] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1"]
    assert any(each.certainty == "unknown" and each.text == "1.1/L1" for each in found.items)


# The heads that the platform's import asks for (2025), with their two variants of money.
HEADS = (
    "Axe (x);Sous-axe (x.x);Sous-sous axe (x.x.x);Titre de la fiche action;Descriptif;Thématique principale;"
    "Sous-thématiques;Instances de gouvernance;Objectifs;Indicateurs liés;Résultats attendus;Cibles;Structure pilote;"
    "Moyens humains et techniques;Partenaires;Service-département-pôle pilote;Personne pilote;Élu·e référent·e;"
    "Participation Citoyenne;Financements;Financeur 1;Montant € HT;Financeur 2;Montant € HT;Financeur 3;Montant € HT;"
    "Budget prévisionnel total € HT;Statut;Niveau de priorité;Date de début;Date de fin;"
    "Action en amélioration continue;Calendrier;Actions liées;"
    "Fiches des plans liées;Notes de suivi;Etapes de la fiche action;Notes complémentaires;"
    "Documents et liens"
)
PLATFORM = HEADS.split(";")


def test_the_heads_of_the_platform_are_known_or_kept_under_their_names() -> None:
    row = [f"texte {number}" for number in range(len(PLATFORM))]
    row[21] = row[23] = row[25] = row[26] = "100"
    found = imported(workbook([PLATFORM, row]))
    kept = {label for label in found.fiches[0]["rubriques"] if label in PLATFORM}
    assert kept >= {
        "Sous-sous axe (x.x.x)", "Thématique principale", "Sous-thématiques", "Résultats attendus",
        "Participation Citoyenne", "Niveau de priorité", "Actions liées", "Fiches des plans liées", "Notes de suivi",
        "Notes complémentaires",
    }  # fmt: skip
    assert [len(each["sources"]) for each in found.fiches[0]["financements"]] == [1, 3]
    assert [each.text for each in found.items if each.certainty == "unknown"] == []


def test_percentages_as_shown_and_what_is_hidden_is_told() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Plan"
    sheet.append(["Titre de la fiche action", "Structure pilote", "Calendrier", "Taux", "Part"])
    sheet.append(["Dépister", "CPAM", "2026", 0.5, 0.125])
    sheet.append(["Former", "Ville", "2027", 1, None])
    sheet["D2"].number_format, sheet["D3"].number_format, sheet["E2"].number_format = "0%", "0%", '0.0%" env."'
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["D"].hidden = True
    secret: Any = book.create_sheet("Secret")
    secret.append(["Titre de la fiche action", "Structure pilote", "Calendrier"])
    secret.append(["Cachée", "Ville", "2028"])
    secret.sheet_state = "hidden"
    found = imported(saved(book))
    assert [each["titre"] for each in found.fiches] == ["Dépister", "Former", "Cachée"]
    assert found.fiches[0]["rubriques"] == {"Taux": "50 %", "Part": "12,5 %"}
    assert found.fiches[1]["rubriques"] == {"Taux": "100 %"}
    assert [each.text for each in found.items if each.certainty == "unknown"] == ["3, D", "Secret"]
