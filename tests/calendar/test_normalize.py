"""One plain spelling for many, and the way back to the user's own characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.calendar.normalize import normalize


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1ER SEMESTRE", "1er semestre"),
        ("Été à Noël", "ete a noel"),
        ("l’eau ‘x’ ´", "l'eau 'x' '"),
        ("2013 – 2017 — ‐ − →", "2013 - 2017 - - - >"),
        ("2 ème", "2 eme"),
        ("« “2020” »", '" "2020" "'),
        ("2°™ 1º ®", "2°° 1° °"),
        ("cœur Œ æ", "coeur oe ae"),
        (unicodedata.normalize("NFD", "été Ç"), "ete c"),
        ("ﬁn Ⅱ １２／06", "fin ii 12/06"),
        ("2ᵉ 1ᵉʳ 2ⁿᵈ", "2e 1er 2nd"),
        ("2<sup>ème</sup> 2 <sup> nd </sup>", "2eme 2nd"),
        ("2^{ème} 2^{\\text{ème}} $1^{er}$ 2^e 2^ème^", "2eme 2eme 1er 2e 2eme"),
        ("2\\textsuperscript{e}", "2e"),
        ("<p>2020</p><br/>", " 2020  "),
        ("**2020** _mars_", "2020  mars "),
        ("mars&nbsp;2020 &eacute;t&#233; &amp; &inconnu;", "mars 2020 ete & &inconnu;"),
        ("2020<sup>2</sup> 2020² 2020^{3} 2020^2", "2020 2020 2020 2020"),
        ("se\xadmestre\u200b 2020\ufeff", "semestre 2020"),
        ("a < b", "a < b"),
        ("2020…", "2020..."),
        ("Ελλάδα 2020", "ελλαδα 2020"),
    ],
)
def test_plain_spelling(text: str, plain: str) -> None:
    assert normalize(text).text == plain


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("Avant l’ÉTÉ 2020", "ete", "ÉTÉ"),
        ("au 2<sup>ème</sup> semestre", "2eme", "2<sup>ème</sup>"),
        ("au 2^{ème} semestre", "2eme", "2^{ème}"),
        (unicodedata.normalize("NFD", "à l'été"), "ete", unicodedata.normalize("NFD", "été")),
        ("le cœur du projet", "coeur", "cœur"),
        ("mars&nbsp;2020", "mars 2020", "mars&nbsp;2020"),
        ("se\xadmestre 1", "semestre", "se\xadmestre"),
    ],
)
def test_the_way_back(text: str, part: str, original: str) -> None:
    normal = normalize(text)
    start = normal.text.index(part)
    first, last = normal.original(start, start + len(part))
    assert text[first:last] == original


@given(st.text())
def test_every_character_comes_from_somewhere_in_order(text: str) -> None:
    normal = normalize(text)
    places = [normal.original(i, i + 1) for i in range(len(normal.text))]
    assert all(0 <= first < last <= len(text) for first, last in places)
    assert places == sorted(places)


@given(st.text())
def test_the_plain_spelling_is_stable_for_words(text: str) -> None:
    once = normalize(text).text
    if not set(once) & set("<^&*_$\\"):
        assert normalize(once).text == once
