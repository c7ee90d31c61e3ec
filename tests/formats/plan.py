"""One small plan with a finding of every kind: errors, warnings, information, an unread file, places that explain."""

from pathlib import Path

FILES = {
    "clsctl.yaml": """\
clsctl: 1
type: cls
titre: Contrat de « l'Été » & Cie
signature: 2019-01-15
fin: 2021-12-31
axes:
  - code: "1"
    titre: Soins
  - code: "2"
    titre: Prévention
""",
    "fiches/1.1 santé.yaml": """\
id: "1.1"
type: fiche_action
titre: Accès aux soins
axe: "1"
porteur: ARS
porteurs: [ARS]
enjeux:
livrables:
  - id: L1
    titre: Bilan
    echeance: 30/02/2020
  - id: L1
    titre: Bilan [suite](voir) {0}
    echeance: 2025
""",
    "fiches/1.2.yaml": """\
id: "1.1"
type: fiche_action
titre: Le même numéro
axe: "9"
porteurs: [ARS]
livrables: [{id: L1, titre: Rapport, echeance: fin 2020}]
""",
    "fiches/1.3.yaml": "id: 1.3\ntype: fiche_action\ntitre: Projet 1.3 : accompagner\nmoyens: [\n",
    "fiches/1.4.yaml": """\
id: "1.4"
type: fiche_action
titre: Tout va bien
axe: "1"
porteurs: [ARS]
livrables: [{id: L1, titre: Rapport, echeance: fin 2020}]
""",
}


def write(root: Path) -> Path:
    """The plan on disk."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root
