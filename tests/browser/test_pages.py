"""Every kind of page in a real Chromium: WCAG 2.2 AA and RGAA 4.1 with axe-core, and what a rule alone can't tell."""

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest

from clsctl.core.labels import ETATS
from clsctl.render.language import language
from clsctl.render.reports import NAMES
from tests.browser import look
from tests.browser.pages import Page, pages

# The least contrast of a text with its ground, WCAG 1.4.3.
ENOUGH = 4.5


class Seen(NamedTuple):
    """A page, and what the browser told of it."""

    page: Page
    told: dict[str, Any]

    @property
    def english(self) -> bool:
        return bool(self.told["lang"] == "en")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """All the pages, opened once."""
    made = list(pages(tmp_path_factory.mktemp("pages")))
    told = look(made)
    return [Seen(page, told[page.name]) for page in made]


def wrong(seen: list[Seen], key: str) -> dict[str, Any]:
    """What a key told that should be empty, of the pages where it is not."""
    return {each.page.name: each.told[key] for each in seen if each.told[key]}


def test_every_report_is_looked_at_in_both_languages(seen: list[Seen]) -> None:
    names = {(each.page.name, each.told["lang"]) for each in seen}
    assert {(name, "fr") for name in NAMES} | {(f"{name} (en)", "en") for name in NAMES} <= names


def test_no_rule_is_broken_and_none_is_left_open(seen: list[Seen]) -> None:
    faults = [
        (each.page.name, look_, fault["rule"], fault["html"], fault["why"], fault.get("settled"))
        for each in seen
        for look_, found in each.told["axe"].items()
        for fault in found
        if not is_settled(fault)
    ]
    assert faults == []


def is_settled(fault: dict[str, Any]) -> bool:
    """Whether what axe leaves to a person, a text over a drawing, was measured: enough contrast, nothing under it."""
    measured = fault.get("settled") or {"ratio": None, "under": None}
    return bool(measured["ratio"] and measured["ratio"] >= ENOUGH and not measured["under"])


def test_nothing_is_asked_of_anyone_and_nothing_runs(seen: list[Seen]) -> None:
    assert wrong(seen, "requests") == {}
    assert wrong(seen, "errors") == {}
    assert [each.page.name for each in seen if each.told["scripts"] and not each.page.scripts] == []


def test_no_page_is_scrolled_sideways_nor_cut(seen: list[Seen]) -> None:
    """At 320 pixels, at 200 %, with letters twice as large, with the wider spaces of WCAG 1.4.12."""
    assert {"phone", "zoom200", "large", "spaced"} <= set(seen[0].told["overflow"])
    found = [
        (each.page.name, size, faults)
        for each in seen
        for key in ("overflow", "cut")
        for size, faults in each.told[key].items()
        if faults
    ]
    assert found == []


def test_the_skip_link_comes_first_is_seen_and_works(seen: list[Seen]) -> None:
    for each in seen:
        skip = each.told["skip"]
        assert skip["text"] in {"Aller au contenu", "Skip to the content"}, each.page.name
        assert skip["first"], each.page.name
        assert skip["visible"], each.page.name
        assert (skip["href"], skip["hash"], skip["focus"]) == ("#contenu", "#contenu", "contenu")


def test_headings_are_in_order_and_say_something(seen: list[Seen]) -> None:
    for each in seen:
        levels = [level for level, _ in each.told["headings"]]
        assert levels[0] == 1, each.page.name
        assert levels.count(1) == 1, each.page.name
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), each.page.name
        assert all(text for _, text in each.told["headings"]), each.page.name
        assert each.told["landmarks"] == [1, 1, 1], each.page.name


def test_every_table_has_a_caption_and_heads_with_their_scope(seen: list[Seen]) -> None:
    for each in seen:
        for table in each.told["tables"]:
            assert table["caption"], each.page.name
            assert not table["ragged"], (each.page.name, table["caption"])
            assert table["role"] == "table"
            assert {scope for scope, _ in table["heads"]} == {"col", "row"}, (each.page.name, table["caption"])
            assert all(text for scope, text in table["heads"] if scope == "col"), (each.page.name, table["caption"])


def test_every_drawing_is_told_or_hidden(seen: list[Seen]) -> None:
    for each in seen:
        for hidden, role, name in each.told["pictures"]:
            assert hidden == "true" or (role == "img" and name), each.page.name


