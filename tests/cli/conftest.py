"""A small plan on disk, which tests change as they need."""

from pathlib import Path

import pytest

PLAN = """\
clsctl: 1
type: cls
titre: Contrat de test
signature: 2019-01-15
fin: 2021-12-31
axes:
  - code: "1"
    titre: Soins
"""
FICHE = """\
id: "{id}"
type: fiche_action
titre: Fiche {id}
axe: "1"
porteurs:
  - ARS
livrables:
  - id: L1
    titre: Bilan
    echeance: 2019-06-30
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan with two fiches, each with a deliverable due on 30 June 2019."""
    return make_plan(tmp_path / "plan")


def make_plan(root: Path) -> Path:
    """Write that plan."""
    (root / "fiches").mkdir(parents=True)
    (root / "clsctl.yaml").write_text(PLAN, encoding="utf-8")
    for number in ("1.1", "1.2"):
        fiche(root, number)
    return root


def fiche(root: Path, number: str, extra: str = "") -> Path:
    """Write a fiche of that number, with more lines at its end."""
    path = root / "fiches" / f"{number}.yaml"
    path.write_text(FICHE.format(id=number) + extra, encoding="utf-8")
    return path
