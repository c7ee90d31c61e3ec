"""Labels of documents to keys: what is known, what resembles it, what a plan adds."""

import pytest

from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import COLUMNS, SYNONYMS, folded, group_of, guess, heads, table
from clsctl.core.views.imported import ImportItem, ImportSummary, imported
from clsctl.importing.fields.table import READERS
from clsctl.importing.importer import labels_of, read_document
from clsctl.reading.loading import read_file
from clsctl.reading.table.plan import PLAN, to_rubric
from clsctl.reading.values import Wrong

KNOWN = table({})


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("3 – Indicateurs de suivi :", "indicateurs de suivi"),
        ("II. Le contexte", "CONTEXTE"),
        ("Public(s) visé(s)", "Publics visés"),
        ("Élu·e référent·e", "Elu référent"),
        ("Mise en ceuvre du projet", "Mise en œuvre du projet"),
        ("Description de Ia fiche", "Description de la fiche"),
        ("Partenaires & acteurs", "partenaires et acteurs"),
    ],
)
def test_labels_are_the_same_but_for_numbers_capitals_accents_signs_and_plurals(label: str, same: str) -> None:
    assert folded(label) == folded(same) != ""


def test_no_label_stands_for_two_keys() -> None:
    seen: dict[str, str] = {}
    for cles, labels in SYNONYMS.items():
        twice = [label for label in labels if seen.setdefault(folded(label), cles) != cles]
        assert twice == []


def test_every_key_of_the_table_is_of_the_format_and_has_a_reader() -> None:
    ours = {"calendrier.continu", "financements.budget", "financements.financeur", "financements.montant"}
    for cles in SYNONYMS:
        for cle in cles.split():
            assert cle in ours or not isinstance(to_rubric(cle), Wrong), cle
            assert cle in READERS or cle in {"titre", "numero", "type"}, cle


@pytest.mark.parametrize(
    ("label", "cles", "sure"),
    [
        ("Porteur du projet", ("porteurs",), True),
        ("Porteurs du projets", ("porteurs",), True),
        ("Leviers/freins", ("freins", "leviers"), True),
        ("Partenaire de l'actoin", ("partenaires",), False),
        ("Indicateurs de suivi de la mise en place", ("indicateurs",), False),
        ("Délimitation géographique actuelle du projet de la CPTS", ("territoire.communes",), False),
        (
            "Évaluation de population concernée par le projet, nombre d'habitants au total",
            ("territoire.population",),
            True,
        ),
    ],
)
def test_a_label_is_known_or_resembles_one(label: str, cles: tuple[str, ...], sure: bool) -> None:
    found = guess(label, KNOWN)
    assert found is not None
    assert (found.cles, found.sure) == (cles, sure)


@pytest.mark.parametrize("label", ["", "…", "Égalité femmes-hommes", "Axe.", "x" * 500])
def test_other_labels_are_not_known(label: str) -> None:
    found = guess(label, KNOWN)
    assert found is None or found.cles == ("axe",)


def test_the_heads_of_a_table_tell_its_kind() -> None:
    assert group_of(("Nature de la dépense", "Montant total", "Autre")) == "financements"
    assert group_of(("Étapes/actions", "Livrables attendus")) == "etapes"
    assert group_of(("Pilote", "Commune", "Calendrier", "2026")) is None
    assert group_of(("Contexte", "")) is None
    assert heads(("Livrables", "Échéance", "Livrable"), "livrables") == {0: "titre", 1: "echeance"}
    assert all(folded(head) for group in COLUMNS.values() for labels in group.values() for head in labels)


def test_a_plan_has_labels_of_its_own() -> None:
    text = (
        "clsctl: 1\ntype: cls\ntitre: Essai\nsynonymes:\n  porteurs:\n    - Qui s'en charge ?\n    - '…'\n"
        "gabarits:\n  fiche_action:\n    - cles: [vigilance, freins]\n"
        "      libelle: À surveiller\n    - cles: [titre]\n"
    )
    read = read_file("clsctl.yaml", text.encode(), PLAN)
    assert not [each for each in read.problems if each.severity == "error"]
    plan: Plan = read.record
    assert plan.synonymes == {"porteurs": ("Qui s'en charge ?", "…")}
    known = labels_of(plan)
    found = [guess(label, known) for label in ("Qui s’en charge", "À surveiller")]
    assert [each and each.cles for each in found] == [("porteurs",), ("vigilance", "freins")]
    fiche = read_document("a.txt", b"Qui s'en charge ? : Commune\n", plan, None, ()).fiches[0]
    assert fiche["porteurs"] == ["Commune"]


def test_a_synonym_of_no_key_is_a_finding() -> None:
    text = "clsctl: 1\ntype: cls\ntitre: Essai\nsynonymes:\n  porteur:\n    - Qui\n"
    assert read_file("clsctl.yaml", text.encode(), PLAN).problems


def test_the_answer_shows_people_the_beginning_of_long_texts_and_json_all_of_them() -> None:
    long = "mot " * 60
    items = [
        ImportItem(certainty, "a.txt", msg("line {number}", number=1), "L", "1", "contexte", long)
        for certainty in ("sure", "supposed", "unknown")
    ]  # fmt: skip
    summary = ImportSummary((), False, 60, 1, 1, 1, (), 0)
    answer = imported(items, summary, (), ("unknown", "supposed"))
    assert [each.text for each in answer.items] == [long] * 3
    assert [len(listing.items) for listing in answer.lists] == [1, 1]
    unknown, supposed = (listing.items[0].text for listing in answer.lists)
    assert unknown == long.strip()
    assert supposed.endswith("…")
    assert len(supposed) < 105
    assert imported((), summary, (), ("sure",)).lists[0].items == ()


def test_deliverables_on_one_line_are_cut_and_keep_their_own_deadlines() -> None:
    cell = "Plaquette (mars 2026) ; Bilan (fin 2026) ; Bilan annuel ; 2026"
    read = read_document(
        "f.txt", f"Fiche action 8 : Essai\nPorteur : CCVE\nLivrables : {cell}\n".encode(), None, None, ()
    )
    assert [{key: each[key] for key in each if key != "id"} for each in read.fiches[0]["livrables"]] == [
        {"titre": "Plaquette", "echeance": "mars 2026"},
        {"titre": "Bilan", "echeance": "fin 2026"},
        {"titre": "Bilan annuel"},
        {"titre": "2026", "echeance": "2026"},
    ]
    assert [each.certainty for each in read.items if each.key == "livrables"] == ["supposed"]
