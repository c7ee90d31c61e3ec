"""Answers in every format: what people see in a terminal and a pipe, and what other tools read."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clsctl import __version__
from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.render import csvtext, jsontext, marks
from clsctl.render.ansi import Terminal
from clsctl.render.answers import FORMATS, fields, remarks, render
from clsctl.render.language import language
from clsctl.render.width import width, wrap

EN, FR = language("en"), language("fr")


class Counts(NamedTuple):
    total: int = 0
    remis: int = 0


class Move(NamedTuple):
    where: Where
    echeance: str
    decide_le: date | None


class Item(NamedTuple):
    ref: str
    titre: str | None
    porteurs: tuple[str, ...] = ()
    echeance: date | None = None
    etat: str = "en_retard"
    jours: int = 0
    montant: Decimal | None = None
    part: float | None = None
    livrables: Counts | None = None
    reports: tuple[Move, ...] = ()
    where: Where | None = None


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Title")),
    Column("porteurs", msg("Holders")),
    Column("echeance", msg("Deadline"), "date"),
    Column("etat", msg("State"), "etat"),
    Column("jours", msg("Days"), "number"),
    Column("montant", msg("Amount"), "number"),
    Column("part", msg("Share"), "share"),
    Column("livrables.total", msg("Total"), "number"),
    Column("reports", msg("Moves"), "number"),
)
MOVE = Move(Where("fiches/1.yaml", ("suivi",)), "2021", date(2020, 5, 1))
FULL = Item(
    "1.3/L1",
    "Diagnostic territorial",
    ("ARS", "CC TDC"),
    date(2019, 12, 31),
    "en_retard",
    12183,
    Decimal("72052.50"),
    0.29,
    Counts(3, 1),
    (MOVE,),
    Where("fiches/1.yaml"),
)


def answer(*items: Any, **more: Any) -> Answer:
    summary = {"total": len(items)}
    return Answer("overdue", "CLS d'essai", "disk", date(2020, 7, 1), items, COLUMNS, summary, item=Item, **more)


def test_a_pipe_gets_an_aligned_table_with_nothing_cut() -> None:
    long = "Accompagnement " * 20
    text = render(answer(FULL, Item("1.4/L10", long)), "table", EN)
    head, first, second = text.splitlines()
    assert head.startswith("Reference  Title")
    assert "ARS, CC TDC" in first
    assert first.endswith("2019-12-31  late   12,183  72,052.50    29%      3      1")
    assert long.strip() in second
    assert head.index("Holders") == first.index("ARS")


def test_french_dates_and_numbers_in_a_table() -> None:
    text = render(answer(FULL), "table", FR)
    assert "31/12/2019" in text
    assert "72\u202f052,50" in text


def test_an_empty_table_says_only_its_remarks() -> None:
    assert render(answer(), "table", EN) == ""
    text = render(answer(unread=("fiches/2.yaml",), notes=(msg("Bounds: none"),)), "table", EN)
    assert text == "One file could not be read and is left out: fiches/2.yaml\nBounds: none\n"


LISTS = (
    Listing(msg("Late | by holder"), (FULL,), (COLUMNS[0], Column("reports.echeance", msg("Moved to")))),
    Listing(msg("Nothing"), (), COLUMNS),
    Listing(None, (FULL,), COLUMNS[:2]),
)


def test_several_lists_each_under_its_title_and_none_for_an_empty_one() -> None:
    several = answer(FULL, lists=LISTS, notes=(msg("A note"),))
    assert render(several, "table", EN) == (
        "Late | by holder\nReference  Moved to\n1.3/L1     2021\n\n"
        "Reference  Title\n1.3/L1     Diagnostic territorial\n\nA note\n"
    )
    assert "\x1b[1mLate | by holder\x1b[0m\n" in render(several, "table", EN, Terminal(80, True))
    assert render(several, "md", EN) == (
        "## Late \\| by holder\n\n| Reference | Moved to |\n| --- | --- |\n| 1.3/L1 | 2021 |\n\n"
        "| Reference | Title |\n| --- | --- |\n| 1.3/L1 | Diagnostic territorial |\n\nA note\n"
    )


def test_remarks_count_the_files_left_out() -> None:
    said = remarks(answer(unread=("a.yaml", "b.yaml")), EN)
    assert said == "2 files could not be read and are left out: a.yaml, b.yaml\n"


def test_control_characters_never_reach_a_terminal() -> None:
    hostile = Item("1", "a\x1b[31mb\x9b2Jc\u202ed\ne")
    for terminal in (Terminal(), Terminal(200, False)):
        text = render(answer(hostile), "table", EN, terminal)
        assert "a␛[31mb\ufffd2Jc\ufffdd e" in text
        assert "\x1b" not in text


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 200])
def test_a_terminal_table_is_never_wider_than_the_terminal(columns: int) -> None:
    items = [FULL._replace(titre="Accompagner l'implantation des maisons de santé " * 3) for _ in range(3)]
    text = render(answer(*items), "table", EN, Terminal(columns, False))
    assert max(map(width, text.splitlines())) <= columns
    assert text.count("2019-12-31") == text.count("1.3/L1") == 3


def test_colour_that_was_asked_for_goes_into_a_pipe_too() -> None:
    plain = render(answer(FULL, FULL), "table", EN, Terminal(None, False))
    coloured = render(answer(FULL, FULL), "table", EN, Terminal(None, True))
    assert "\x1b[1;31mlate\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in plain


def test_what_fits_is_a_table_with_wrapped_texts_at_80_columns() -> None:
    few = answer(FULL._replace(titre="Accompagner l'implantation des maisons de santé " * 3))
    text = render(few._replace(columns=COLUMNS[:6]), "table", EN, Terminal(80, False))
    assert "Reference" in text.splitlines()[0]
    assert len(text.splitlines()) > 5
    assert max(map(width, text.splitlines())) <= 80


def test_a_narrow_terminal_gets_a_few_lines_for_each_item() -> None:
    moved = FULL._replace(ref="1.4/L2", titre="Un titre bien plus long que la ligne")
    assert (
        render(answer(FULL, moved), "table", EN, Terminal(46, False))
        == """\
