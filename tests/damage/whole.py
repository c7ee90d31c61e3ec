"""The whole way of `validate` on a file held in memory: reading, rules, places, a text for people and for forges."""

import json
from pathlib import Path

from clsctl.cli.check import all_findings
from clsctl.cli.plan import Read
from clsctl.cli.session import Request, Session
from clsctl.cli.tongue import tongue
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load
from clsctl.render.diagnostics import render

PLAN = (
    b"clsctl: 1\ntype: cls\ntitre: Contrat\nsignature: 2021-03-15\nfin: 2026-03-31\naxes: [{code: '1', titre: Soins}]\n"
)
FICHE = b"id: '1'\ntype: fiche_action\ntitre: Une fiche\naxe: '1'\nporteurs: [ARS]\n"
NAMES = ("fiches/1.yaml", "clsctl.yaml", "portefeuille.yaml")
_REQUEST = Request(Session(tongue(["--lang", "fr"], {})))


def checked(name: str, data: bytes) -> int:
    """How many findings of form a plan has, one file of which is this."""
    files = {"clsctl.yaml": PLAN, "fiches/0.yaml": FICHE} if name != "portefeuille.yaml" else {"a/clsctl.yaml": PLAN}
    snapshot = Snapshot("disk", None, {**files, name: data})
    what = Read(_REQUEST, Path(), snapshot, load(snapshot, "plan"))
    found = all_findings(what)
    read = {fiche.where.file for plan in what.portefeuille.plans for fiche in plan.fiches}
    unread = {file for plan in what.portefeuille.plans for file in plan.illisibles}
    assert name in read | unread or not name.startswith("fiches/"), "a file vanished"
    assert unread <= {each.where.file for each in found if each.severity == "error"}, "and nobody says why"
    told = [render(found, what.loaded.texts, format_, _REQUEST.language) for format_ in ("text", "sarif", "junit")]
    assert len(json.loads(told[1])["runs"][0]["results"]) == len(found)
    assert told[0].count("\n") >= len(found)
    return sum(each.code.startswith("F") for each in found)
