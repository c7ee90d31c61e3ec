"""A part of a fiche goes to another one: its lines as they are, its follow-up, and all that refers to it."""

from pathlib import Path

import pytest

from tests.cli.conftest import fiche
from tests.cli.run import Ran, clsctl

STEPS = """\
calendrier:
  texte: 2019 – 2021
  phases:
    - id: P1        # la première
      titre: 'Lancement'
      calendrier: 2019
  jalons:
    - {id: J1, titre: Ouverture, echeance: 2020-01-31}
etapes:
  - id: E1
    titre: Une étape
  # Décidée avec l’ARS
  - titre:   "Deux"   # avant l’id
    id: E2
    calendrier: 2020
    actions:
      - id: A1
        titre: Former
    livrables:
      # le plus attendu
      - id: L2
        titre: >-
          Un titre
          sur deux lignes
        echeance: 2020-09-30
        # à confirmer
  - id: E3
    titre: Trois
indicateurs:
  - id: I1
    libelle: "Patients suivis"
    cible: {valeur: 12, date: 2021-12-31}
suivi:
  statut: en_cours
  statut_le: 2019-02-01
  livrables:
    L2:
      # vu en COTECH
      remis_le: 2020-09-01
    J1:
      remis_le: 2020-01-31
  etapes:
    E2: {statut: en_cours, debut_le: 2020-01-15}
    P1:
      fin_le: 2019-12-31
  indicateurs:
    I1:
      - date: 2020-06-30
        valeur: 1,5
"""
STEP = """\
  # Décidée avec l’ARS
  - titre:   "Deux"   # avant l’id
    id: E2
    calendrier: 2020
    actions:
      - id: A1
        titre: Former
    livrables:
      # le plus attendu
      - id: L2
        titre: >-
          Un titre
          sur deux lignes
        echeance: 2020-09-30
        # à confirmer
"""


@pytest.fixture
def root(plan: Path) -> Path:
    fiche(plan, "1.2", STEPS)
    fiche(plan, "1.3", "depend_de:\n  - 1.2/E2   # attend\n  - 1.2/L2\ncontexte: Après 1.2/L2.\n")
    return plan


def text(root: Path, id_: str) -> str:
    return (root / "fiches" / f"{id_}.yaml").read_bytes().decode()


def move(root: Path, *words: str) -> Ran:
    ran = clsctl("move", *words, "-C", root)
    assert ran.code == 0, ran.err + ran.out
    return ran


def test_a_step_with_all_that_is_in_it(root: Path) -> None:
    one, two, three = (text(root, id_) for id_ in ("1.1", "1.2", "1.3"))
    ran = move(root, "1.2/E2", "1.1")
    assert ran.out == "1.2/E2 moved to 1.1\n"
    assert "These texts name 1.2/L2, and stay as they are: fiches/1.3.yaml" in ran.err
    followed = "    L2:\n      # vu en COTECH\n      remis_le: 2020-09-01\n"
    step = "    E2: {statut: en_cours, debut_le: 2020-01-15}\n"
    assert text(root, "1.2") == two.replace(STEP, "").replace(followed, "").replace(step, "")
    head, livrables = one.split("livrables:")
    assert text(root, "1.1") == (
        f"{head}etapes:\n{STEP}livrables:{livrables}suivi:\n  livrables:\n{followed}  etapes:\n{step}"
    )
    assert text(root, "1.3") == three.replace("- 1.2/E2", "- 1.1/E2").replace("- 1.2/L2", "- 1.1/L2")


def test_and_back(root: Path) -> None:
    before = text(root, "1.1")
    move(root, "1.2/E2", "1.1")
    move(root, "1.1/E2", "1.2")
    assert text(root, "1.1") == before
    assert STEP in text(root, "1.2")


def test_a_phase_beside_a_calendar_that_is_a_text(root: Path) -> None:
    fiche(root, "1.1", "calendrier: 2019 à 2020   # signé\n")
    before = text(root, "1.1")
    move(root, "1.2/P1", "1.1")
    phase = "  phases:\n    - id: P1        # la première\n      titre: 'Lancement'\n      calendrier: 2019\n"
    assert text(root, "1.1") == (
        before.replace("calendrier: 2019 à 2020   # signé\n", f"calendrier:\n  texte: 2019 à 2020   # signé\n{phase}")
        + "suivi:\n  etapes:\n    P1:\n      fin_le: 2019-12-31\n"
    )
    assert "P1" not in text(root, "1.2")


