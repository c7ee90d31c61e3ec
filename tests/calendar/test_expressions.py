"""The expressions of real documents and those of the hand-made table: none read wrong, nearly all read."""

import pytest

from clsctl.core.calendar import Reading, read
from tests.calendar.tables import Row, extra, found, readings

# Expressions of the file that are refused although it has a reading for them, with the reason. There is none.
REFUSED_THOUGH_READABLE: dict[str, str] = {}
# How the recurring ones of the file recur; the file says only that they do.
RHYTHMS = {
    "1 fois par trimestre": ("P3M", 1),
    "1 fois/an :": ("P1Y", 1),
    "1 réunion par trismestre": ("P3M", 1),
    "1/an.": ("P1Y", 1),
    "2 fois par an": ("P1Y", 2),
    "Avril/ Mai de chaque année :": ("P1Y", 1),
    "Campagnes mensuelles": ("P1M", 1),
    "actualisé chaque année": ("P1Y", 1),
    "au moins une fois par an": ("P1Y", 1),
    "rencontres annuelles": ("P1Y", 1),
    "tous les six ans": ("P6Y", 1),
}


def _columns(reading: Reading) -> tuple[str, str, str]:
    """A reading as the file writes it; its last column is the end, or the offset of what has no dates."""
    last = reading.end or (reading.offset if reading.nature == "relative" and reading.offset != "P0D" else None)
    return reading.nature, str(reading.start or ""), str(last or "")


@pytest.mark.parametrize("row", found(), ids=lambda row: row["expression"])
def test_no_found_expression_is_read_wrong(row: dict[str, str]) -> None:
    reading = read(row["expression"])
    if row["expression"] in REFUSED_THOUGH_READABLE:
        assert reading.nature == "undatable"
    else:
        assert _columns(reading) == (row["nature"], row["start"], row["end_or_offset"])


def test_nearly_all_found_expressions_are_read() -> None:
    refused = [row for row in found() if row["nature"] != "undatable" and read(row["expression"]).nature == "undatable"]
    assert len(refused) <= len(found()) * 0.02
    assert {row["expression"] for row in refused} == set(REFUSED_THOUGH_READABLE)


def test_found_rhythms_recur_as_the_words_say() -> None:
    recurring = [row["expression"] for row in found() if row["nature"] == "recurring"]
    assert {text: (read(text).every, read(text).times) for text in recurring} == RHYTHMS


@pytest.mark.parametrize("row", readings(), ids=lambda row: row.expression)
def test_the_hand_made_table(row: Row) -> None:
    reading = read(row.expression)
    assert (reading.nature, reading.start, reading.end) == (row.nature, row.start, row.end)
    if row.nature != "undatable" or row.extra:
        assert extra(reading) == row.extra
    else:
        assert not reading.wrong


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("3 juin 2024", "day"),
        ("du 3 au 7 juin 2024", "day"),
        ("semaine du 07/12/2020", "week"),
        ("semaine 12 de 2024", "week"),
        ("1ère quinzaine de mai 2024", "part_of_month"),
        ("fin juin 2024", "part_of_month"),
        ("juin 2024", "month"),
        ("rentrée 2024", "month"),
        ("fin du 1er semestre 2024", "month"),
        ("T1 2024", "quarter"),
        ("été 2024", "season"),
        ("1er semestre 2024", "semester"),
        ("mi-semestre 2 2022", "part_of_year"),
        ("2e quadrimestre 2024", "part_of_year"),
        ("fin 2024", "part_of_year"),
        ("2024", "year"),
        ("année scolaire 2023-2024", "year"),
        ("2023-2024", "years"),
        ("de juin 2022 à 2024", "years"),
        ("2024, 2025, 2026", "years"),
        ("d'ici juin 2024", "month"),
        ("à partir de 2024", "year"),
        ("en continu", None),
        ("1 fois par an", None),
    ],
)
def test_precision(text: str, precision: str | None) -> None:
    assert read(text).precision == precision
