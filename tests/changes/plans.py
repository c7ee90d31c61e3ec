"""Plans for the tests of changes, from the texts that people write."""

from clsctl.core.changes import Change, changes
from clsctl.core.model.plan import Plan
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load
from clsctl.render.language import language

PLAN = """\
clsctl: 1
type: cls
code: val
titre: Contrat du Val
signature: 2019-01-15
acteurs:
  ars: {nom: Agence régionale de santé, sigle: ARS}
instances:
  - {code: copil-2020, type: copil, date: 2020-06-30}
  - {code: visite, type: autre, date: 2020-07-01}
"""
FICHE = """\
id: "1.3"
type: fiche_action
titre: Une action
porteurs: [ars]
livrables:
  - {id: L1, titre: Bilan, echeance: 31/12/2019}
  - {id: L2, titre: Rapport, echeance: 1er semestre 2020}
etapes:
  - id: E1
    titre: Préparer
    calendrier: 2020
    livrables:
      - {id: L3, titre: Note}
indicateurs:
  - {id: I1, libelle: Personnes reçues}
"""


def plan(*fiches: str, own: str = PLAN) -> Plan:
    """The plan of these texts, read without a finding."""
    files = {"clsctl.yaml": own, **{f"fiches/{rank}.yaml": text for rank, text in enumerate(fiches)}}
    loaded = load(Snapshot("test", None, {path: text.encode() for path, text in files.items()}), "val")
    assert not loaded.diagnostics, [each.message for each in loaded.diagnostics]
    return loaded.portefeuille.plans[0]


def told(before: Plan | None, after: Plan | None) -> list[str]:
    """The sentences, in English."""
    return [sentence(each) for each in changes(before, after)]


def sentence(change: Change) -> str:
    return language("en")(change.text)


def followed(text: str, base: str = FICHE) -> Plan:
    """The plan of one fiche with this follow-up."""
    return plan(f"{base}suivi:\n{text}" if text else base)
