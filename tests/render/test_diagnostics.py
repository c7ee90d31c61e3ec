"""Findings as people and machines read them."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.diagnostics import Diagnostic, Related, Severity, Span, Where
from clsctl.core.messages import msg
from clsctl.render.ansi import PLAIN, Terminal
from clsctl.render.diagnostics import FORMATS, render, tally
from clsctl.render.excerpt import excerpt
from clsctl.render.head import Head
from clsctl.render.language import language
from clsctl.render.width import width

EN = language("en")
FILE = "fiches/1.yaml"
TEXT = 'id: "1.3"\nlivrables:\n  - id: L1\n    echeance: 30/02/2020\n  - id: L1\n'
DATE = Diagnostic(
    "F010",
    "error",
    Where(FILE, ("livrables", 0, "echeance")),
    msg("There is no {day}", day="30 February 2020"),
    msg("Write a day that exists, such as 29/02/2020"),
    "1.3/L1",
    (),
    Span(4, 15, 4, 25),
)
TWICE = Diagnostic(
    "R101",
    "warning",
    Where(FILE, ("livrables", 1, "id")),
    msg("The id L1 is taken"),
    None,
    "1.3/L1",
    (Related(Where(FILE, ("livrables", 0, "id")), msg("first used here"), Span(3, 9, 3, 11)),),
    Span(5, 9, 5, 11),
)
WHOLE = Diagnostic("F001", "info", Where("fiches/absent.yaml"), msg("Not read"))


def text(*diagnostics: Diagnostic, texts: Mapping[str, str] | None = None, terminal: Terminal = PLAIN) -> str:
    return render(diagnostics, {FILE: TEXT} if texts is None else texts, "text", EN, terminal)


def test_text_as_the_user_reads_it() -> None:
    assert tally((DATE, TWICE, WHOLE), EN) == "1 error, 1 warning, 1 piece of information"
    assert (
        text(DATE, TWICE, WHOLE)
        == """\
fiches/1.yaml:4:15: F010 There is no 30 February 2020
 4 |     echeance: 30/02/2020
   |               ^^^^^^^^^^
  hint: Write a day that exists, such as 29/02/2020

fiches/1.yaml:5:9: R101 The id L1 is taken [warning]
 5 |   - id: L1
   |         ^^
  fiches/1.yaml:3:9: first used here
 3 |   - id: L1
   |         ^^

fiches/absent.yaml:1:1: F001 Not read [information]

"""
    )


def test_no_finding_says_so() -> None:
    assert not text()
    assert tally((), EN) == "No finding."


def test_colour_by_severity() -> None:
    coloured = text(DATE, TWICE, terminal=Terminal(80, True))
    assert "\x1b[1;31mF010\x1b[0m" in coloured
    assert "\x1b[1;33mR101\x1b[0m" in coloured
    assert "\x1b[1;31m^^^^^^^^^^\x1b[0m" in coloured


def carets(line: str, start: int, end: int, terminal: Terminal = PLAIN) -> tuple[str, str]:
    """The excerpt's text and caret lines for characters `start` to `end` (from 0) of a line."""
    shown, marks = excerpt(line, Span(1, start + 1, 1, end + 1), "", terminal).splitlines()
    return shown.removeprefix(" 1 | "), marks.removeprefix("   | ")


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("\tid: L1", 5, 7, ("    id: L1", "        ^^")),
        ("a: 漢字 x", 3, 5, ("a: 漢字 x", "   ^^^^")),
        ("a: 漢字 x", 6, 7, ("a: 漢字 x", "        ^")),
        ("a: e\u0301te\u0301 x", 3, 8, ("a: e\u0301te\u0301 x", "   ^^^")),
        ("a: e\u0301te\u0301 x", 9, 10, ("a: e\u0301te\u0301 x", "       ^")),
        ("a:", 2, 2, ("a:", "  ^")),
        ("a: b", 9, 12, ("a: b", "    ^")),
        ("a: \x1b[0m", 3, 4, ("a: ␛[0m", "   ^")),
    ],
)
def test_carets_stand_under_the_very_characters(line: str, start: int, end: int, expected: tuple[str, str]) -> None:
    assert carets(line, start, end) == expected


def test_a_long_line_is_cut_around_the_finding() -> None:
    line = "a" * 300 + "BAD" + "c" * 300
    shown, marks = carets(line, 300, 303, Terminal(60))
    assert width(shown) <= 55
    assert shown[0] == shown[-1] == "…"
    assert shown[len(marks) - 3 : len(marks)] == "BAD"


