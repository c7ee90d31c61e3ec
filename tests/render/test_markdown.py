"""The user's Markdown in reports: safe as HTML, whole again as Markdown."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clsctl.render.markdown import parsed, to_html
from clsctl.render.mdtext import to_line, to_markdown
from tests.render.pages import faults

HOSTILE = """\
# Titre <script>alert(1)</script>

<img src=x onerror=alert(1)> ![trace](https://a.fr/pixel.png) [clic](javascript:alert(1)) [ok](https://a.fr/?a=1)

<javascript:alert(1)> <https://b.fr> [f](file:///etc) [rel](pieces/a.pdf) [d](data:text/html,x)

```
<b> | code
"""


def html(text: str) -> str:
    return to_html(text, is_french=True)


def test_hostile_text_is_harmless() -> None:
    page = html(HOSTILE)
    assert not faults(page)
    assert re.findall(r"<(\w+)", page) == ["h4", "p", "a", "p", "a", "pre", "code"]
    assert re.findall(r'href="([^"]*)"', page) == ["https://a.fr/?a=1", "https://b.fr"]
    for words in ("clic", "trace", "rel", "onerror"):
        assert words in page


SIGNS = st.lists(
    st.sampled_from(
        ("a", "Été", " ", "  ", "\n", "\n\n", "12 000", "-", ":", "=", "(", ")", ".", '"', "'", "«", "»", "\u00a0", "%",
         "&", "{", "/", "@", "https://a.fr", "1.", "#", "?", ";", "*", "_", "|", "\x85", "\u202e", "\u2028", "<")
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(SIGNS)
def test_plain_paragraphs_are_what_the_parser_makes_of_them(signs: list[str]) -> None:
    text = "".join(signs)
    tokens = parsed(text, is_french=True, level=4)
    kinds = [token.type for token in tokens]
    tokens = tokens[1:2] if kinds == ["paragraph_open", "inline", "paragraph_close"] else tokens
    parser = MarkdownIt("commonmark")
    assert html(text) == parser.renderer.render(tokens, parser.options, {}).strip()


def test_one_paragraph_has_no_p_around_it() -> None:
    assert html("Prêt **vraiment** ?") == "Prêt <strong>vraiment</strong>\u202f?"
    assert html("a\n\nb") == "<p>a</p>\n<p>b</p>"


def test_typography_leaves_code_and_addresses_alone() -> None:
    assert html("`a ?` et <https://a.fr/;x> ; [b ?](https://c.fr/?d)") == (
        '<code>a ?</code> et <a href="https://a.fr/;x" rel="noreferrer">https://a.fr/;x</a>\u202f; '
        '<a href="https://c.fr/?d" rel="noreferrer">b\u202f?</a>'
    )
    assert to_html("a ?", is_french=False) == "a ?"


def test_headings_go_below_those_of_the_report_without_a_gap() -> None:
    page = html("### un\n\n##### deux\n\n### trois\n\n# quatre")
    assert re.findall(r"<(h\d)", page) == ["h4", "h5", "h4", "h4"]
    assert re.findall(r"<(h\d)", to_html("# a\n## b\n### c", is_french=True, level=6)) == ["h6"] * 3


def test_markdown_again() -> None:
    text = "## Un\n\nDeux **trois** ?\n\n- a\n  - b\n- c\n\n1. x\n\n   y\n\n> z\n\n"
    text += "| a | b |\n|---|---|\n| 1 | `2` |\n\n    code\n"
    assert to_markdown(text, is_french=True) == (
        "#### Un\n\nDeux **trois**\u202f?\n\n- a\n  - b\n- c\n\n1. x\n\n   y\n\n> z\n\n"
        "| a | b |\n| --- | --- |\n| 1 | `2` |\n\n```\ncode\n```"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("un\n\ndeux", "un<br>deux"),
        ("- a\n- b | c", "• a<br>• b \\| c"),
        ("a  \nb", "a<br>b"),
        ("```\n<b>\n```", "\\<b\\>"),
        ("`a|b`", "`a\\|b`"),
    ],
)
def test_on_one_line(text: str, line: str) -> None:
    assert to_line(text, is_french=False) == line


def test_what_only_looks_like_a_block_stays_a_line() -> None:
    for text in ("1\\. un", "\\- un", "\\# un", "\\+ un", "a\n\\===", "3\\) x"):
        again = to_markdown(text, is_french=False)
        assert words(rendered(again)) == words(rendered(text))
        assert "<p>" in rendered(again)


PIECES = st.lists(
    st.sampled_from([
        "# ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "[", "](https://a.fr)", "](javascript:a)", "![", "<",
        ">", "<script>", "&lt;", "|", "\n", "\n\n", "    ", "mot", "é ?", " ", "\\", "---\n", "|---|---|\n",
        "| a | b |\n", "~~",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


def rendered(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def words(page: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


@given(PIECES | st.text())
def test_any_text_is_safe_as_html_and_as_markdown(text: str) -> None:
    assert not faults(html(text))
    assert not faults(rendered(to_markdown(text, is_french=True)))
    line = to_line(text, is_french=True)
    assert "\n" not in line
    assert not faults(rendered(f"| h |\n| --- |\n| {line} |\n").replace("<br>", "<br/>"))


@given(PIECES)
def test_no_word_is_lost_in_markdown_again(text: str) -> None:
    once = words(rendered(text.replace("<script>", "")))
    again = words(rendered(to_markdown(text.replace("<script>", ""), is_french=False)))
    assert again.count("mot") >= once.count("mot")
