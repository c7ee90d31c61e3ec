"""What is proposed to who types a word that is no command, or a format that is none."""

import pytest

from clsctl.cli.meant import _WORDS
from clsctl.cli.table import COMMANDS
from tests.cli.run import clsctl


@pytest.mark.parametrize(
    ("typed", "command"),
    [("retards", "overdue"), ("État", "status"), ("rapport", "report"), ("Aujourd'hui", "today"), ("lint", "validate"),
     ("perid", "period")],
)  # fmt: skip
def test_a_french_word_for_a_command(typed: str, command: str) -> None:
    ran = clsctl(typed)
    assert ran.code == 2
    assert f"Did you mean “{command}”?" in ran.err


def test_the_words_are_of_commands_and_name_one_each() -> None:
    words = [word for each in _WORDS.values() for word in each.split()]
    assert _WORDS.keys() <= COMMANDS.keys()
    assert len(words) == len(set(words))
    assert not set(words) & COMMANDS.keys()


def test_a_pdf_is_printed_from_the_page() -> None:
    ran = clsctl("report", "retards", "--format", "pdf", "-C", "examples/demonstration")
    assert (ran.code, "print the page from a browser" in ran.err) == (2, True)
    assert "browser" not in clsctl("list", "--format", "pdf", "-C", "examples/demonstration").err
