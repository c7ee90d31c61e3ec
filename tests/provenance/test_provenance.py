"""The line that says what a report was made from, and where two texts first differ."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.differing import first_difference
from clsctl.core.provenance import (
    NO_HISTORY,
    SITE,
    Provenance,
    Template,
    digest,
    found,
    joined,
    line,
    of_site,
    parsed,
    slices,
)

REV = "0123456789abcdef0123456789abcdef01234567"
ORIGIN = Provenance("0.1.0", "retards", "html", "publique", REV, date(2026, 6, 30))
words = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
origins = st.builds(
    Provenance,
    st.just("0.1.0"),
    words,
    words,
    words,
    st.sampled_from((REV, "disk", "index", "")),
    st.dates(),
    st.dictionaries(words, st.lists(st.text(), min_size=1).map(tuple)),
    st.dictionaries(words, st.text()),
    st.none() | st.builds(Template, st.text(), st.binary().map(digest)),
)


@given(origins)
def test_a_line_is_read_back_from_a_page_and_from_markdown(origin: Provenance) -> None:
    said = line(origin)
    assert parsed(said) == origin
    assert said.isascii()
    assert not set(said) & set("<>&'\n")
    assert "--" not in said
    assert found(f"<head>\n<meta name=\"clsctl-report\" content='{said}'>\n") == said
    assert found(f"# T\n\n<!-- clsctl-report x -->\n\n<!-- clsctl-report {said} -->\n") == said


@given(origins, st.dictionaries(st.text(), st.text()))
def test_a_line_is_read_back_from_the_properties_of_a_file(origin: Provenance, others: dict[str, str]) -> None:
    parts = dict(slices(line(origin)))
    assert all(0 < len(part) < 256 for part in parts.values())
    assert joined({**{k: v for k, v in others.items() if not k.startswith("clsctl")}, **parts}) == line(origin)
    assert joined(others) is None


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_any_other_line_is_refused(text: str) -> None:
    assert parsed(text) is None
    assert found(text) is None


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"retards"', '"../retards"'),
        ('"retards"', "3"),
        (f'"{REV}"', '"HEAD"'),
        (f'"{REV}"', '"--output=x"'),
        ('"2026-06-30"', '"30 juin"'),
        ('"0.1.0"', '"<b>"'),
        ("}", ', "more": 1}'),
        ("}", ', "filters": {"fiche": "1.1"}}'),
        ("}", ', "filters": {"fiche": [1]}}'),
        ("}", ', "options": {"annee": 2025}}'),
        ("}", ', "options": []}'),
        ("}", ', "template": {"name": "a"}}'),
        ("}", ', "template": {"name": "a", "sha256": "0"}}'),
        ("{", "[" * 100_000 + "{"),
    ],
)
def test_a_line_that_was_changed_is_refused(was: str, now: str) -> None:
    assert parsed(line(ORIGIN).replace(was, now)) is None


def test_what_was_in_no_commit() -> None:
    assert ORIGIN.is_committed
    assert not ORIGIN._replace(rev="disk").is_committed
    assert not ORIGIN._replace(rev="index").is_committed


def test_the_ends_of_lines_of_a_template_are_no_change() -> None:
    assert digest(b"a\r\nb\n") == digest(b"a\nb\n") != digest(b"a\nc\n")


@given(st.text("ab\n#<"), st.text("ab\n#<"))
def test_a_difference_is_where_the_texts_part(ours: str, theirs: str) -> None:
    told = first_difference(ours, theirs)
    assert (told is None) is (ours == theirs)
    if told:
        at = len("".join(f"{each}\n" for each in ours.split("\n")[: told.line - 1])) + told.column - 1
        assert ours[:at] == theirs[:at]
        assert ours[at : at + 1] != theirs[at : at + 1]


def test_a_difference_is_told_with_its_heading() -> None:
    page = "<style>a</style>\n<h2>L&#39;<b>argent</b></h2>\n<p>un</p>\n"
    assert first_difference(page, page.replace("un", "deux")) == (3, 4, "L'argent", "<p>un</p>", "<p>deux</p>", False)
    assert first_difference("# A\n## B\nx\n", "# A\n## B\n") == (3, 1, "B", "x", "", False)
    styled = page.replace("<style>a", "<style>b")
    told = first_difference(styled, page)
    assert told
    assert told.style
    assert first_difference(styled, page.replace("un", "deux")) == (3, 4, "L'argent", "<p>un</p>", "<p>deux</p>", False)


LISTED = {"clsctl": "0.1.0", "plan": "Essai", "rev": REV, "date": "2026-06-30", "audience": "publique", "files": ["a"]}


def test_the_list_of_a_site_says_what_it_was_made_from() -> None:
    origin = Provenance("0.1.0", SITE, "html", "publique", REV, date(2026, 6, 30))
    assert of_site(LISTED) == of_site({**LISTED, "history": True}) == origin
    assert of_site({**LISTED, "history": False}) == origin._replace(options={NO_HISTORY: "true"})


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {},
        {**LISTED, "rev": "HEAD"},
        {**LISTED, "rev": ""},
        {**LISTED, "rev": 3},
        {**LISTED, "date": "hier"},
        {**LISTED, "audience": "--x"},
    ],
)
def test_a_list_that_no_site_could_have_is_refused(said: object) -> None:
    assert of_site(said) is None
