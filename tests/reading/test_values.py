"""Texts to dates, numbers, ids and paths, and the JSON Schema's pattern of each."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.reading import values
from clsctl.reading.values import Wrong

GOOD: list[tuple[Callable[[str], Any], str, Any]] = [
    (values.to_date, "2020-02-29", date(2020, 2, 29)),
    (values.to_date, "29/02/2020", date(2020, 2, 29)),
    (values.to_number, "72 052", Decimal(72052)),
    (values.to_number, "72\u00a0052", Decimal(72052)),
    (values.to_number, "1\u202f472\u2009052", Decimal(1472052)),
    (values.to_number, "1,5", Decimal("1.5")),
    (values.to_number, "1.234", Decimal("1.234")),
    (values.to_number, "−3", Decimal(-3)),
    (values.to_number, "0", Decimal(0)),
    (values.to_money, "50 000 €", Decimal(50000)),
    (values.to_money, "50 000 euros", Decimal(50000)),
    (values.to_money, "€ 50 000,50", Decimal("50000.50")),
    (values.to_money, "1 234,567", Decimal("1234.567")),
    (values.to_money, "0,5", Decimal("0.5")),
    (values.to_money, "50000 EUR", Decimal(50000)),
    (values.to_whole, "60", 60),
    (values.to_whole, "1 000", 1000),
    (values.to_id, "1.3", "1.3"),
    (values.to_id, "A-1_b.2", "A-1_b.2"),
    (values.to_code, "cd-82", "cd-82"),
    (values.to_reference, "1.3", "1.3"),
    (values.to_reference, "1.3/L1", "1.3/L1"),
    (values.to_reference, "cls-tdc:1.3/L1", "cls-tdc:1.3/L1"),
    (values.to_rule, "R103", "R103"),
    (values.to_rule, "C2", "C2"),
    (values.to_year, "2021", "2021"),
    (values.to_path, "pieces/avis.pdf", "pieces/avis.pdf"),
    (values.to_path, "pieces/../avis.pdf", "pieces/../avis.pdf"),
    (values.to_path, "fiches/**/*.yaml", "fiches/**/*.yaml"),
    (values.to_link, "https://example.org/a?b=c", "https://example.org/a?b=c"),
    (values.to_link, "pieces/bilan 2020.pdf", "pieces/bilan 2020.pdf"),
]
BAD: list[tuple[Callable[[str], Any], str, str | None]] = [
    (values.to_date, "30/02/2020", "F014"),
    (values.to_date, "2020-13-01", "F014"),
    (values.to_date, "0000-01-01", "F014"),
    (values.to_date, "1/2/2020", "F014"),
    (values.to_date, "12/2020", "F014"),
    (values.to_date, "2020", "F014"),
    (values.to_date, "le 17/12/2020", "F014"),
    (values.to_number, "7 2052", "F015"),
    (values.to_number, "7205 200", "F015"),
    (values.to_number, "1,5,2", "F015"),
    (values.to_number, "57 %", "F015"),
    (values.to_number, "1e3", "F015"),
    (values.to_number, "1_000", "F015"),
    (values.to_number, "0x10", "F015"),
    (values.to_number, "٣", "F015"),
    (values.to_number, "NaN", "F015"),
    (values.to_number, "Infinity", "F015"),
    (values.to_money, "50.000 €", "F015"),
    (values.to_money, "1,234", "F015"),
    (values.to_money, "50 k€", "F015"),
    (values.to_money, "€", "F015"),
    (values.to_money, "50 $", "F015"),
    (values.to_money, "1 ETP", "F015"),
    (values.to_whole, "1,5", "F015"),
    (values.to_whole, "-1", "F015"),
    (values.to_id, "Fiche 1", None),
    (values.to_id, "É1", None),
    (values.to_id, "1/2", None),
    (values.to_id, "1.3\n", None),
    (values.to_code, "Axe 1", None),
    (values.to_reference, "1.3/L1/x", None),
    (values.to_reference, "a:b:1.3", None),
    (values.to_rule, "R1034", None),
    (values.to_rule, "r103", None),
    (values.to_year, "21", None),
    (values.to_year, "2021-2022", None),
    (values.to_path, "../avis.pdf", "F016"),
    (values.to_path, "pieces\bilan.pdf", "F016"),  # "pieces\\bilan.pdf" between double quotes in YAML
    (values.to_path, "a/../../avis.pdf", "F016"),
    (values.to_path, "/avis.pdf", "F016"),
    (values.to_path, "C:avis.pdf", "F016"),
    (values.to_path, "C:/avis.pdf", "F016"),
    (values.to_path, "\\\\serveur\\avis.pdf", "F016"),
    (values.to_path, "pieces\\avis.pdf", "F016"),
    (values.to_path, "..\\avis.pdf", "F016"),
    (values.to_path, "~/avis.pdf", "F016"),
    (values.to_link, "ftp://example.org/a", "F016"),
    (values.to_link, "javascript:alert(1)", "F016"),
    (values.to_link, "file:///etc/passwd", "F016"),
    (values.to_link, "https://", "F016"),
    (values.to_link, "https://example.org/a b", "F016"),
    (values.to_link, "../avis.pdf", "F016"),
]
PATTERNS = {
    values.to_date: values.DATE,
    values.to_number: values.NUMBER,
    values.to_money: values.MONEY,
    values.to_whole: values.WHOLE,
    values.to_id: values.ID,
    values.to_code: values.ID,
    values.to_reference: values.REFERENCE,
    values.to_rule: values.CODE,
    values.to_year: values.YEAR,
    values.to_path: values.PATH,
    values.to_link: values.LINK,
}
# What the patterns let pass and the reader does not: days that do not exist, doubtful amounts, roundabout paths.
LOOSE = {"30/02/2020", "2020-13-01", "0000-01-01", "50.000 €", "1,234", "../avis.pdf", "a/../../avis.pdf"}


@pytest.mark.parametrize(("convert", "text", "value"), GOOD)
def test_a_text_in_its_form_is_read(convert: Callable[[str], Any], text: str, value: Any) -> None:
    assert convert(text) == value


@pytest.mark.parametrize(("convert", "text", "code"), BAD)
def test_a_text_in_another_form_is_refused(convert: Callable[[str], Any], text: str, code: str | None) -> None:
    found = convert(text)
    assert isinstance(found, Wrong)
    assert found.code == code


@pytest.mark.parametrize(("convert", "text", "_"), GOOD)
def test_the_pattern_of_the_schema_takes_what_is_read(convert: Callable[[str], Any], text: str, _: Any) -> None:
    assert re.search(PATTERNS[convert], text)


@pytest.mark.parametrize(
    ("convert", "text", "_"), [each for each in BAD if each[1] not in LOOSE and "\n" not in each[1]]
)
def test_the_pattern_of_the_schema_refuses_the_rest(convert: Callable[[str], Any], text: str, _: Any) -> None:
    assert not re.search(PATTERNS[convert], text)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ""]))
def test_an_amount_printed_reads_back(amount: Decimal, space: str) -> None:
    printed = f"{amount:,.2f}".replace(",", space).replace(".", ",")
    assert values.to_money(f"{printed} €") == amount


@given(st.dates())
def test_a_date_printed_reads_back(day: date) -> None:
    assert values.to_date(day.isoformat()) == day
    assert values.to_date(f"{day.day:02}/{day.month:02}/{day.year:04}") == day