1.3/L1  late  Diagnostic territorial
        Holders: ARS, CC TDC
        Deadline: 2019-12-31 · Days: 12,183
        Amount: 72,052.50 · Share: 29%
        Total: 3 · Moves: 1
1.4/L2  late
        Un titre bien plus long que la ligne
        Holders: ARS, CC TDC
        Deadline: 2019-12-31 · Days: 12,183
        Amount: 72,052.50 · Share: 29%
        Total: 3 · Moves: 1
"""
    )


def test_a_listing_without_references_or_words_has_no_margin() -> None:
    bare = answer(FULL)._replace(columns=COLUMNS[5:])
    assert (
        render(bare, "table", EN, Terminal(30, False))
        == """\
Days: 12,183
Amount: 72,052.50 · Share: 29%
Total: 3 · Moves: 1
"""
    )


def test_the_colon_after_a_title_stands_as_the_language_has_it() -> None:
    bare = answer(FULL)._replace(columns=COLUMNS[5:])
    lines = render(bare, "table", FR, Terminal(30, False)).splitlines()
    assert lines[0] == "Jours\N{NO-BREAK SPACE}: 12\N{NARROW NO-BREAK SPACE}183"


def test_remarks_are_wrapped_on_a_terminal_only() -> None:
    said = answer(notes=(msg("One two three four five six"),))
    assert render(said, "table", EN, Terminal(12)) == "One two\nthree four\nfive six\n"
    assert render(said, "table", EN) == "One two three four five six\n"


def test_colour_is_on_a_colour_terminal_only_and_never_alone() -> None:
    coloured = render(answer(FULL), "table", EN, Terminal(200, True))
    assert "\x1b[1;31mlate" in coloured
    assert "\x1b" not in render(answer(FULL), "table", EN, Terminal(200, False))
    assert "\x1b[1;31mlate" in render(answer(FULL), "table", EN, Terminal(30, True))


def test_the_json_envelope() -> None:
    text = render(answer(FULL, unread=("x.yaml",), notes=(msg("A note"),)), "json", EN)
    assert json.loads(text, parse_float=Decimal) == {
        "clsctl": __version__,
        "schema": 1,
        "kind": "overdue",
        "plan": "CLS d'essai",
        "rev": "disk",
        "date": "2020-07-01",
        "items": [
            {
                "ref": "1.3/L1",
                "titre": "Diagnostic territorial",
                "porteurs": ["ARS", "CC TDC"],
                "echeance": "2019-12-31",
                "etat": "en_retard",
                "jours": 12183,
                "montant": Decimal("72052.50"),
                "part": Decimal("0.29"),
                "livrables": {"total": 3, "remis": 1},
                "reports": [{"echeance": "2021", "decide_le": "2020-05-01"}],
            }
        ],
        "summary": {"total": 1, "notes": ["A note"], "unread": ["x.yaml"]},
    }
    assert '"montant": 72052.50,' in text


def test_jsonl_is_an_item_a_line() -> None:
    first, second = render(answer(FULL, FULL._replace(titre="a\nb")), "jsonl", EN).splitlines()
    assert json.loads(first)["ref"] == "1.3/L1"
    assert json.loads(second)["titre"] == "a\nb"


def test_csv_columns_come_from_the_type_and_not_from_the_day() -> None:
    expected = ["ref", "titre", "porteurs", "echeance", "etat", "jours", "montant", "part"]
    expected += ["livrables.total", "livrables.remis", "reports"]
    assert fields(answer()) == expected
    assert fields(answer(Item("1", None))) == expected
    assert fields(answer()._replace(item=None)) == [column.key for column in COLUMNS]


def test_csv_cells() -> None:
    text = render(answer(FULL, Item("1.4", "=1+1", jours=-5)), "csv", EN)
    header, full, bare = list(csv.reader(StringIO(text)))
    row = dict(zip(header, full, strict=True))
    assert row["porteurs"] == "ARS; CC TDC"
    assert row["echeance"] == "2019-12-31"
    assert row["etat"] == "en_retard"
    assert row["montant"] == "72052.50"
    assert row["livrables.total"] == "3"
    assert json.loads(row["reports"]) == [{"echeance": "2021", "decide_le": "2020-05-01"}]
    assert bare[1] == "'=1+1"
    assert bare[5] == "-5"


def test_markdown_table_cells_are_literal() -> None:
    text = render(answer(Item("1|2", "<b>*x* `y` [z](javascript:1) en_retard\nnext"), unread=("a|b",)), "md", EN)
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<td>1|2</td>" in html
    assert "<td>&lt;b&gt;*x* `y` [z](javascript:1) en_retard next</td>" in html
    assert "left out: a|b</p>" in html


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_the_same_answer_gives_the_same_text_and_ends_a_line(format_: str) -> None:
    text = render(answer(FULL, FULL), format_, FR)
    assert text == render(answer(FULL, FULL), format_, FR)
    assert text.endswith("\n")
    assert "\r" not in text


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_csv_reads_back_the_same_and_no_cell_is_a_formula(rows: list[list[str]]) -> None:
    text = csvtext.table(["a", "b"], [[csvtext.guard(cell) for cell in row] for row in rows])
    read = list(csv.reader(StringIO(text, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == rows
    assert not any(cell.strip()[:1] in set("=+-@＝＋－＠") for row in read for cell in row if cell.strip())


@given(st.text())
def test_any_text_is_one_literal_markdown_cell(text: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(marks.table(["h"], [[marks.literal(text)]]))
    assert html.count("<td") == 1
    inner = html.split("<td>", 1)[1].split("</td>", 1)[0]
    assert "<" not in inner


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_wrapped_text_is_whole_and_narrow(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@given(JSON_VALUES)
def test_json_reads_back_the_same(value: Any) -> None:
    for text in (jsontext.compact(value), jsontext.indented(value)):
        read = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        assert (
            read == json.loads(json.dumps(value, default=str), parse_float=Decimal, parse_int=Decimal) or read == value
        )
        assert not set(text) & set(map(chr, (0x1B, 0x7F, 0x9B)))
    assert "\n" not in jsontext.compact(value)


def test_a_number_that_is_none_is_null() -> None:
    assert jsontext.compact([Decimal("NaN"), Decimal("Infinity")]) == "[null, null]"
