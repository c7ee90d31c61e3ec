"""The runner: findings signed with code and severity, plan by plan."""

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.rules import PAGES, RULES, check


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
    assert len(PAGES) >= len(RULES)
    assert len({page.name for page in PAGES.values()}) == len(PAGES)
