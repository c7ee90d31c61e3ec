"""What the prose of a letter of intent says of other keys goes there, as supposed; that of a fiche stays."""

from clsctl.importing.importer import Imported, read_document

PROSE = """## Méthodologie employée pour informer et mobiliser les acteurs de santé du territoire de la future CPTS

Réponses au questionnaire jointes à la lettre d'intention.

L'objectif pour la population est d'accéder à un médecin.

Un texte qui reste.

- Le 5 octobre 2025 : une réunion de dix personnes
- En novembre 2025, un questionnaire envoyé à tous
- Semaine du 08/12/2025 : écriture de la lettre
- Une entrée sans jour
"""
LETTER = f"# Lettre d'intention\n\n## Taille de la CPTS\n\n- ☒ Taille 2\n\n{PROSE}"


def read(text: str) -> Imported:
    return read_document("l.md", text.encode(), None, None, ())


def test_documents_days_and_aims_are_found_in_a_letter_and_supposed() -> None:
    found = read(LETTER)
    fiche = found.fiches[0]
    assert fiche["pieces"] == [{"titre": "Réponses au questionnaire jointes à la lettre d'intention."}]
    assert fiche["objectifs"] == {"generaux": ["L'objectif pour la population est d'accéder à un médecin."]}
    assert [each["calendrier"] for each in fiche["historique"]] == [
        "Le 5 octobre 2025", "En novembre 2025", "Semaine du 08/12/2025",
    ]  # fmt: skip
    assert fiche["description"] == "Un texte qui reste.\n\n- Une entrée sans jour"
    told = {each.key for each in found.items if each.certainty == "supposed" and each.message}
    assert told >= {"pieces", "historique", "objectifs.generaux"}
    assert [each.text for each in found.items if not each.key and each.certainty == "unknown"] == []


def test_two_days_are_no_history_and_a_link_to_the_policy_is_one() -> None:
    fiche = read(
        LETTER.replace("- En novembre 2025, un", "- Un") + "\n\\* Liens possible avec le PRS – Projet régional\n"
    ).fiches[0]
    assert "historique" not in fiche
    assert "Le 5 octobre 2025" in fiche["description"]
    assert fiche["rattachements"] == [{"libelle": "Liens possible avec le PRS – Projet régional"}]


def test_the_prose_of_an_action_stays_whole() -> None:
    fiche = read(f"# Fiche action 3 : Essai\n\n## Pilote\n\nCCVE\n\n{PROSE}").fiches[0]
    assert set(fiche) == {"id", "type", "titre", "numero", "pilotes", "description"}
