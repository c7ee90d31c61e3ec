"""The runner: findings signed with code and severity, plan by plan."""

import pytest

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.rules import PAGES, RULES, check
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load


def fiche(name: str, file: str) -> Fiche:
    return Fiche(Where(file), name, "fiche_action", f"Fiche {name}", porteurs=("ars",))


def plan(code: str, *fiches: Fiche) -> Plan:
    return Plan(Where(f"{code}/clsctl.yaml"), code, titre=code, fiches=fiches)


def codes(portefeuille: Portefeuille) -> list[tuple[str, str, str, str | None]]:
    return [(each.code, each.severity, each.where.file, each.ref) for each in check(portefeuille)]


def test_a_finding_carries_the_code_and_the_severity_of_its_rule() -> None:
    found = codes(Portefeuille((plan("a", fiche("1.1", "1.yaml"), fiche("1.1", "2.yaml")),)))
    assert ("R101", "error", "2.yaml", "1.1") in found


def test_in_a_portfolio_a_reference_begins_with_the_plan() -> None:
    twice = plan("a", fiche("1.1", "a/1.yaml"), fiche("1.1", "a/2.yaml"))
    found = codes(Portefeuille((twice, plan("b", fiche("1.1", "b/1.yaml"))), "Portefeuille"))
    assert [each for each in found if each[0] == "R101"] == [("R101", "error", "a/2.yaml", "a:1.1")]


def test_every_rule_has_a_page_of_its_own() -> None:
    assert all(PAGES[rule.PAGE.code] is rule.PAGE for rule in RULES)


def of_files(**files: str) -> set[str]:
    """The codes of the rules for a plan, its own file under the name `own`, its one fiche under `fiche`."""
    texts = {"clsctl.yaml": PLAN_FILE + files.get("own", ""), "fiches/1.1.yaml": FICHE_FILE + files.get("fiche", "")}
    return {
        each.code for each in check(load(Snapshot("test", None, {k: v.encode() for k, v in texts.items()}), "p")[0])
    }


PLAN_FILE = "clsctl: 1\ntype: cls\ntitre: Contrat\nacteurs:\n  ars: {nom: Agence}\n"
FICHE_FILE = """\
id: "1.1"
type: fiche_action
titre: Fiche 1.1
porteurs: [Ars]
axe: "9"
objectif: "9.1"
gabarit: maison
livrables:
  - {id: L1, titre: Diagnostic, echeance: 3 mois après la signature}
"""
LOOKED_UP = {"R108", "R112", "R113", "C213"}


def test_what_a_whole_plan_lacks_is_told() -> None:
    assert of_files() >= LOOKED_UP


@pytest.mark.parametrize("own", ["zzz: 1\n", "periode: a : b\n"], ids=["in part", "not at all"])
def test_what_a_plan_file_that_is_lost_may_hold_is_not_missing(own: str) -> None:
    assert not of_files(own=own) & LOOKED_UP


def test_without_a_plan_file_nothing_is_missing_from_it() -> None:
    files = {"fiches/1.1.yaml": FICHE_FILE.encode()}
    assert not {each.code for each in check(load(Snapshot("test", None, files), "p")[0])} & LOOKED_UP


def test_an_axis_may_be_that_of_a_fiche_read_in_part() -> None:
    axes = 'axes:\n  - {code: "1", titre: Prévention}\n'
    assert "H013" in of_files(own=axes)
    assert "H013" not in of_files(own=axes, fiche="zzz: 1\n")


@pytest.mark.parametrize(("own", "told"), [("", True), ("zzz: 1\n", False)])
def test_the_code_of_a_plan_read_in_part_is_not_known(own: str, told: bool) -> None:
    files = {
        "portefeuille.yaml": "clsctl: 1\ntitre: Tous\nplans: ['*']\n",
        "nord/clsctl.yaml": PLAN_FILE,
        "sud/clsctl.yaml": PLAN_FILE + own,
        "nord/fiches/1.1.yaml": FICHE_FILE + "depend_de: ['midi:1.1']\n",
    }
    loaded = load(Snapshot("test", None, {path: text.encode() for path, text in files.items()}), "p")
    assert ("R105" in {each.code for each in check(loaded.portefeuille)}) is told
