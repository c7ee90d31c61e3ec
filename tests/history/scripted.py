"""A contract followed for two years and a half in 25 commits, whose every slip is known: what the history commands are
held to, and what docs/historique-exemple.md shows. Everything in it is invented."""

from pathlib import Path

from tests.gitkit import Commit, build, git

PARTNER = "Agent du département <agent@example.org>"
PARTNER_BEFORE = "agent <poste12@example.org>"

PLAN = """\
clsctl: 1
type: cls
code: val
titre: Contrat local de santé du Val
fin: 2022-12-31
axes:
  - code: "1"
    titre: Accès aux soins
  - code: "2"
    titre: Prévention
acteurs:
  ars:
    nom: Agence régionale de santé
    sigle: ARS
  cc:
    nom: Communauté de communes du Val
    sigle: CCV
  cd:
    nom: Conseil départemental
rapports:
  langue: fr
"""
SIGNED = PLAN.replace("fin: 2022", "signature: 2019-01-15\nfin: 2022")
INSTANCES = """\
instances:
  - code: copil-2019
    type: copil
    date: 2019-06-25
  - code: copil-2019-12
    type: copil
    date: 2019-12-10
  - code: copil-2020
    type: copil
    date: 2020-06-25
"""
AVENANT = """\
avenants:
  - numero: "1"
    signature: 2021-02-26
    objet: Une année de plus pour l'équipe mobile
    fiches:
      - "1.2"
"""
DRAFT = """\
id: "1.1"
type: fiche_action
titre: Ouvrir une maison de santé
axe: "1"
porteurs:
  - ars
contexte: Trois cabinets ferment.
livrables:
  - id: L1
    titre: Diagnostic partagé
    echeance: 1er semestre 2019
  - id: L2
    titre: Projet de santé
    echeance: 30/06/2020
indicateurs:
  - id: I1
    libelle: Professionnels engagés
"""
F11 = DRAFT.replace("Trois cabinets ferment.", "Deux cabinets ont fermé.")
F12 = """\
id: "1.2"
type: fiche_action
titre: Créer une équipe mobile
axe: "1"
porteurs:
  - cc
livrables:
  - id: L1
    titre: Convention entre les communes
    echeance: 31/12/2019
  - id: L2
    titre: Bilan de l'équipe
    echeance: 31/12/2021
"""
F21 = """\
id: "2.1"
type: fiche_action
titre: Former aux premiers secours en santé mentale
axe: "2"
porteurs:
  - cd
  - cc
livrables:
  - id: L1
    titre: Programme des sessions
    echeance: 1er semestre 2020
  - id: L2
    titre: Bilan des sessions
    echeance: fin 2021
"""
F21_OTHERWISE = """\
# Relu en octobre 2019 : rien n'y change, que l'ordre et la mise en page.
id: '2.1'
titre: >-
  Former aux premiers secours
  en santé mentale
type: fiche_action
axe: "2"
porteurs: [cc, cd]
livrables:
  - {id: L2, titre: Bilan des sessions, echeance: fin 2021}
  - {id: L1, titre: Programme des sessions, echeance: 1er semestre 2020}
"""
F22 = """\
id: "2.2"
type: fiche_action
titre: Marcher pour sa santé
axe: "2"
porteurs:
  - cc
"""

# the follow-up of each fiche as it grows
S11 = [
    """\
suivi:
  indicateurs:
    I1:
      - date: 2019-03-01
        valeur: 3
""",
    """\
suivi:
  livrables:
    L1:
      remis_le: 2019-06-12
      preuves:
        - pieces/1.1-diagnostic.md
  indicateurs:
    I1:
      - date: 2019-03-01
        valeur: 3
""",
]
S11.append(
    S11[1].replace(
        "  indicateurs:",
        """\
    L2:
      reports:
        - echeance: 31/10/2020
          decide_le: 2020-09-15
          motif: Architecte choisi en juillet
  indicateurs:""",
    )
)
NOTE = """\
  notes:
    - date: 2020-11-19
      texte: Le département prête une salle.
"""
S11.append(S11[2] + "      - date: 2020-11-20\n        valeur: 5\n")
S11.append(S11[3] + NOTE)
S11.append(
    S11[4].replace(
        "    L2:\n",
        "    L2:\n      remis_le: 2020-10-30\n      preuves:\n        - pieces/1.1-projet.md\n",
    )
)
S12 = [
    """\
suivi:
  livrables:
    L1:
      reports:
        - echeance: 30/06/2020
          decide_le: 2019-12-10
          instance: copil
""",
]
S12.append(S12[0].replace("suivi:\n", "suivi:\n  statut: en_cours\n  statut_le: 2020-02-17\n"))
S12.append(S12[1] + "        - echeance: 31/12/2020\n          decide_le: 2020-06-25\n          instance: copil\n")
S12.append(S12[2].replace("    L1:\n", "    L1:\n      remis_le: 2021-01-20\n"))
MOVED_12 = "fiches/axe-1/1.2-équipe mobile.yaml"


