"""What a newcomer typed in a year of work, and what it did to the facts."""

from pathlib import Path

import pytest

from tests.cli.run import clsctl

PLAN = """\
clsctl: 1
type: cls
titre: Contrat
signature: 2019-01-12
effet: 2019-01-12
fin: 2023-12-31
acteurs:
  ars: {nom: Agence régionale de santé, sigle: ARS, type: ars}
"""
FICHE = """\
id: "1"
type: fiche_action
titre: Forum
porteurs: [ars]
livrables:
  - id: L1
    titre: Forum annuel
    echeance: tous les ans
  - id: L2
    titre: Campagne
    echeance: à la rentrée
financements:
  - montant: 12 000 €
suivi:
  livrables:
    L1:
      occurrences:
        - periode: "2019"
          remis_le: 2019-06-12
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "fiches").mkdir()
    (tmp_path / "clsctl.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "fiches/1.yaml").write_text(FICHE, encoding="utf-8")
    return tmp_path


def written(plan: Path) -> str:
    return (plan / "fiches/1.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ars", "ARS", "agence régionale de santé"])
def test_a_funder_is_written_by_its_code(plan: Path, name: str) -> None:
    assert clsctl("fund", "1", "12 000 €", "--financeur", name, "-C", plan).code == 0
    assert "financeur: ars\n" in written(plan)


def test_a_funder_that_is_nearly_an_actor_is_refused_and_another_is_not(plan: Path) -> None:
    ran = clsctl("fund", "1", "12 000 €", "--financeur", "arss", "-C", plan)
    assert (ran.code, "Did you mean “ARS”?" in ran.err, written(plan)) == (2, True, FICHE)
    assert clsctl("fund", "1", "12 000 €", "--financeur", "Fondation", "-C", plan).code == 0
    assert "financeur: Fondation\n" in written(plan)


def test_evidence_is_added_to_the_delivery_of_that_period(plan: Path) -> None:
    address = "https://example.org/forum"
    assert clsctl("deliver", "1/L1", "--occurrence", "2019", "--proof", address, "-C", plan).code == 0
    assert written(plan) == FICHE + f"          preuves:\n            - {address}\n"
    again = clsctl("deliver", "1/L1", "--occurrence", "2019", "--on", "2019-07-01", "--proof", address, "-C", plan)
    assert again.code == 0
    assert written(plan).count("periode:") == 2


def test_a_contract_that_begins_inside_a_period_says_when_what_recurs_is_first_due(plan: Path) -> None:
    ran = clsctl("status", "-C", plan, "--date", "2019-06-30")
    assert "the first is due on 31 December 2020" in ran.out.replace("\u00a0", " ")
    assert "Only whole periods" not in clsctl("status", "-C", plan, "--date", "2021-06-30").out


def test_a_text_without_a_year_is_answered_with_the_day_of_writing(plan: Path) -> None:
    ran = clsctl("validate", "-C", plan)
    assert "clsctl set 1 redaction AAAA-MM-JJ" in ran.out
    assert "rentrée 2019" in ran.out


def test_money_on_a_fiche_that_plans_nothing_covers_no_other(plan: Path) -> None:
    other = FICHE.replace('id: "1"', 'id: "2"').partition("financements:")[0]
    paid = "suivi:\n  financements:\n    - {date: 2019-02-01, financeur: ars, montant: 12000, etat: notifie}\n"
    (plan / "fiches/2.yaml").write_text(other + paid, encoding="utf-8")
    assert "0%" in clsctl("budget", "-C", plan, "--date", "2019-06-30").out.split("Total")[1].splitlines()[0]


def test_the_first_whole_period_is_told_wherever_the_calendar_is_read(plan: Path) -> None:
    said = "the first is due on 31 December 2020"
    shown = clsctl("show", "1", "-C", plan, "--date", "2019-06-30").out.replace("\u00a0", " ")
    assert said in " ".join(shown.split())
    read = clsctl("period", "tous les ans", "--debut", "2019-03-01").out.replace("\u00a0", " ")
    assert said in " ".join(read.split())
    assert "Only whole periods" not in clsctl("period", "tous les ans", "--debut", "2019-01-01").out
    assert "Only whole periods" not in clsctl("period", "2019", "--debut", "2019-03-01").out


def test_the_period_proposed_is_one_that_counts(plan: Path) -> None:
    ran = clsctl("deliver", "1/L1", "--on", "2019-06-30", "-C", plan)
    assert ran.code == 2
    assert "--occurrence 2020" in ran.err
    assert "the first is due on" in ran.err.replace("\u00a0", " ")


def test_a_delivery_of_a_period_is_not_recorded_twice(plan: Path) -> None:
    again = clsctl("deliver", "1/L1", "--occurrence", "2019", "-C", plan)
    assert (again.code, written(plan)) == (2, FICHE)
    assert "1/L1 was handed in already for “2019”, on 12 June 2019" in again.err.replace("\u00a0", " ")
    same = clsctl("deliver", "1/L1", "--occurrence", "2019", "--on", "2019-06-12", "-C", plan)
    assert (same.code, written(plan)) == (2, FICHE)
    assert clsctl("deliver", "1/L1", "--occurrence", "2019", "--on", "2019-07-01", "-C", plan).code == 0
    assert written(plan).count("periode:") == 2


def test_of_several_deliveries_a_period_the_next_needs_no_day(plan: Path) -> None:
    twice = FICHE.replace("tous les ans", "2 fois par an")
    (plan / "fiches/1.yaml").write_text(twice, encoding="utf-8")
    assert clsctl("deliver", "1/L1", "--occurrence", "2019", "-C", plan).code == 0
    assert clsctl("deliver", "1/L1", "--occurrence", "2019", "-C", plan).code == 2
    assert written(plan).count("periode:") == 2


def test_what_only_comes_back_is_up_to_date_and_a_contract_without_dates_says_so(plan: Path) -> None:
    only = FICHE.replace("  - id: L2\n    titre: Campagne\n    echeance: à la rentrée\n", "")
    served = only.replace('periode: "2019"', 'periode: "2020"').replace("2019-06-12", "2020-06-12")
    (plan / "fiches/1.yaml").write_text(served, encoding="utf-8")
    for command in ("list", "status"):
        ran = clsctl(command, "-C", plan, "--date", "2021-06-30").out
        assert ("up to date" in ran, "contract dates not known" in ran) == (True, False)
        assert "up to date" not in clsctl(command, "-C", plan, "--date", "2022-06-30").out
    assert '"part": 0' in clsctl("list", "-C", plan, "--date", "2021-06-30", "--format", "json").out
    known = (plan / "clsctl.yaml").read_text("utf-8")
    bare = "".join(
        f"{line}\n" for line in known.splitlines() if not line.startswith(("effet", "signature", "fin", "periode"))
    )
    (plan / "clsctl.yaml").write_text(bare, encoding="utf-8")
    assert "contract dates not known" in clsctl("status", "-C", plan, "--date", "2021-06-30").out
    assert '"etat": "sans_echeance"' in clsctl("status", "-C", plan, "--date", "2021-06-30", "--format", "json").out