@pytest.mark.parametrize(
    ("ref", "come"),
    [
        ("1.2/J1", "  jalons:\n    - {id: J1, titre: Ouverture, echeance: 2020-01-31}\n"),
        (
            "1.2/I1",
            'indicateurs:\n  - id: I1\n    libelle: "Patients suivis"\n    cible: {valeur: 12, date: 2021-12-31}\n',
        ),
        ("1.2/A1", "actions:\n  - id: A1\n    titre: Former\n"),
    ],
)
def test_the_other_things_that_have_an_id(root: Path, ref: str, come: str) -> None:
    move(root, ref, "1.1")
    assert come in text(root, "1.1")
    name = ref.partition("/")[2]
    assert name not in text(root, "1.2")
    assert name == "A1" or f"    {name}:\n" in text(root, "1.1")


def test_a_deliverable_within_its_fiche(root: Path) -> None:
    before = text(root, "1.2")
    move(root, "1.2/L2", "1.2")
    after = text(root, "1.2")
    lines = STEP.partition("    livrables:\n")[2]
    shifted = "".join(line.removeprefix("    ") for line in lines.splitlines(keepends=True))
    assert f"    echeance: 2019-06-30\n{shifted}calendrier:" in after
    assert "    livrables:\n" not in after
    move(root, "1.2/L2", "1.2/E2")
    assert text(root, "1.2") == before


def test_line_ends_stay_those_of_each_file(root: Path) -> None:
    path = root / "fiches" / "1.1.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().rstrip().replace(b"\n", b"\r\n"))
    move(root, "1.2/E2", "1.1")
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert STEP.replace("\n", "\r\n").encode() in after
    assert not after.endswith(b"\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1.2/E2", "1.2"), "1.2/E2 is there already."),
        (("1.2/E2", "1.2/E1"), "it goes to a fiche of the same plan."),
        (("1.2/A1", "1.2/P1"), "it goes to a step or a fiche of the same plan."),
        (("1.2/I1", "1.2/E1"), "it goes to a fiche of the same plan."),
        (("1.2/E2", "1.4"), "There is no fiche “1.4”."),
        (("1.2/E2",), "Say where to"),
    ],
)
def test_refused(root: Path, words: tuple[str, ...], told: str) -> None:
    before = text(root, "1.2")
    ran = clsctl("move", *words, "-C", root)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert text(root, "1.2") == before


def test_an_id_inside_a_step_that_the_other_fiche_has(root: Path) -> None:
    fiche(root, "1.1", "indicateurs:\n  - id: A1\n    libelle: x\n")
    ran = clsctl("move", "1.2/E2", "1.1", "-C", root)
    assert "Fiche 1.1 has already: A1\n" in ran.err
    assert "clsctl renumber 1.2/A1 NEW" in ran.err


def test_comments_between_brackets_are_never_lost(root: Path) -> None:
    path = root / "fiches" / "1.2.yaml"
    path.write_text(
        text(root, "1.2").replace("titre: Ouverture,", "titre: Ouverture,  # dite\n       "), encoding="utf-8"
    )
    move(root, "1.2/J1", "1.1")
    assert "# dite" in text(root, "1.1")
    path.write_text(
        text(root, "1.2").replace(
            "  - id: E3\n    titre: Trois\n", "  - id: E3\n    livrables: [{id: L9,  # lui\n      titre: Neuf}]\n"
        ),
        encoding="utf-8",
    )
    before = text(root, "1.2")
    ran = clsctl("move", "1.2/L9", "1.1", "-C", root)
    assert (ran.code, "would be lost" in ran.err) == (2, True)
    assert text(root, "1.2") == before


def test_every_id_that_the_other_fiche_has_is_named(root: Path) -> None:
    fiche(root, "1.1", "indicateurs:\n  - id: A1\n    libelle: x\n  - id: L2\n    libelle: x\n")
    ran = clsctl("move", "1.2/E2", "1.1", "-C", root)
    assert "Fiche 1.1 has already: A1, L2\nGive each of them another id first: clsctl renumber 1.2/A1 NEW" in ran.err


def test_a_comment_that_would_go_with_an_emptied_list_is_not_lost(root: Path) -> None:
    path = root / "fiches" / "1.1.yaml"
    above = text(root, "1.1").replace("livrables:\n", "livrables:\n  # remis au COPIL\n\n").replace("id: L1", "id: L8")
    path.write_text(above, encoding="utf-8")
    ran = clsctl("move", "1.1/L8", "1.2/E1", "-C", root)
    assert (ran.code, "can’t change in this place alone" in ran.err) == (2, True)
    assert text(root, "1.1") == above
