"""Nothing that the audience may not read is anywhere in the folder of a site, its history included."""

from pathlib import Path

import pytest

from tests.gitkit import Commit, build
from tests.site.sites import files, make

PLAN = """\
clsctl: 1
type: cls
titre: Contrat d'essai
signature: 2020-01-15
instances:
  - {code: copil-2020, type: copil, date: 2020-06-30}
"""
FICHE = """\
id: "1"
type: fiche_action
titre: Une action
porteurs:
  - Commune
referents:
  - {nom: SECRET-NOM, fonction: Cheffe de projet, courriel: secret-courriel@example.org, telephone: "0600000001"}
contacts:
  - {nom: SECRET-CONTACT, adresse: SECRET-RUE, ville: SECRET-VILLE}
equipe:
  - {nom: SECRET-EQUIPE}
equipe_partenaires:
  - {nom: SECRET-PARTENAIRE}
livrables:
  - {id: L1, titre: Diagnostic, echeance: 2020-03-31}
suivi:
  statut: bloquee
  statut_le: 2020-04-01
  motif: SECRET-MOTIF
  meteo: orage
  livrables:
    L1:
      remis_le: 2020-04-02
      preuves: [SECRET-PREUVE.pdf]
      commentaire: SECRET-COMMENTAIRE
      reports:
        - {echeance: 2020-05-31, decide_le: 2020-03-01, instance: copil, motif: SECRET-REPORT}
  notes:
    - {date: 2020-06-30, instance: copil, auteur: SECRET-AUTEUR, texte: SECRET-NOTE}
    - {date: 2020-06-30, instance: copil, texte: SECRET-INTERNE, diffusion: interne}
    - {date: 2020-06-30, instance: copil, auteur: SECRET-SIGNE, texte: Dit à tous, diffusion: publique}
  bilans:
    "2020": {realise: SECRET-BILAN}
"""
AFTER = FICHE.replace("SECRET-NOM", "SECRET-SUITE").replace("SECRET-NOTE", "SECRET-AUTRE")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    texts = (FICHE, AFTER, FICHE.replace("SECRET", "SECRET-BIS"))
    build(
        folder,
        [
            Commit({"clsctl.yaml": PLAN, "fiches/1.yaml": text}, when=f"2020-0{month}-01T10:00:00+02:00",
                   name="SECRET Git <secret-git@example.org>", message="SECRET-MESSAGE")
            for month, text in zip((5, 6, 7), texts, strict=True)
        ],
    )  # fmt: skip
    return folder


def holding(site: Path, word: str) -> list[str]:
    return [path for path, data in files(site).items() if word.lower().encode() in data.lower()]


def test_a_public_site_holds_none_of_the_secrets(plan: Path, tmp_path: Path) -> None:
    site = make(plan, tmp_path / "s")
    for word in ("secret", "0600000001"):
        assert holding(site, word) == []
    assert "versions/copil-2020/index.html" in files(site)
    assert holding(site, "Dit à tous")


def test_partners_read_reasons_and_no_person(plan: Path, tmp_path: Path) -> None:
    site = make(plan, tmp_path / "s", "--audience", "partenaires")
    for word in (
        "SECRET-NOM",
        "SECRET-SUITE",
        "secret-courriel",
        "0600000001",
        "SECRET-RUE",
        "SECRET-AUTEUR",
        "SECRET-INTERNE",
        "SECRET Git",
    ):
        assert holding(site, word) == [], word
    for word in ("SECRET-BIS-MOTIF", "SECRET-BIS-REPORT", "SECRET-BIS-BILAN"):
        assert holding(site, word), word


def test_the_own_team_finds_all_of_it(plan: Path, tmp_path: Path) -> None:
    site = make(plan, tmp_path / "s", "--audience", "interne")
    for word in ("SECRET-BIS-NOM", "SECRET-BIS-AUTEUR", "SECRET-BIS-INTERNE", "SECRET Git"):
        assert holding(site, word), word
    assert holding(site, "SECRET-MESSAGE") == []
