"""The labels of printed documents lead to the keys."""

import pytest

from clsctl.reading.labels import _table, key_of_label
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import to_rubric
from clsctl.reading.values import Wrong

# As the four documents print them.
PRINTED = {
    "Porteur du projet": "porteurs",
    "PORTEURS DU PROJET": "porteurs",
    "Acteurs associés": "partenaires",
    "Territoire concerné": "territoire",
    "Etapes/actions": "etapes",
    "Livrables attendus": "livrables",
    "Indicateurs de suivi": "indicateurs",
    "Calendrier du projet": "calendrier",
    "Description du projet": "description",
    "Responsables de l'action": "porteurs",
    "Secteur géographique": "territoire",
    "Public cible": "publics",
    "Objectifs généraux": "objectifs.generaux",
    "Objectifs spécifiques": "objectifs.specifiques",
    "Source de financement potentielle": "financements",
    "Calendrier prévisionnel": "calendrier",
    "Indicateurs d'évaluation": "indicateurs",
    "Points de vigilance": "vigilance",
    "Leviers d'actions": "leviers",
    "Public(s) visé(s)": "publics",
    "Pilote(s)": "pilotes",
    "PILOTES :": "pilotes",
    "Moyens mobilisés": "moyens",
    "Échéancier": "calendrier",
    "Intitulé du projet": "titre",
    "Date de rédaction :": "redaction",
    "Porteur projet": "porteurs",
    "Adresse postale": "adresse",
    "Nature de la dépense": "nature",
    "Montant total": "montant",
    "Structure d'appartenance": "structure",
}


@pytest.mark.parametrize(("label", "key"), PRINTED.items())
def test_a_printed_label_leads_to_its_key(label: str, key: str) -> None:
    assert key_of_label(label, ()) == key


def test_a_label_of_two_keys_leads_to_the_one_known_at_its_place() -> None:
    assert key_of_label("Action", FICHE.table) == "titre"
    assert key_of_label("Source", ("financeur",)) == "financeur"


def test_an_unknown_label_leads_nowhere() -> None:
    assert key_of_label("Recette de cuisine", FICHE.table) is None


def test_every_dotted_key_of_the_table_is_one_of_a_fiche() -> None:
    dotted = [key for key in _table() if "." in key]
    assert dotted
    assert not [key for key in dotted if isinstance(to_rubric(key), Wrong)]
