"""Rows of tables to fiches, and what the tables do not say."""

from datetime import date
from decimal import Decimal
from typing import Any

from clsctl.core.diagnostics import Where
from clsctl.core.exchange.tables import ABSENT, READ, finished, rest, trees
from clsctl.core.exchange.trees import text_of, tree_of
from clsctl.core.model.fiche import Calendrier, Fiche, Financement, Jalon
from clsctl.core.views.donnees import known_tables

HERE = Where("fiches/1.yaml")
FICHE = {"ref": "plan:1", "type": "fiche_action", "titre": "Essai", "porteurs": "ARS; Autre", "calendrier": "2026"}
CODES = {"ARS": "ars"}


def made(**rows: list[dict[str, str]]) -> dict[str, Any]:
    return finished(trees({"fiches": [FICHE], **rows}, CODES)["1"])


def test_every_column_that_is_read_is_one_of_the_tables() -> None:
    known = {nom: {champ.nom for champ in champs} for nom, (_, champs) in known_tables().items()}
    assert set(known) == set(READ)
    assert all(READ[nom] <= known[nom] for nom in READ)


def test_a_fiche_with_its_follow_up() -> None:
    assert made() == {
        "id": "1", "type": "fiche_action", "titre": "Essai", "porteurs": ["ars", "Autre"], "calendrier": "2026",
    }  # fmt: skip
    followed = trees({"fiches": [{"ref": "2", "statut": "en_cours", "meteo": "soleil"}]}, {})["2"]
    assert followed == {"id": "2", "suivi": {"statut": "en_cours", "meteo": "soleil"}}


def test_what_is_that_of_the_step_or_of_the_fiche_is_not_said_again() -> None:
    phases = [
        {"ref": "1/E1", "genre": "etape", "calendrier": "2026", "responsables": "ARS", "statut": "en_cours"},
        {"ref": "1/E2", "genre": "etape", "calendrier": "2027"},
        {"ref": "1/P1", "genre": "phase", "titre": "Une phase"},
    ]
    livrables = [
        {"ref": "1/L1", "etape": "E1", "responsables": "ARS", "echeance_signee": "2026", "origine": "fiche"},
        {"ref": "1/L2", "etape": "E2", "responsables": "ARS", "echeance_signee": "2028", "origine": "etape"},
        {"ref": "1/L3", "echeance_signee": "2026", "origine": "livrable", "remis_le": "2026-01-02", "preuves": "a; b"},
        {"ref": "1/J1", "genre": "jalon", "echeance_signee": "mars 2026"},
    ]
    tree = made(phases=phases, livrables=livrables, reports=[{"ref": "1/L1", "echeance": "2029", "motif": "x"}])
    assert tree["etapes"] == [
        {"id": "E1", "responsables": ["ars"], "livrables": [{"id": "L1"}]},
        {"id": "E2", "calendrier": "2027", "livrables": [{"id": "L2", "responsables": ["ars"], "echeance": "2028"}]},
    ]
    assert tree["livrables"] == [{"id": "L3", "echeance": "2026"}]
    assert tree["calendrier"] == {
        "texte": "2026", "phases": [{"id": "P1", "titre": "Une phase"}],
        "jalons": [{"id": "J1", "echeance": "mars 2026"}],
    }  # fmt: skip
    assert tree["suivi"] == {
        "etapes": {"E1": {"statut": "en_cours"}},
        "livrables": {
            "L3": {"remis_le": "2026-01-02", "preuves": ["a", "b"]},
            "L1": {"reports": [{"echeance": "2029", "motif": "x"}]},
        },
    }  # fmt: skip


def test_indicators_and_money() -> None:
    tree = made(
        indicateurs=[{"ref": "1/I1", "fiche": "1", "libelle": "Nombre", "depart": "0", "cible_le": "2026-12-31"}],
        mesures=[{"ref": "1/I1", "date": "2026-01-01", "valeur": "3"}],
        financements=[
            {"fiche": "1", "poste": "1", "nature": "Salaire", "unite": "EUR", "depense": "10", "financeur": "ARS"},
            {"fiche": "1", "poste": "1", "financeur": "Ville", "montant": "4"},
            {"fiche": "1", "poste": "2", "nature": "Salaire", "unite": "ETP"},
            {"fiche": "1", "nature": "Sans numéro"},
            {"fiche": "1", "nature": "Sans numéro"},
            {"fiche": "9", "nature": "D’une autre"},
        ],
        versements=[
            {"fiche": "1", "date": "2026-02-01", "financeur": "ARS", "montant": "3"}, {"fiche": "1", "montant": "1"},
            {"fiche": "9"},
        ],
    )  # fmt: skip
    assert tree["indicateurs"] == [
        {"id": "I1", "libelle": "Nombre", "depart": {"valeur": "0"}, "cible": {"date": "2026-12-31"}}
    ]
    assert tree["financements"] == [
        {
            "nature": "Salaire", "montant": "10",
            "sources": [{"financeur": "ars"}, {"financeur": "Ville", "montant": "4"}],
        },
        {"nature": "Salaire", "unite": "ETP"}, {"nature": "Sans numéro"}, {"nature": "Sans numéro"},
    ]  # fmt: skip
    assert tree["suivi"] == {
        "indicateurs": {"I1": [{"date": "2026-01-01", "valeur": "3"}]},
        "financements": [{"date": "2026-02-01", "financeur": "ars", "montant": "3"}, {"montant": "1"}],
    }


def test_the_rest_says_what_the_tables_lack_and_what_is_not_there() -> None:
    tree = {"id": "1", "enjeux": ["a"], "titre": "Vrai", "calendrier": None}
    read = {"id": "1", "titre": "Autre", "axe": "2"}
    rows = list(rest(tree, read))
    assert rows == [("enjeux[#1]", "a"), ("titre", "Vrai"), ("calendrier", ""), ("axe", ABSENT)]
    back = trees(
        {
            "fiches": [{"ref": "1", "titre": "Autre", "axe": "2"}],
            "reste": [{"fiche": ref, "cle": path, "valeur": text} for path, text in rows for ref in ("1", "9")],
        },
        {},
    )
    assert back == {"1": tree}


def test_a_record_as_a_tree() -> None:
    """Rubrics that are there and empty are kept where what holds them is; what only stands for an absent key is not."""
    fiche = Fiche(
        HERE, "1", redaction=date(2026, 1, 2),
        calendrier=Calendrier(HERE, jalons=(Jalon(HERE, "J1", echeance=""),)),
        financements=(Financement(HERE, montant=Decimal("1E+3")),), rubriques={"À nous": "x"},
        vides=(
            HERE / "moyens", HERE / "calendrier" / "jalons" / 0 / "echeance",
            HERE / "calendrier" / "jalons" / 9 / "titre",
            HERE / "etapes" / 0 / "titre", HERE / "enjeux" / 0,
        ),
    )  # fmt: skip
    assert tree_of(fiche) == {
        "id": "1", "type": "fiche_action", "redaction": "2026-01-02", "financements": [{"montant": "1000"}],
        "calendrier": {"jalons": [{"id": "J1", "echeance": None}]}, "rubriques": {"À nous": "x"}, "moyens": None,
    }  # fmt: skip
    assert [text_of(each) for each in (None, "a", 3)] == ["", "a", "3"]