def _at(day: str) -> str:
    return f"{day}T10:00:00+01:00"


def commits() -> list[Commit]:
    """The 25 commits, in order."""
    renamed = {"fiches/1.2.yaml": None, MOVED_12: F12}
    moved_21 = F21_OTHERWISE.replace("1er semestre 2020", "2e semestre 2020")
    other_21 = moved_21.replace("  - {id: L2, titre: Bilan des sessions, echeance: fin 2021}\n", "")
    again_21 = other_21 + "  - {id: L2, titre: Annuaire des secouristes, echeance: fin 2021}\n"
    avenant_12 = F12.replace("31/12/2021", "31/12/2022")
    mailmap = "Agent du département <agent@example.org> <poste12@example.org>\n"
    return [
        Commit(
            {
                "clsctl.yaml": PLAN,
                "fiches/1.1.yaml": DRAFT,
                "fiches/1.2.yaml": F12,
                "fiches/2.1.yaml": F21,
                ".mailmap": mailmap,
            },
            _at("2018-12-10"),
            "Projet de contrat",
        ),
        Commit({"fiches/1.1.yaml": F11}, _at("2019-01-10"), "Relecture avant signature"),
        Commit({"clsctl.yaml": SIGNED}, _at("2019-01-15"), "Signature du contrat"),
        Commit({"fiches/1.1.yaml": F11 + S11[0]}, _at("2019-03-05"), "Première mesure"),
        Commit(
            {"fiches/1.1.yaml": F11 + S11[1], "pieces/1.1-diagnostic.md": "Diagnostic.\n"},
            _at("2019-06-14"),
            "Diagnostic remis",
        ),
        Commit({"clsctl.yaml": SIGNED + INSTANCES}, _at("2019-07-02"), "Calendrier des comités"),
        Commit(renamed, _at("2019-09-20"), "Rangement des fiches"),
        Commit({"fiches/2.1.yaml": F21_OTHERWISE}, _at("2019-10-01"), "Mise en page"),
        Commit({MOVED_12: F12 + S12[0]}, _at("2019-12-12"), "Report décidé en COPIL"),
        Commit({MOVED_12: F12 + S12[1]}, _at("2020-02-18"), "L'équipe mobile démarre"),
        Commit({MOVED_12: F12 + S12[2]}, _at("2020-06-29"), "Second report décidé en COPIL"),
        Commit({"fiches/2.1.yaml": moved_21}, _at("2020-07-10"), "Échéance corrigée"),
        Commit({"fiches/1.1.yaml": F11 + S11[2]}, _at("2020-09-15"), "Report du projet de santé"),
        Commit(
            {"fiches/1.1.yaml": F11 + S11[2] + NOTE},
            _at("2020-11-20"),
            "Note du département",
            branch="departement",
            start=12,
            name=PARTNER_BEFORE,
        ),
        Commit({"fiches/1.1.yaml": F11 + S11[3]}, _at("2020-11-21"), "Mesure de novembre"),
        Commit({"fiches/1.1.yaml": F11 + S11[4]}, _at("2020-11-23"), "Travail du département", merge=(13,)),
        Commit(
            {"fiches/1.1.yaml": F11 + S11[5], "pieces/1.1-projet.md": "Projet de santé.\n"},
            _at("2020-12-15"),
            "Projet de santé remis",
        ),
        Commit({"pieces/1.1-diagnostic.md": "Diagnostic, revu.\n"}, _at("2021-01-12"), "Diagnostic revu"),
        Commit({MOVED_12: "id: 1.2\ntitre: [\n"}, _at("2021-02-02"), "Convention"),
        Commit({MOVED_12: F12 + S12[3]}, _at("2021-02-04"), "Convention signée"),
        Commit(
            {"clsctl.yaml": SIGNED + INSTANCES + AVENANT, MOVED_12: avenant_12 + S12[3]}, _at("2021-03-01"), "Avenant 1"
        ),
        Commit({"fiches/2.1.yaml": other_21}, _at("2021-04-01"), "Bilan retiré"),
        Commit({"fiches/2.1.yaml": again_21}, _at("2021-04-20"), "Annuaire ajouté"),
        Commit({"fiches/2.2.yaml": F22}, _at("2021-05-10"), "Nouvelle fiche"),
        Commit({"fiches/2.2.yaml": None, "pieces/1.1-projet.md": None}, _at("2021-06-01"), "Ménage", name=PARTNER),
    ]


def make(folder: Path) -> list[str]:
    """The repository of the scripted history; gives the hashes of its commits."""
    oids = build(folder, commits())
    git(folder, "tag", "signature-2019", oids[2])
    return oids