def test_a_block_shows_its_ends() -> None:
    block = "texte: |\n  un\n  deux\n  trois\n  quatre\n  cinq\nfin: x\n"
    assert (
        excerpt(block, Span(1, 8, 7, 1), "", Terminal())
        == """\
 1 | texte: |
   |        ^
 2 |   un
   |   ^^
 . |
 6 |   cinq
   |   ^^^^
"""
    )
    assert excerpt(block, Span(1, 8, 3, 7), "", Terminal()).count("^\n") == 3


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_lines_are_those_of_yaml(line_break: str) -> None:
    shown = excerpt(f"a: 1\x0cb{line_break}c: 2", Span(2, 1, 2, 2), "", Terminal())
    assert shown.splitlines()[0] == " 2 | c: 2"


def test_a_place_outside_the_text_has_no_excerpt() -> None:
    assert excerpt("a: 1\n", Span(9, 1, 9, 2), "", Terminal()) == ""
    assert excerpt("", Span(1, 1, 1, 1), "", Terminal()) == ""


@given(
    st.text(alphabet="ab\t漢e\u0301 \x1b", min_size=1, max_size=200),
    st.integers(0, 200),
    st.integers(0, 200),
    st.none() | st.integers(1, 120),
)
def test_the_caret_columns_measure_what_they_point_at(line: str, start: int, length: int, columns: int | None) -> None:
    span = Span(1, start + 1, 1, start + length + 1)
    lines = excerpt(line, span, "", Terminal(columns)).splitlines()
    if lines:
        shown, marks = lines
        assert "\x1b" not in shown
        assert "^" in marks
        assert width(marks) <= max(width(shown), 5 + width(line.replace("\t", "    "))) + 1


def test_the_json_of_a_finding() -> None:
    written = json.loads(render([TWICE], {}, "json", EN, head=Head("CLS", "disk", None)))
    assert (written["kind"], written["plan"], written["rev"], written["date"]) == ("validate", "CLS", "disk", None)
    assert written["summary"] == {"errors": 0, "warnings": 1, "infos": 0, "files": 1, "notes": [], "unread": []}
    (item,) = written["items"]
    assert item == {
        "file": FILE,
        "line": 5,
        "column": 9,
        "end_line": 5,
        "end_column": 11,
        "code": "R101",
        "severity": "warning",
        "message": "The id L1 is taken",
        "hint": None,
        "key": "livrables[1].id",
        "ref": "1.3/L1",
        "related": [
            {"file": FILE, "line": 3, "column": 9, "end_line": 3, "end_column": 11, "message": "first used here"}
        ],
    }


def test_jsonl_has_one_finding_a_line() -> None:
    lines = render([DATE, WHOLE], {}, "jsonl", EN).splitlines()
    assert [json.loads(line)["code"] for line in lines] == ["F010", "F001"]
    assert json.loads(lines[1])["line"] == 1


def test_github_annotations_escape_what_the_forge_reads() -> None:
    odd = DATE._replace(where=Where("a,b:c%.yaml"), message=msg("50 % of\nthis: that"), hint=None)
    assert render([odd, TWICE, WHOLE], {}, "github", EN) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=4,col=15,endLine=4,endColumn=25,title=F010::50 %25 of%0Athis: that\n"
        "::warning file=fiches/1.yaml,line=5,col=9,endLine=5,endColumn=11,title=R101::The id L1 is taken\n"
        "::notice file=fiches/absent.yaml,line=1,col=1,endLine=1,endColumn=1,title=F001::Not read\n"
    )


def test_github_shows_the_hint_under_the_message() -> None:
    assert "2020%0AWrite a day" in render([DATE], {}, "github", EN)


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_the_tally_has_a_plural(severity: Severity) -> None:
    two = [DATE._replace(severity=severity)] * 2
    assert tally(two, EN).startswith("2 ")


@given(st.text(), st.sampled_from(sorted(FORMATS)))
def test_a_message_never_breaks_a_format(said: str, format_: str) -> None:
    odd = DATE._replace(message=msg("{said}", said=said), hint=msg("{said}", said=said))
    shown = render([odd], {FILE: TEXT}, format_, EN)
    assert shown.endswith("\n")
    assert "\x1b" not in shown or format_ == "csv"
    if format_ == "github":
        assert shown.count("\n") == 1
