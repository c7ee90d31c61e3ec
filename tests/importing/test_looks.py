"""Labels that are not known: told apart from sentences with a colon, and never in a rubric above as if it were sure."""

from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.messages import msg
from clsctl.importing.blocks import Line
from clsctl.importing.importer import Imported, read_document
from clsctl.importing.looks import look_of, looks_like_label
from tests.importing.writers import saved

LABELS = """Égalité femmes-hommes
Remarques diverses
Communication
Suites à donner
Compte rendu
Reste à charge
Qui fait quoi ?
Lien avec le contrat de ville
Développement durable
RGPD
Sous-traitance
Impact sur les inégalités sociales de santé
Articulation avec l’existant
Public(s) éloigné(s)
Modalités d’accès, transport
Évaluation d'impact en santé (EIS)
Critères d’inclusion
Observations
Place des usagers
Recours aux soins""".splitlines()

SENTENCES = """Le projet vise deux publics
Le souhait
Il faut noter
En conséquence
Par ailleurs
Étape 1
Action 2.1
Livrable 3
Objectif opérationnel 9
Priorité opérationnelle n°1
Plan 2
Partie A
Phase II
Le 5 octobre 2020
Semaine du 07/12/2020
Décembre 2026
T1 2026
2026
14h
NB
Rappel
Exemple
Trois temps forts
Deux leviers
Les partenaires sont les suivants
Chaque commune
Afin de répondre au besoin
Pour les aidants
Dr Camille Modèle
Madame Modèle
camille@exemple.fr
Suite à la réunion
Cette démarche comporte
Densité relevée dans les communes rurales du territoire depuis dix ans au moins
un mot en minuscules
Voir
Selon l’INSEE
Nous proposons
À définir
Habitants. Élus""".splitlines()


@pytest.mark.parametrize("text", LABELS)
def test_a_label_looks_like_one(text: str) -> None:
    assert looks_like_label(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_a_part_a_day_or_a_person_does_not(text: str) -> None:
    assert not looks_like_label(text)


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("Horaires : 9 h", {"item": "-"}), ("Horaires : 9 h", {"depth": 1}), ("https://exemple.fr", {}),
        ("Horaires:9h", {}), ("Horaires élargis", {}), ("Horaires 9:30", {}), ("", {}), (":", {}),
    ],
)  # fmt: skip
def test_an_entry_of_a_list_an_address_and_an_hour_are_none(text: str, extra: dict[str, Any]) -> None:
    assert look_of(Line(text, msg("line {number}", number=1), **extra)) is None


def test_how_it_is_set_apart() -> None:
    place = msg("line {number}", number=1)
    assert look_of(Line("Communication : affiches", place)) == ("Communication", "affiches", "line")
    assert look_of(Line("**Communication :** affiches", place)) == ("Communication", "affiches", "bold")
    assert look_of(Line("**Communication** : affiches", place)) == ("Communication", "affiches", "bold")
    assert look_of(Line("Communication", place, bold=True)) == ("Communication", "", "bold")
    assert look_of(Line("COMMUNICATION", place)) == ("COMMUNICATION", "", "capitals")
    assert look_of(Line("**Communication", place)) is None


def read(text: str) -> Imported:
    return read_document("f.txt", text.encode(), None, None, ())


def supposed(found: Imported) -> list[tuple[str, object, str]]:
    return [
        (each.label, dict(each.place.values)["number"], each.key)
        for each in found.items
        if each.certainty == "supposed"
    ]


PLAIN = "Fiche action 3 : Essai\n\nPorteur : CCVE\nContexte : les habitants sont loin.\n"


@pytest.mark.parametrize("label", LABELS)
def test_a_line_with_a_label_that_is_not_known_is_a_rubric_of_its_own_and_supposed(label: str) -> None:
    found = read(f"{PLAIN}{label} : des mots\nCalendrier : 2026\n")
    fiche = found.fiches[0]
    assert fiche["contexte"] == "les habitants sont loin."
    assert fiche["calendrier"] == "2026"
    told = [(each.label, each.text) for each in found.items if each.certainty == "supposed"]
    assert (label, "des mots") in told


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_a_colon_stays_in_the_rubric_above(text: str) -> None:
    fiche = read(f"{PLAIN}{text} : des mots.\nCalendrier : 2026\n").fiches[0]
    assert fiche["contexte"] == f"les habitants sont loin.\n\n{text} : des mots."
    assert "rubriques" not in fiche


def test_under_a_heading_it_stays_and_is_reported_with_its_place() -> None:
    found = read(
        "# Fiche action 3 : Essai\n\n## Contexte\n\nUn constat.\n\nDensité médicale : faible\n\n## Pilote\n\nCCVE\n"
    )
    assert found.fiches[0]["contexte"] == "Un constat.\n\nDensité médicale : faible"
    assert supposed(found) == [("Densité médicale", 7, "contexte")]


def test_a_label_in_bold_ends_a_rubric_whose_label_is_plain_or_bold_and_is_reported_under_a_heading() -> None:
    text = "# Essai\n\n**Pilote :** CCVE\n\n**Communication :** affiches\n\n## Contexte\n\nUn constat.\n\n"
    found = read(f"{text}**Aparté :** un mot\n")
    assert found.fiches[0]["rubriques"] == {"Communication": "affiches"}
    assert ("Aparté", 11, "contexte") in supposed(found)


