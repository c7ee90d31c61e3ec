"""The bounds a plan sets for vague words."""

from datetime import date

import pytest

from clsctl.core.calendar import Bounds, Context, read
from clsctl.core.calendar.bounds import bound_keys, parse_bounds


def test_the_defaults_read_back() -> None:
    bounds, wrong = parse_bounds(bound_keys())
    assert wrong == ()
    for text in ("fin février 2023", "fin février 2024", "hiver 2023-2024", "mi-2024", "rentrée 2024", "fin S1 2024"):
        assert read(text, Context(bounds=bounds))[1:4] == read(text)[1:4]


def test_the_defaults_are_those_of_the_contract() -> None:
    keys = bound_keys()
    assert keys["debut.annee"] == "01/01-31/03"
    assert keys["mi.annee"] == "01/05-31/08"
    assert keys["fin.annee"] == "01/10-31/12"
    assert (keys["debut.mois"], keys["mi.mois"], keys["fin.mois"]) == ("1-10", "11-20", "21-31")
    assert (keys["debut.semestre"], keys["mi.semestre"], keys["fin.semestre"]) == ("1", "3-4", "6")
    assert keys["annee_scolaire"] == "01/09-31/08"


@pytest.mark.parametrize(
    ("key", "text", "expression", "start", "end"),
    [
        ("fin.annee", "01/12-31/12", "fin 2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("fin.annee", "1/12 – 31/12", "fin 2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("fin.mois", "25-31", "fin février 2023", date(2023, 2, 25), date(2023, 2, 28)),
        ("mi.mois", "15", "mi-juin 2024", date(2024, 6, 15), date(2024, 6, 15)),
        ("mi.semestre", "3", "mi-S1 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("debut.trimestre", "1-2", "début T2 2024", date(2024, 4, 1), date(2024, 5, 31)),
        ("fin.saison", "2-3", "fin de l'été 2024", date(2024, 7, 1), date(2024, 8, 31)),
        ("ete", "21/06-20/09", "été 2024", date(2024, 6, 21), date(2024, 9, 20)),
        ("hiver", "21/12-20/03", "hiver 2023-2024", date(2023, 12, 21), date(2024, 3, 20)),
        ("rentree", "01/09-15/09", "rentrée 2024", date(2024, 9, 1), date(2024, 9, 15)),
        ("annee_scolaire", "01/09-07/07", "année scolaire 2023-2024", date(2023, 9, 1), date(2024, 7, 7)),
    ],
)
def test_a_plan_changes_a_bound(key: str, text: str, expression: str, start: date, end: date) -> None:
    bounds, wrong = parse_bounds({key: text})
    assert wrong == ()
    reading = read(expression, Context(bounds=bounds))
    assert (reading.start, reading.end) == (start, end)
    assert any(value in (start, end) for note in reading.notes for _, value in note.values)


def test_the_end_of_a_year_is_its_end_whatever_the_bounds() -> None:
    bounds, _ = parse_bounds({"fin.annee": "01/11-30/11"})
    assert read("avant la fin de l'année 2024", Context(bounds=bounds)).end == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("fin.annee", "octobre"),
        ("fin.annee", "31/12-01/10"),
        ("fin.annee", "30/02-31/12"),
        ("ete", "01/13-31/12"),
        ("fin.mois", "25-32"),
        ("fin.mois", "31-25"),
        ("fin.trimestre", "4"),
        ("mi.semestre", "0"),
        ("mi.semestre", ""),
        ("fin.semaine", "7"),
        ("toussaint", "01/11-02/11"),
    ],
)
def test_wrong_bounds_are_named_and_leave_the_default(key: str, text: str) -> None:
    bounds, wrong = parse_bounds({key: text})
    assert bounds == Bounds()
    assert [error.key for error in wrong] == [key]
    assert wrong[0].message.text
    assert wrong[0].hint.text


def test_every_wrong_bound_is_told() -> None:
    _, wrong = parse_bounds({"ete": "x", "fin.mois": "25-31", "hiver": "y"})
    assert [error.key for error in wrong] == ["ete", "hiver"]


def test_bounds_that_leave_nothing_are_told() -> None:
    bounds, _ = parse_bounds({"ete": "01/06-30/06"})
    assert read("fin de l'été 2024", Context(bounds=bounds)).nature == "undatable"
