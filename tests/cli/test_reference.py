"""The reference page of the commands is the one the code makes."""

from clsctl.cli.table import COMMANDS
from clsctl.render.language import language
from tools.make_commands import TARGET, page


def test_the_page_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == page(language("fr")), "run: python -m tools.make_commands"


def test_no_command_nor_option_is_forgotten() -> None:
    text = page(language("fr"))
    for name in COMMANDS:
        assert f"### `clsctl {name}" in text
    for option in ("-C, --dir", "--rev", "--date", "-o, --output", "--fiche", "--etat", "--debug", "--undatable"):
        assert f"`{option}" in text