def test_a_state_is_a_word_and_a_sign_besides_its_colour(seen: list[Seen]) -> None:
    count = 0
    for each in seen:
        words = {re.sub(r"\s", " ", language(each.told["lang"])(label)) for label in ETATS.values()}
        for word, has_sign in each.told["states"]:
            assert has_sign, each.page.name
            assert re.sub(r"\s", " ", word) in words, each.page.name
            count += 1
    assert count > 100


FRENCH = re.compile(r"\b(les|des|une|est|dans|pour|avec|sont|sur|du|au)\b")


def test_what_is_french_in_an_english_page_says_so(seen: list[Seen]) -> None:
    """What a person wrote is French, whatever the language of the page: a screen reader must know."""
    english = [each for each in seen if each.english]
    assert english
    for each in english:
        texts = [text for spoken, text in each.told["spoken"] if spoken == "en" and len(FRENCH.findall(text)) > 1]
        assert texts == [], each.page.name


# on paper


def printed(seen: list[Seen]) -> Iterator[tuple[Seen, list[str]]]:
    """The printed pages: the words of each sheet, as they are laid out."""
    for each in seen:
        if each.page.printed:
            done = subprocess.run(
                ["pdftotext", "-layout", each.page.file.with_suffix(".pdf"), "-"],
                capture_output=True, check=True, encoding="utf-8",
            )  # fmt: skip
            yield each, done.stdout.removesuffix("\f").split("\f")


def test_each_sheet_has_its_number_and_the_title(seen: list[Seen]) -> None:
    for each, sheets in printed(seen):
        for rank, sheet in enumerate(sheets, 1):
            assert re.search(rf"\s{rank} ?/ ?{len(sheets)}$", "\n".join(foot(sheet)), re.MULTILINE), each.page.name
        title = re.split(r"[,:(]", each.told["title"].rpartition(" – ")[2])[0].strip()
        assert title in "\n".join(foot(sheets[-1])), each.page.name


def foot(sheet: str) -> list[str]:
    """The lines at the foot of a sheet: the title with the number, then where the page comes from, but for letters."""
    lines = sheet.strip().splitlines()
    numbered = [rank for rank, line in enumerate(lines) if re.search(r"\d ?/ ?\d+$", line)]
    return lines[numbered[-1] :]


def test_each_sheet_but_letters_says_where_it_comes_from(seen: list[Seen]) -> None:
    for each, sheets in printed(seen):
        told = [foot(sheet) for sheet in sheets]
        of_site = r"^version.* · clsctl "
        from_where = [
            bool(re.search(of_site if is_of_site(each) else r"text.* · .*version.* · clsctl ", lines[-1]))
            for lines in told
        ]
        assert from_where[0], each.page.name
        assert all(from_where) or each.page.name == "relances", each.page.name


def is_of_site(each: Seen) -> bool:
    """Whether it is a page of a site that leaves it to the first page to name the text."""
    return bool(re.match(r"site-\S+ (?!index|versions/)", each.page.name))


def test_no_heading_is_left_at_the_foot_of_a_sheet_and_no_sheet_is_of_a_foot_only(seen: list[Seen]) -> None:
    for each, sheets in printed(seen):
        headings = {" ".join(text.split()) for level, text in each.told["headings"] if level > 1}
        for sheet in sheets:
            body = [" ".join(line.split()) for line in sheet.strip().splitlines()[: -len(foot(sheet))] if line.strip()]
            assert body, each.page.name
            assert body[-1] not in headings or len(sheets) == 1, (each.page.name, body[-1])


def test_the_paper_is_a4(seen: list[Seen]) -> None:
    for each, sheets in printed(seen):
        told = subprocess.run(
            ["pdfinfo", each.page.file.with_suffix(".pdf")], capture_output=True, check=True, encoding="utf-8"
        )
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told.stdout)
        assert size
        assert (round(float(size[1])), round(float(size[2]))) in {(595, 842), (594, 842), (595, 841)}
        assert all(sheet.strip() for sheet in sheets)


def test_a_long_table_has_its_head_on_each_sheet_and_no_row_is_cut(seen: list[Seen]) -> None:
    ((_, sheets),) = [found for found in printed(seen) if found[0].page.name == "long"]
    rows = [sheet for sheet in sheets if re.search(r"Debut\d", sheet)]
    assert len(rows) > 3
    for sheet in rows:
        assert "Échéance signée" in re.sub(r"\s+", " ", sheet) or "Date limite" in sheet
        started, ended = set(re.findall(r"Debut(\d+)", sheet)), set(re.findall(r"\bfin(\d+)", sheet))
        assert started == ended
