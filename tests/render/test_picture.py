"""The picture of a terminal in the README is made from what the commands print today."""

import sys

import pytest

from tests.render.pages import faults
from tools.make_terminal_picture import PICTURE, made, picture, spans


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_picture_is_that_of_the_commands() -> None:
    text = made()
    assert text == PICTURE.read_text(encoding="utf-8"), "python -m tools.make_terminal_picture"
    assert "1.1/L3" in text
    assert "Traceback" not in text


def test_the_picture_asks_for_nothing() -> None:
    text = PICTURE.read_text(encoding="utf-8")
    assert faults(text) == []
    assert "url(" not in text
    assert text.count("http") == 1  # the name of the format itself


def test_a_line_is_cut_at_its_colours() -> None:
    assert [(text, sorted(codes)) for text, codes in spans("a\x1b[1;31mb\x1b[0m c")] == [
        ("a", []),
        ("b", ["1", "31"]),
        (" c", []),
    ]
    drawn = picture([("ls", "é <b>\n漢x")])
    assert ">é &lt;b&gt;</text>" in drawn
    assert 'textLength="25.2">漢x</text>' in drawn
