"""The official table of communes, and how people write the names in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core import communes
from clsctl.core.communes import codes_named, department, is_insee, is_named, is_same_name, names_of


def test_the_table_is_whole() -> None:
    departments = communes.all_departments()
    assert {"01", "2A", "2B", "31", "75", "95", "971", "974", "976"} <= departments
    assert len(departments) >= 101
    assert communes.year() >= 2026


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("31555", ("Toulouse",)),
        ("82112", ("Moissac",)),
        ("2A004", ("Ajaccio",)),
        ("97411", ("Saint-Denis",)),
        ("75101", ("Paris 1er Arrondissement",)),
        ("01001", ("L'Abergement-Clémenciat",)),
        ("01015", ("Arbignieu", "Arboys en Bugey")),
        ("82999", ()),
        ("96001", ()),
    ],
)
def test_names_of_codes(code: str, names: tuple[str, ...]) -> None:
    assert names_of(code) == names


def test_codes_of_names() -> None:
    assert codes_named("saint denis", ["974", "93"]) == ("93066", "97411")
    assert codes_named("Moissac", ["31"]) == ()
    assert codes_named("Moissac", communes.all_departments()) == ("82112",)
    assert is_named("Moissac", ["82"])
    assert not is_named("moissac", ["82"])


@pytest.mark.parametrize("code", ["01001", "2A004", "2B033", "20004", "97411", "98818", "95680", "13055"])
def test_forms_of_codes(code: str) -> None:
    assert is_insee(code) == (code != "20004")


@pytest.mark.parametrize(
    "code", ["00001", "96001", "1001", "010011", "97901", "98301", "82000", "2C001", "ABCDE", "", "٣١٥٥٥"]
)
def test_forms_that_are_none(code: str) -> None:
    assert not is_insee(code)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("TOULOUSE", "Toulouse"),
        ("Toulouse (secteurs 5.2 et 5.3)", "Toulouse"),
        ("Toulouse Rangueil", "Toulouse"),
        ("St Etienne", "Saint-Étienne"),
        ("Ste-Foy", "Sainte-Foy"),
        ("commune d'Agen", "Agen"),
        ("Ville de Moissac", "Moissac"),
        ("Rochelle", "La Rochelle"),
        ("L’Abergement-Clemenciat", "L'Abergement-Clémenciat"),
        ("OEuilly", "Œuilly"),
    ],
)
def test_names_as_people_write_them(written: str, official: str) -> None:
    assert is_same_name(written, official)


@pytest.mark.parametrize(
    ("written", "official"), [("Montauban", "Moissac"), ("Toulouses", "Toulouse"), ("La", "Le Mans")]
)
def test_names_of_other_communes(written: str, official: str) -> None:
    assert not is_same_name(written, official)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_same_name(text, text)
    if is_insee(text):
        names_of(text)
        assert text.startswith(department(text))
