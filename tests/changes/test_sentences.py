"""Each kind of change, in the words that a coordinator reads, with the values that other tools take."""

import pytest

from clsctl.core.changes import Pair, changes, fiche_changes
from clsctl.core.changes.unread import sound
from tests.changes.plans import FICHE, PLAN, followed, plan, sentence, told

L1 = "  livrables:\n    L1:\n"
REPORT = L1 + "      reports:\n        - {echeance: 30/06/2020, decide_le: 2019-12-10, motif: Local pris}\n"

FOLLOW_UP = [
    # deliveries
    ("", L1 + "      remis_le: 2020-01-02\n", ["1.3/L1 handed in on 2 January 2020"]),
    (
        "",
        L1 + "      remis_le: 2020-01-02\n      preuves: [pieces/a.pdf, pieces/b.pdf]\n",
        ["1.3/L1 handed in on 2 January 2020, evidence: pieces/a.pdf, pieces/b.pdf"],
    ),
    (
        L1 + "      remis_le: 2020-01-02\n",
        L1 + "      remis_le: 2020-01-02\n      preuves: [pieces/a.pdf]\n",
        ["1.3/L1: evidence added: pieces/a.pdf"],
    ),
    (
        L1 + "      remis_le: 2020-01-02\n      preuves: [pieces/a.pdf]\n",
        L1 + "      remis_le: 2020-01-02\n      preuves: [pieces/b.pdf]\n",
        ["1.3/L1: evidence replaced: pieces/b.pdf in place of pieces/a.pdf"],
    ),
    (
        L1 + "      remis_le: 2020-01-02\n",
        L1 + "      remis_le: 2019-12-30\n",
        ["1.3/L1: day of delivery changed from 2 January 2020 to 30 December 2019"],
    ),
    (L1 + "      remis_le: 2020-01-02\n", "", ["1.3/L1: delivery of 2 January 2020 withdrawn"]),
    (
        L1 + "      remis_le: 2020-01-02\n      preuves: [pieces/a.pdf]\n",
        L1 + "      commentaire: Perdu\n",
        [
            "1.3/L1: Comment: “Perdu” added",
            "1.3/L1: delivery of 2 January 2020 withdrawn",
            "1.3/L1: evidence removed: pieces/a.pdf",
        ],
    ),
    # recurring ones
    (
        "",
        L1 + "      occurrences:\n        - {periode: '2020', remis_le: 2021-01-05}\n",
        ["1.3/L1 handed in for “2020” on 5 January 2021"],
    ),
    (
        "",
        L1 + "      occurrences:\n        - {periode: '2020', remis_le: 2021-01-05, preuves: [pieces/a.pdf]}\n",
        ["1.3/L1 handed in for “2020” on 5 January 2021, evidence: pieces/a.pdf"],
    ),
    ("", L1 + "      occurrences:\n        - {periode: '2020'}\n", ["1.3/L1 handed in for “2020”"]),
    ("", L1 + "      occurrences:\n        - {remis_le: 2021-01-05}\n", ["1.3/L1 handed in on 5 January 2021"]),
    # given up
    ("", L1 + "      abandonne_le: 2020-01-02\n", ["1.3/L1 given up on 2 January 2020"]),
    (
        "",
        L1 + "      abandonne_le: 2020-01-02\n      motif: Fait ailleurs\n",
        ["1.3/L1 given up on 2 January 2020: “Fait ailleurs”"],
    ),
    (L1 + "      abandonne_le: 2020-01-02\n", "", ["1.3/L1 no longer given up (was, on 2 January 2020)"]),
    # postponements
    (
        "",
        REPORT,
        [
            "1.3/L1: deadline postponed from “31/12/2019” to “30/06/2020” (+182 days), "
            "decided on 10 December 2019: “Local pris”"
        ],
    ),
    (
        "",
        "  livrables:\n    L2:\n      reports:\n"
        "        - {echeance: 2e semestre 2020, decide_le: 2020-06-30, instance: copil}\n",
        [
            "1.3/L2: deadline postponed from “1er semestre 2020” to “2e semestre 2020” (+184 days), "
            "decided by COPIL of 30 June 2020"
        ],
    ),
    (
        "",
        "  livrables:\n    L2:\n      reports:\n        - {echeance: un jour, instance: visite}\n",
        ["1.3/L2: deadline postponed from “1er semestre 2020” to “un jour”, decided by visite of 1 July 2020"],
    ),
    (
        "",
        "  livrables:\n    L2:\n      reports:\n"
        "        - {echeance: fin 2020, decide_le: 2020-07-09, instance: copil-x}\n",
        [
            "1.3/L2: deadline postponed from “1er semestre 2020” to “fin 2020” (+184 days), "
            "decided by copil-x of 9 July 2020"
        ],
    ),
    (
        "",
        "  livrables:\n    L3:\n      reports:\n        - {echeance: 2021}\n",
        ["1.3/L3: deadline postponed from “2020” to “2021” (+365 days)"],
    ),
    ("", "  livrables:\n    L9:\n      reports:\n        - {echeance: 2021}\n", ["1.3/L9: deadline set to “2021”"]),
    (
        REPORT,
        REPORT.replace("30/06", "30/09"),
        [
            "1.3/L1: postponement rewritten: “30/06/2020, 2019-12-10, Local pris” is now "
            "“30/09/2020, 2019-12-10, Local pris”"
        ],
    ),
    (REPORT, "", ["1.3/L1: postponement to “30/06/2020” withdrawn"]),
    # what people declare
    ("", "  statut: en_cours\n", ["1.3 declared “under way”"]),
    (
        "  statut: en_cours\n",
        "  statut: suspendue\n  statut_le: 2020-02-03\n  motif: Plus de local\n",
        ["1.3 declared “on hold” on 3 February 2020, was “under way”: “Plus de local”"],
    ),
    ("  statut: en_cours\n", "", ["1.3: declared status “under way” withdrawn"]),
    ("", "  meteo: nuage\n", ["1.3: outlook “cloudy”"]),
    ("  meteo: nuage\n", "  meteo: soleil\n", ["1.3: outlook “sunny”, was “cloudy”"]),
    ("  meteo: nuage\n", "", ["1.3: outlook “cloudy” withdrawn"]),
    # steps
    ("", "  etapes:\n    E1:\n      debut_le: 2020-01-02\n", ["1.3/E1 begun on 2 January 2020"]),
    ("  etapes:\n    E1:\n      debut_le: 2020-01-02\n", "", ["1.3/E1: beginning on 2 January 2020 withdrawn"]),
    (
        "",
        "  etapes:\n    E1:\n      fin_le: 2020-01-02\n      statut: realisee\n",
        ["1.3/E1 ended on 2 January 2020", "1.3/E1 declared “done”"],
    ),
    ("  etapes:\n    E1:\n      fin_le: 2020-01-02\n", "", ["1.3/E1: end on 2 January 2020 withdrawn"]),
    # measures
    ("", "  indicateurs:\n    I1:\n      - {date: 2026-06-02, valeur: 8}\n", ["1.3/I1: 8 measured on 2 June 2026"]),
    (
        "  indicateurs:\n    I1:\n      - {date: 2026-03-01, valeur: 7}\n",
        "  indicateurs:\n    I1:\n      - {date: 2026-06-02, valeur: 8}\n      - {date: 2026-03-01, valeur: 7}\n",
        ["1.3/I1: 8 measured on 2 June 2026, was 7"],
    ),
    ("", "  indicateurs:\n    I1:\n      - {valeur: 8}\n", ["1.3/I1: 8 measured"]),
    (
        "  indicateurs:\n    I1:\n      - {date: 2026-03-01, valeur: 7}\n",
        "  indicateurs:\n    I1:\n      - {date: 2026-03-01, valeur: 9}\n",
        ["1.3/I1: measure of 1 March 2026 corrected from 7 to 9"],
    ),
    # notes
    (
        "",
        "  notes:\n    - {date: 2026-03-24, instance: copil, texte: Vu}\n    - {date: 2026-03-25, texte: Dit}\n"
        "    - {texte: Écrit}\n",
        [
            "1.3: note of 24 March 2026 (copil): “Vu”",
            "1.3: note of 25 March 2026: “Dit”",
            "1.3: note: “Écrit”",
        ],
    ),
    ("  notes:\n    - {date: 2026-03-25, texte: Dit}\n", "", ["1.3: Notes: “2026-03-25; Dit” removed"]),
    ("  notes:\n    - {texte: Dit}\n", "", ["1.3: Notes: “Dit” removed"]),
    # money
    (
        "",
        "  financements:\n"
        "    - {date: 2026-03-03, financeur: ars, dispositif: FIR, montant: 12 000 €, etat: notifie}\n",
        ["1.3: 12,000 € notified (ars, FIR) on 3 March 2026"],
    ),
    ("", "  financements:\n    - {date: 2026-03-03, montant: 50, etat: paye}\n", ["1.3: 50 € paid on 3 March 2026"]),
    ("", "  financements:\n    - {financeur: ars, montant: 50, etat: paye}\n", ["1.3: 50 € paid (ars)"]),
    # reviews
    ("", "  bilans:\n    2025:\n      realise: Tout\n", ["1.3: review of 2025: “Tout”"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), FOLLOW_UP)
def test_the_follow_up(before: str, after: str, expected: list[str]) -> None:
    assert told(followed(before), followed(after)) == expected


SIGNED = [
    ("echeance: 31/12/2019", "echeance: 31/03/2020",
     ["1.3/L1: signed deadline moved from “31/12/2019” to “31/03/2020” (+91 days)"]),
    ("echeance: 31/12/2019", "echeance: à définir",
     ["1.3/L1: signed deadline changed from “31/12/2019” to “à définir”"]),
    ("calendrier: 2020", "calendrier: 2021", ["1.3/E1: signed calendar changed from “2020” to “2021”"]),
    ("titre: Une action", "titre: Une autre", ["1.3: Title: “Une action” is now “Une autre”"]),
    ("porteurs: [ars]", "porteurs: [ars, Mairie]", ["1.3: Holders: “Mairie” added"]),
    ("porteurs: [ars]", "porteurs: [Mairie, CCAS]",
     ["1.3: Holders: “ars” removed", "1.3: Holders: “Mairie” added", "1.3: Holders: “CCAS” added"]),
    ("libelle: Personnes reçues", "libelle: Personnes suivies",
     ["1.3/I1: Wording: “Personnes reçues” is now “Personnes suivies”"]),
    ("  - {id: L2, titre: Rapport, echeance: 1er semestre 2020}\n", "", ["1.3/L2 removed: Rapport"]),
    ("etapes:\n", "  - {id: L4, titre: Carte}\netapes:\n", ["1.3/L4 added: Carte"]),
    ("etapes:\n", "  - {id: L4}\netapes:\n", ["1.3/L4 added"]),
    ("etapes:\n", "territoire:\n  communes:\n    - {nom: Val, code_insee: '01001'}\netapes:\n",
     ["1.3: Territory (territoire.communes): “Val; 01001” added"]),
    ("etapes:\n", "rubriques:\n  Mot du maire: Bravo\netapes:\n", ["1.3: Other rubrics: “Bravo” added"]),
    ("etapes:\n", "contacts:\n  - {nom: X, telephone: '01 02 03 04 05'}\netapes:\n",
     ["1.3: Contacts changed (persons are not named here)"]),
    ("indicateurs:\n", "contexte: Long\nindicateurs:\n", ["1.3: Context: “Long” added"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "others", "expected"), SIGNED)
def test_the_signed_text(words: str, others: str, expected: list[str]) -> None:
    before, after = plan(FICHE), plan(FICHE.replace(words, others))
    assert told(before, after) == expected
    assert all(each.is_signed for each in changes(before, after))
    back = changes(after, before)
    assert len(back) == len(expected)


def test_a_deliverable_in_another_step_changes_its_place() -> None:
    moved = FICHE.replace("  - {id: L1, titre: Bilan, echeance: 31/12/2019}\n", "")
    moved = moved.replace("      - {id: L3", "      - {id: L1, titre: Bilan, echeance: 31/12/2019}\n      - {id: L3")
    assert told(plan(FICHE), plan(moved)) == [
        "1.3/L1: Place in the fiche: “livrables” is now “livrables (E1)”",
    ]


def test_the_contract_itself() -> None:
    other = PLAN.replace("titre: Contrat du Val", "titre: Contrat des Vals\nfin: 2022-12-31")
    assert told(plan(), plan(own=other)) == [
        "clsctl.yaml: Title: “Contrat du Val” is now “Contrat des Vals”",
        "clsctl.yaml: End of the contract: “2022-12-31” added",
    ]
    assert told(plan(own=other), plan())[1] == "clsctl.yaml: End of the contract: “2022-12-31” removed"
    gone = PLAN.replace("  - {code: visite, type: autre, date: 2020-07-01}\n", "")
    assert told(plan(), plan(own=gone)) == ["clsctl.yaml: Meetings: “visite; autre; 2020-07-01” removed"]
    unknown = changes(plan(), plan(own=PLAN + "audit: {signatures: tags}\n"))
    assert [(each.key, each.before, each.after) for each in unknown] == [("audit.signatures", "aucune", "tags")]
    assert not any(each.is_signed for each in unknown)


def test_a_plan_that_begins_and_ends() -> None:
    assert told(None, plan(FICHE)) == ["The follow-up of the contract begins: Contrat du Val", "1.3 added: Une action"]
    assert told(plan(FICHE), None) == ["The contract is no longer followed: Contrat du Val", "1.3 removed: Une action"]
    assert changes(None, None) == ()
    assert list(fiche_changes(Pair(None, None, None, None))) == []
    assert sound(None, plan()) == (None, plan())


def test_fiches_come_in_the_order_of_their_numbers() -> None:
    fiches = [FICHE.replace("1.3", ref) for ref in ("1.10", "1.9", "1.2")]
    assert told(plan(), plan(*fiches)) == [f"{ref} added: Une action" for ref in ("1.2", "1.9", "1.10")]


def test_long_texts_are_shown_from_where_they_part() -> None:
    long = "Les professionnels du territoire constatent que les délais s'allongent, surtout dans le nord."
    before = plan(FICHE + f"contexte: {long}\n")
    after = plan(FICHE + f"contexte: {long.replace('nord', 'sud')}\n")
    assert told(before, after) == ["1.3: Context: “…surtout dans le nord.” is now “…surtout dans le sud.”"]
    assert changes(before, after)[0].after == long.replace("nord", "sud")
    short, cut = plan(FICHE + "contexte: Les délais\n"), told(plan(FICHE), before)
    assert cut == ["1.3: Context: “Les professionnels du territoire constatent que les délais…” added"]
    assert told(short, before)[0].startswith("1.3: Context: “Les délais” is now “Les professionnels")


def test_values_for_other_tools() -> None:
    (change,) = changes(followed(""), followed(REPORT))
    assert change[:6] == ("1.3/L1", "suivi.reports", "postponed", "31/12/2019", "30/06/2020", 182)
    assert change.fiche == "1.3"
    assert not change.is_signed
    (measure,) = changes(
        followed("  indicateurs:\n    I1:\n      - {date: 2026-03-01, valeur: 7}\n"),
        followed(
            "  indicateurs:\n    I1:\n      - {date: 2026-03-01, valeur: 7}\n      - {date: 2026-06-02, valeur: 8}\n"
        ),
    )
    assert measure[:6] == ("1.3/I1", "suivi", "added", "7", "8", None)
    persons = FICHE + "contacts:\n  - {nom: X}\n"
    (hidden,) = changes(plan(FICHE), plan(persons))
    assert (hidden.before, hidden.after, hidden.key) == (None, None, "contacts")
    assert "X" not in sentence(hidden)


def test_a_follow_up_of_nothing_is_told_too() -> None:
    assert told(followed(""), followed("  livrables:\n    L9:\n      commentaire: Où ?\n")) == [
        "1.3/L9: Comment: “Où ?” added"
    ]
    # and it stays when the thing that it follows goes
    text = "  livrables:\n    L2:\n      remis_le: 2020-01-02\n"
    without = FICHE.replace("  - {id: L2, titre: Rapport, echeance: 1er semestre 2020}\n", "")
    assert told(followed(text), followed(text, without)) == ["1.3/L2 removed: Rapport"]
