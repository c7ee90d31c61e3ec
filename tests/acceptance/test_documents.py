"""The four real documents give what their readers would say of them."""

import pytest

from tests.acceptance.run import EXAMPLES, clsctl


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2019-12-31", []),
        ("2020-01-01", [("1.3/L1", 1)]),
        ("2020-06-30", [("1.3/L1", 182)]),
        ("2020-07-01", [("1.3/L1", 183), ("1.3/L2", 1)]),
        ("2020-12-31", [("1.3/L1", 366), ("1.3/L2", 184)]),
        ("2021-01-01", [("1.3/L1", 367), ("1.3/L2", 185), ("1.3/L3", 1)]),
    ],
)
def test_livrables_of_terres_des_confluences_are_late_on_the_day_after(day: str, late: list[tuple[str, int]]) -> None:
    ran = clsctl("overdue", "-C", EXAMPLES / "terres-des-confluences", "--date", day, "--format", "json")
    assert ran.code == 0
    assert [(item["ref"], item["jours_retard"]) for item in ran.answer["items"]] == late


def test_the_signed_deadline_is_shown_as_written_beside_the_one_in_force() -> None:
    ran = clsctl("overdue", "-C", EXAMPLES / "terres-des-confluences", "--date", "2020-07-01", "--format", "json")
    first = ran.answer["items"][0]
    assert first["echeance_signee"] == "2™ semestre 2019"
    assert (first["start"], first["end"]) == ("2019-07-01", "2019-12-31")
    assert first["etat"] == "en_retard"


def test_overdue_ends_with_1_when_asked_to_fail() -> None:
    plan = EXAMPLES / "terres-des-confluences"
    assert clsctl("overdue", "-C", plan, "--date", "2020-07-01", "--fail").code == 1
    assert clsctl("overdue", "-C", plan, "--date", "2019-12-31", "--fail").code == 0


def test_loir_et_cher_goes_on_as_projects_come() -> None:
    (item,) = clsctl("status", "-C", EXAMPLES / "loir-et-cher", "--date", "2016-01-01", "--format", "json").answer[
        "items"
    ]
    assert item["etat"] == "continu"


def test_loiret_is_placed_on_the_years_of_the_contract_with_a_note_that_says_how() -> None:
    (item,) = clsctl("status", "-C", EXAMPLES / "loiret", "--date", "2019-01-01", "--format", "json").answer["items"]
    assert (item["start"], item["end"], item["etat"]) == ("2018-01-01", "2021-12-31", "en_cours")
    shown = clsctl("show", item["ref"], "-C", EXAMPLES / "loiret", "--date", "2019-01-01").out
    assert "2018-2021" in shown


def test_milestones_of_canal_garonne_are_dated() -> None:
    plan = EXAMPLES / "cpts-canal-garonne"
    ran = clsctl("overdue", "-C", plan, "--date", "2020-12-01", "--within", "365d", "--format", "json")
    ends = [item["end"] for item in ran.answer["items"]]
    assert ends == ["2020-12-31", "2021-06-30", "2021-07-31"]


def test_the_population_of_canal_garonne_gives_size_2() -> None:
    """No box is ticked in the document: the finding says which one the population asks for."""
    findings = clsctl("validate", "-C", EXAMPLES / "cpts-canal-garonne", "--format", "json").answer["items"]
    (finding,) = [finding for finding in findings if finding["key"] == "cpts.taille"]
    assert finding["code"] == "T304"
    assert "size 2" in finding["message"]


@pytest.mark.parametrize(
    "name", ["terres-des-confluences", "loiret", "loir-et-cher", "cpts-canal-garonne", "demonstration"]
)
def test_every_example_validates_without_an_error(name: str) -> None:
    ran = clsctl("validate", "-C", EXAMPLES / name, "--format", "json")
    assert ran.code == 0
    assert [item for item in ran.answer["items"] if item["severity"] == "error"] == []
