"""`clsctl period`: one expression, several, or a stream of them."""

import json

import pytest

from clsctl.core.calendar import Piece, Reading
from clsctl.core.messages import msg
from clsctl.render.ansi import PLAIN, Terminal
from clsctl.render.language import language
from clsctl.render.panel import panel
from tests.cli.run import clsctl

EN = language("en")


def texts(*args: str) -> list[str]:
    return [item["text"] for item in json.loads(clsctl("period", *args, "--format", "json").out)["items"]]


def test_words_without_quotes_are_one_expression() -> None:
    assert texts("2ème", "semestre", "2019") == ["2ème semestre 2019"]
    assert texts("bientôt", "2019") == ["bientôt 2019"]


def test_expressions_in_quotes_are_read_one_by_one() -> None:
    assert texts("2ème semestre 2019", "2020") == ["2ème semestre 2019", "2020"]
    assert texts("31/12/2019", "2020-01-31") == ["31/12/2019", "2020-01-31"]


def test_a_line_each_from_standard_input() -> None:
    ran = clsctl("period", "--stdin", stdin="2019\r\n\nfin décembre\n".encode())
    assert [json.loads(line)["text"] for line in ran.out.splitlines()] == ["2019", "", "fin décembre"]
    assert ran.code == 0
    assert not clsctl("period", "--stdin").out
    assert clsctl("period", "--stdin", "--format", "csv", stdin=b"2019").out.startswith("text,nature,")
    assert clsctl("period", "--stdin", "--format", "table", stdin=b"2019").out.startswith("Text ")


@pytest.mark.parametrize("data", ["\ufeff1er août 2020".encode(), "1er août 2020".encode("cp1252")])
def test_what_windows_sends_is_understood(data: bytes) -> None:
    assert json.loads(clsctl("period", "--stdin", stdin=data).out)["text"] == "1er août 2020"


def test_a_refusal_fails_only_when_asked() -> None:
    assert clsctl("period", "bientôt").code == 0
    assert clsctl("period", "bientôt", "--fail").code == 1
    assert clsctl("period", "2019", "--fail").code == 0
    assert clsctl("period", "--stdin", "--fail", stdin=b"2019\nsoon\n").code == 1


def test_the_phases_can_be_pasted() -> None:
    reading = Reading(
        'a "b": 2019 then 2020',
        "undatable",
        reason=msg("Several dates"),
        rest="then",
        nearest="2019",
        split=(Piece('a "b"', "2019"), Piece("c: d", "2020")),
    )
    shown = panel(reading, EN, PLAIN)
    assert (
        shown
        == """\
a "b": 2019 then 2020
            ^^^^
  read as  cannot be dated
  why not  Several dates
  try      2019

Several dates: one phase for each, ready to paste into the fiche:

calendrier:
  texte: "a \\"b\\": 2019 then 2020"
  phases:
    - id: P1
      titre: "a \\"b\\""
      calendrier: "2019"
    - id: P2
      titre: "c: d"
      calendrier: "2020"
"""
    )


def test_the_frame_holds_whatever_the_width() -> None:
    reading = Reading("x" * 30, "undatable", reason=msg("{t}", t="word " * 30), rest="x" * 30, wrong=True)
    for columns in (30, 40, 80):
        lines = panel(reading, EN, Terminal(columns)).splitlines()
        assert {len(line) for line in lines} == {len(lines[0])}
        assert len(lines[0]) <= columns
    coloured = panel(reading, EN, Terminal(80, True))
    assert "\x1b[1;31m" in coloured


@pytest.mark.parametrize(
    ("every", "times", "said"),
    [
        ("P1Y", 2, "2 times a year"),
        ("P6M", 1, "once a semester"),
        ("P3M", 1, "once a quarter"),
        ("P1M", 3, "3 times a month"),
        ("P2Y", 1, "once in P2Y"),
    ],
)
def test_how_often_is_said_in_words(every: str, times: int, said: str) -> None:
    assert f"how often  {said}\n" in panel(Reading("x", "recurring", every=every, times=times), EN, PLAIN)


def test_notes_and_warnings_are_shown() -> None:
    shown = panel(Reading("x", "dated", notes=(msg("N"),), warnings=(msg("W"),)), EN, PLAIN)
    assert "note     N\n" in shown
    assert "warning  W\n" in shown
