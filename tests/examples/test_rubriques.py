"""The four real documents are whole in their plans: rubrics in order, figures, calendars, organisations, no person."""

import functools
import re

import pytest

from tests.acceptance.run import clsctl
from tests.examples import documents
from tests.examples.plans import (
    DOCUMENTS,
    EXAMPLES,
    PERSONS,
    fiche,
    fiche_paths,
    has_figure,
    plain,
    plan,
    texts,
    yaml_paths,
)

PHONE = re.compile(r"(?:\+33|\b0)\s*[1-9](?:[\s.\-]*\d{2}){4}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
# What the plan holds as a day is printed in words; what is signed words, as the cell of a calendar, stays as it is.
DAYS_IN_WORDS = {"17/12/2020": "17 décembre 2020"}
TITLE_AND_NAME = re.compile(r"\b(?:Dr|Docteur|Docteure|Pr|Professeur|Mme|Madame|M\.|Monsieur)\s+[A-ZÉ]")


def held(name: str) -> str:
    """All that the plan and its fiche say, one line."""
    return plain(" | ".join([*texts(plan(name)), *texts(fiche(name))]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_layout_has_the_labels_of_the_document_in_its_order(name: str) -> None:
    rubriques = plan(name)["gabarits"][fiche(name)["type"]]
    assert [rubrique["libelle"] for rubrique in rubriques] == documents.LABELS[name]
    assert [rubrique["colonnes"] for rubrique in rubriques if "colonnes" in rubrique] == documents.COLUMNS[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_layout_prints_every_rubric_of_the_fiche(name: str) -> None:
    document = fiche(name)
    shown = {key for rubrique in plan(name)["gabarits"][document["type"]] for key in rubrique["cles"]}
    head = {"id", "type", "titre", "numero", "axe", "objectif", "territoire.source"}
    for key, value in document.items():
        if key not in head | shown:
            assert {f"{key}.{part}" for part in value} <= head | shown


@pytest.mark.parametrize(
    ("name", "figure", "word"),
    [(name, *pair) for name, pairs in documents.FIGURES.items() for pair in pairs],
)
def test_figures_are_there_beside_what_they_count(name: str, figure: str, word: str) -> None:
    assert has_figure(held(name), figure, word)


def test_a_figure_cut_out_of_another_or_far_from_its_word_is_not_found() -> None:
    assert has_figure("Loiret (65,2)", "65,2", "Loiret")
    assert not has_figure("Loiret (165,2)", "65,2", "Loiret")
    assert not has_figure("Loiret (65,21)", "65,2", "Loiret")
    assert not has_figure("Loiret (65,2,3)", "65,2", "Loiret")
    assert not has_figure("Loiret" + " " * 200 + "65,2", "65,2", "Loiret")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_calendars_are_kept_word_for_word(name: str) -> None:
    values = list(texts(fiche(name)))
    for words in documents.CALENDARS[name]:
        assert words in values


@pytest.mark.parametrize("name", DOCUMENTS)
def test_organisations_are_named(name: str) -> None:
    text = held(name)
    assert [words for words in documents.ORGANISATIONS[name] if words not in text] == []


def test_public_addresses_of_sources_are_kept() -> None:
    text = held("cpts-canal-garonne")
    assert [address for address in documents.ADDRESSES if address not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_phone_no_e_mail_no_name_of_a_person(name: str) -> None:
    for path in yaml_paths(name):
        text = re.sub(r"<https?://[^>]*>", "", path.read_text(encoding="utf-8"))
        for shape in (PHONE, EMAIL, TITLE_AND_NAME):
            assert shape.search(text) is None
    for key in PERSONS:
        for person in fiche(name).get(key) or []:
            assert set(person) <= {"fonction", "structure", "profession", "secteur", "adresse", "ville"}


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (PHONE, "06 12 34 56 78"),
        (PHONE, "0612345678"),
        (PHONE, "+33 6.12.34.56.78"),
        (EMAIL, "prenom.nom@exemple.fr"),
        (TITLE_AND_NAME, "le Docteur Untel"),
    ],
)
def test_the_shapes_of_personal_data_are_recognised(shape: re.Pattern[str], text: str) -> None:
    assert shape.search(text)


def test_the_team_of_the_cpts_has_its_twelve_professions() -> None:
    team = [person["profession"] for person in fiche("cpts-canal-garonne")["equipe"]]
    assert len(team) == 12
    assert team.count("Médecin généraliste") == 3
    assert len(set(team)) == 10


def test_the_table_of_professionals_has_its_cells_in_their_rows() -> None:
    rows = fiche("cpts-canal-garonne")["cpts"]["professionnels"]
    assert {row["profession"]: (row["identifies"], row["engages"]) for row in rows} == documents.PROFESSIONALS
    assert [row["profession"] for row in rows] == list(documents.PROFESSIONALS)
    _, text = printed("cpts-canal-garonne")
    for cells in documents.PROFESSIONALS.items():
        assert plain(" ".join([cells[0], *cells[1]])).strip() in text


def test_empty_and_doubly_ticked_boxes_stay_as_the_document_has_them() -> None:
    document = fiche("cpts-canal-garonne")
    boxes = {row["structure"]: row["sollicitee"] for row in document["cpts"]["sollicitations"]}
    assert boxes.pop("Elu(s) territorial(ux)") == ["oui", "non"]
    assert set(boxes.values()) == {"non"}
    assert [row["existe"] for row in document["cpts"]["partenariats"]] == ["oui"] * 3
    assert document["cpts"]["taille"] == ""
    assert document["cpts"]["structure_juridique"]["creee"] == ""
    assert document["equipe_partenaires"] == ""
    assert fiche("terres-des-confluences")["calendrier"] == ""


def test_missions_of_the_cpts_are_the_six_that_are_ticked() -> None:
    missions = fiche("cpts-canal-garonne")["cpts"]["missions"]
    assert [(mission["code"], mission["retenue"]) for mission in missions] == [
        ("acces_medecin_traitant", "oui"),
        ("soins_non_programmes", "oui"),
        ("parcours", "oui"),
        ("prevention", "oui"),
        ("qualite_pertinence", "oui"),
        ("accompagnement_professionnels", "oui"),
    ]


@pytest.mark.parametrize("name", [*DOCUMENTS, "demonstration"])
def test_names_of_files_are_safe_on_every_system(name: str) -> None:
    for path in (EXAMPLES / name).rglob("*"):
        relative = path.relative_to(EXAMPLES / name)
        assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]", part) for part in relative.parts)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_one_fiche_named_by_its_number(name: str) -> None:
    (path,) = fiche_paths(name)
    assert path.stem.startswith(f"{fiche(name)['id']}-")


@functools.cache
def printed(name: str) -> tuple[list[str], str]:
    """The labels of the rubrics that `report fiche` prints for those inside, and all the text, one line."""
    ran = clsctl("report", "fiche", "-C", EXAMPLES / name, "--date", "2020-12-20", "--audience", "interne")
    assert (ran.code, ran.err) == (0, "")
    headings = [plain(line.removeprefix("### ")) for line in ran.out.splitlines() if line.startswith("### ")]
    return headings, plain(ran.out.replace("<br>", " ").replace("|", " "))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_report_prints_the_rubrics_of_the_document_in_its_order(name: str) -> None:
    headings, _ = printed(name)
    labels = documents.LABELS[name]
    assert headings[: len(labels)] == labels
    assert len(headings) == len(labels) + 1, "the follow-up comes after, and no other rubric"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_report_prints_every_figure_calendar_and_organisation(name: str) -> None:
    _, text = printed(name)
    figures = [(DAYS_IN_WORDS.get(figure, figure), word) for figure, word in documents.FIGURES[name]]
    assert [pair for pair in figures if not has_figure(text, *pair, reach=250)] == []
    assert [words for words in documents.CALENDARS[name] if plain(words) not in text] == []
    assert [words for words in documents.ORGANISATIONS[name] if words not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_report_prints_the_column_heads_of_the_document(name: str) -> None:
    _, text = printed(name)
    for heads in documents.COLUMNS[name]:
        # a column that the plan cannot fill, the names of persons, may be left out
        assert [head for head in heads if head not in text and head != "NOM Prénom"] == []
