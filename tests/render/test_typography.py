"""The spaces of French typography."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.render.typography import french

SPACES = re.compile("[ \u00a0\u202f\u2009]")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Prêt ?", "Prêt\u202f?"),
        ("Prêt?", "Prêt\u202f?"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("un ; deux", "un\u202f; deux"),
        ("Livrable 1 : diagnostic", "Livrable 1\u00a0: diagnostic"),
        ("Livrable 1: diagnostic", "Livrable 1\u00a0: diagnostic"),
        ("les « CPTS »", "les «\u00a0CPTS\u00a0»"),
        ("les «CPTS» ?", "les «\u00a0CPTS\u00a0»\u202f?"),
        ("50 000 € et 1 450 000,50", "50\u202f000\u00a0€ et 1\u202f450\u202f000,50"),
        ("25 % ; 4,3 %", "25\u00a0%\u202f; 4,3\u00a0%"),
        ("le 1er janvier 2016", "le 1er\u00a0janvier\u00a02016"),
        ("en mars 2026, mars 26", "en mars\u00a02026, mars 26"),
        ("12 jours, 6 mois", "12\u00a0jours, 6\u00a0mois"),
        ("n° 1, Mme X, Dr Y", "n°\u00a01, Mme\u00a0X, Dr\u00a0Y"),
        ("de 10:30 à 11:00", "de 10:30 à 11:00"),
        ("https://a.fr/?x=1;y=2 : lien", "https://a.fr/?x=1;y=2\u00a0: lien"),
        ("a `b ?` c ?", "a `b ?` c\u202f?"),
        ("moi@a.fr ?", "moi@a.fr\u202f?"),
        ("(?) :-) ;-) a::b", "(?) :-) ;-) a::b"),
        ("01 99 00 12 34", "01 99 00 12 34"),
        ("2024 2025", "2024 2025"),
        (" ? suite", "\u202f? suite"),
        ("", ""),
    ],
)
def test_spaces(typed: str, printed: str) -> None:
    assert french(typed) == printed


WORDS = st.lists(
    st.sampled_from(
        ["mot", "1er", "mai", "12", "300", "000", "%", "€", " ", "\u00a0", "«", "»", ":", ";", "?", "!", "(", ")", "`",
         "https://a.fr/x?y=1", "a@b.fr", "\n", ".", "n°", "10:30"]
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS.map("".join) | st.text())
def test_only_spaces_change_and_once(text: str) -> None:
    once = french(text)
    assert SPACES.sub("", once) == SPACES.sub("", text)
    assert french(once) == once


@given(WORDS.map(" ".join))
def test_no_breaking_space_before_a_high_mark(text: str) -> None:
    assert not re.search(r"\w [;!?»](?=\s|$)", french(text.replace("`", "").replace("@", "").replace("//", "")))


def test_long_runs_take_no_time() -> None:
    for char in (" ", "a", "?", "«", "`", "1 ", "@", "a@"):
        french(char * 50_000)
