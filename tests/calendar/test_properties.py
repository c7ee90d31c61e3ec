"""What holds for any text: a reading and no exception, the same however it is spelled, and hints that can be read."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.calendar import Bounds, Context, Reading, read
from clsctl.core.calendar.bounds import parse_bounds
from clsctl.core.calendar.edtf import from_edtf
from clsctl.core.calendar.normalize import normalize
from clsctl.core.calendar.phrases import phrases
from clsctl.core.calendar.place import place
from tests.calendar.tables import expressions
from tests.calendar.words import FRENCH, SMALL

_EXPRESSIONS = expressions()
_FIGURES = ["2024", "2020", "2025", "1", "2", "3", "15", "31", "06/2021", "17/12/2020", "2020-21", "1er", "2°™", "T1",
            "S2", "4T2023", "31400", "1,5", "50 %", "03/06/24", "N+1", "2013 ' 2017", "1.2.3"]  # fmt: skip
_SIGNS = ["-", "/", ",", ":", ";", "(", ")", ".", "'", "’", '"', "–", "?", "&", "+", "€", "\n", "\xa0", "™", "<sup>"]
_WORDS = sorted({phrase.partition(" ")[0] for phrase in phrases().entries})
_UNKNOWN = [word for word in FRENCH if normalize(word).text not in _WORDS]
dates = st.dates()
bounds = st.sampled_from([
    Bounds(),
    parse_bounds({"fin.annee": "01/12-31/12", "fin.mois": "25-31", "mi.semestre": "3", "debut.trimestre": "1-2"})[0],
    parse_bounds({"hiver": "21/12-20/03", "ete": "21/06-20/09", "rentree": "15/09-15/10", "fin.saison": "3"})[0],
])  # fmt: skip
contexts = st.builds(
    Context,
    st.none() | dates,
    st.none() | dates,
    st.none() | dates,
    st.none() | dates,
    bounds,
    st.none() | st.just("1"),
)
pieces = st.lists(st.sampled_from(_WORDS + _FIGURES * 8 + _SIGNS * 3), max_size=9).map(" ".join)
near_misses = st.tuples(st.sampled_from(_EXPRESSIONS), st.sampled_from(_EXPRESSIONS + _WORDS + _FIGURES)).map(" ".join)
texts = st.text(max_size=60) | pieces | near_misses


def _said(reading: Reading) -> tuple[object, ...]:
    """All of a reading that its spelling must not change."""
    return (*reading[1:9], reading.wrong, reading.reason and reading.reason.text, len(reading.split))


@settings(deadline=None)
@given(texts, contexts)
def test_any_text_gives_a_reading_in_any_context(text: str, context: Context) -> None:
    reading = read(text, context)
    assert reading.text == text
    assert (reading.nature == "undatable") == (reading.reason is not None)
    if reading.nature == "dated":
        assert reading.start is not None
        assert reading.end is not None
        assert reading.start <= reading.end
    if reading.nature in ("undatable", "continuous"):
        assert reading.start is None
        assert reading.end is None


@settings(deadline=None)
@given(texts, contexts)
def test_what_is_hinted_can_be_read(text: str, context: Context) -> None:
    reading = read(text, context)
    if reading.nature == "undatable":
        assert reading.rest is None or reading.rest in text
        assert reading.nearest is None or read(reading.nearest).nature != "undatable"
        assert len(reading.split) != 1
        for piece in reading.split:
            assert piece.titre
            assert read(piece.calendrier).nature != "undatable"


@settings(deadline=None)
@given(texts)
def test_an_edtf_form_reads_back_the_same(text: str) -> None:
    reading = read(text)
    if reading.edtf:
        clause = from_edtf(reading.edtf)
        assert clause is not None
        back = place(clause, Context())
        assert isinstance(back, Reading)
        assert back[1:4] == reading[1:4]


@pytest.mark.parametrize("text", _EXPRESSIONS)
def test_an_edtf_form_is_read_as_an_expression_too(text: str) -> None:
    reading = read(text)
    if reading.edtf:
        back = read(reading.edtf)
        # a season of the years up to 2023 may be two years: `2020-21`
        assert back[1:4] == reading[1:4] or (back.nature == "undatable" and reading.precision == "season")


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


SPELLINGS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "no accents": _without_accents,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "around": lambda text: f"  {text} \n",
    "en dashes": lambda text: text.replace("-", "–"),
    "other dashes": lambda text: re.sub("[-–—]", "‐", text),
    "curly": lambda text: text.replace("'", "’"),
    "straight": lambda text: text.replace("’", "'"),
    "acute": lambda text: re.sub("['’]", "´", text),
    "quoted": lambda text: f"« {text} »",
    "bold": lambda text: f"**{text}**",
    "paragraph": lambda text: f"<p>{text}</p>",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_never_changes_a_reading(spelling: str) -> None:
    changed = {
        text for text in filter(None, _EXPRESSIONS) if _said(read(SPELLINGS[spelling](text))) != _said(read(text))
    }
    assert changed == set()


@pytest.mark.parametrize("around", ["{} ;", "{},", "({})", "• {}", "- {}"])
def test_punctuation_around_never_changes_a_reading(around: str) -> None:
    texts = list(filter(None, _EXPRESSIONS))
    assert [text for text in texts if read(around.format(text))[1:9] != read(text)[1:9]] == []


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRENCH + SMALL * 5), min_size=1, max_size=9).map(" ".join))
def test_french_words_are_refused(text: str) -> None:
    assert read(text).nature == "undatable"


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRENCH + SMALL + _WORDS), min_size=1, max_size=9).map(" ".join))
def test_no_date_without_a_figure(text: str) -> None:
    assert read(text).start is None
    assert read(text).end is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(_UNKNOWN), min_size=1, max_size=5), st.integers(1900, 2199))
def test_a_year_among_random_words_is_refused(words: list[str], year: int) -> None:
    text = " ".join([*words, str(year)])
    assert read(text).nature == "undatable"
    assert read(f"{year} {' '.join(words)}").nature == "undatable"