def test_labels_in_capitals_alone_on_their_lines() -> None:
    found = read("Fiche action 3 : Essai\n\nPILOTE\nCCVE\nACCESSIBILITÉ\nAscenseur\nCALENDRIER\n2026\n")
    fiche = found.fiches[0]
    assert (fiche["pilotes"], fiche["rubriques"], fiche["calendrier"]) == (
        ["CCVE"],
        {"ACCESSIBILITÉ": "Ascenseur"},
        "2026",
    )


def test_a_misspelt_label_leads_to_its_key_and_is_supposed() -> None:
    found = read(f"{PLAIN}Partenaire de l'actoin : ARS\n")
    assert found.fiches[0]["partenaires"] == ["ARS"]
    assert supposed(found) == [("Partenaire de l'actoin", 5, "partenaires")]


def test_a_label_after_a_list_ends_it_and_a_deadline_is_kept() -> None:
    fiche = read(f"{PLAIN}Livrables :\n- Bilan (décembre 2026)\nRemarques diverses : hop\n").fiches[0]
    assert fiche["livrables"] == [{"id": "L1", "titre": "Bilan", "echeance": "décembre 2026"}]
    assert fiche["rubriques"] == {"Remarques diverses": "hop"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- Bilan (décembre 2026)\n  Remarque interne : à relire",
         {"titre": "Bilan", "echeance": "décembre 2026", "description": "Remarque interne : à relire"}),
        ("- Bilan (décembre 2026)\net la suite du bilan",
         {"titre": "Bilan", "echeance": "décembre 2026", "description": "et la suite du bilan"}),
        ("- Bilan des actions\n  (décembre 2026)", {"titre": "Bilan des actions", "echeance": "décembre 2026"}),
        ("- Guide\n  à l’usage des aidants", {"titre": "Guide à l’usage des aidants"}),
        ("- Guide\n  - en papier\n  - en ligne", {"titre": "Guide", "description": "- en papier\n- en ligne"}),
    ],
)  # fmt: skip
def test_what_follows_an_entry_never_takes_its_deadline(entry: str, expected: dict[str, str]) -> None:
    fiche = read(f"{PLAIN}Livrables :\n{entry}\n- Autre (2027)\n").fiches[0]
    assert fiche["livrables"] == [{"id": "L1", **expected}, {"id": "L2", "titre": "Autre", "echeance": "2027"}]


@pytest.mark.parametrize("line", ["Copil de lancement : mars 2026", "Animation : 12 000 €"])
def test_rows_of_calendars_and_expenses_are_no_labels(line: str) -> None:
    key = "Calendrier" if "Copil" in line else "Financements"
    fiche = read(f"{PLAIN}{key} : voir ci-dessous\n{line}\n").fiches[0]
    assert "rubriques" not in fiche


@given(
    st.lists(
        st.tuples(st.sampled_from(LABELS), st.sampled_from(SENTENCES)), min_size=1, max_size=6, unique_by=lambda x: x[0]
    )
)
def test_any_mixture_keeps_each_text_with_its_label(pairs: list[tuple[str, str]]) -> None:
    """Whatever their order, a text is under the label above it, and sentences end no rubric."""
    body = "".join(f"{label} : début\n{text} : suite.\n" for label, text in pairs)
    rubriques = read(PLAIN + body).fiches[0]["rubriques"]
    assert rubriques == {label: f"début\n\n{text} : suite." for label, text in pairs}


def test_in_word_lines_in_bold_and_cells_across_the_table_are_labels() -> None:
    document: Any = docx.Document()
    document.add_paragraph("Fiche action 5 : Essai")
    for label, text in (("Pilote", "CCVE"), ("Égalité femmes-hommes", "Horaires élargis")):
        document.add_paragraph().add_run(label).bold = True
        document.add_paragraph(text)
    table = document.add_table(rows=5, cols=2)
    for row, texts in enumerate((("Public visé", "Aidants"), (), (), ("Calendrier", "2026"), ())):
        cells = table.rows[row].cells
        if not texts:
            cells[0].merge(cells[1])
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
    table.cell(1, 0).paragraphs[0].add_run("Accessibilité").bold = True
    table.cell(2, 0).text = "Un ascenseur est prévu."
    table.cell(4, 0).paragraphs[0].add_run("Suivi de la fiche").bold = True
    document.add_paragraph("Remarques diverses : hop")
    found = read_document("f.docx", saved(document), None, None, ())
    fiche = found.fiches[0]
    assert (fiche["pilotes"], fiche["publics"], fiche["calendrier"]) == (["CCVE"], ["Aidants"], "2026")
    assert fiche["rubriques"] == {
        "Égalité femmes-hommes": "Horaires élargis", "Accessibilité": "Un ascenseur est prévu.",
        "Remarques diverses": "hop",
    }  # fmt: skip
    assert [each.key for each in found.items if each.label == "Suivi de la fiche"] == [""]
