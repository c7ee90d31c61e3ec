"""Every command that the README and the guide show is run, and prints what they say it prints."""

from pathlib import Path

import pytest

from tools import console


@pytest.mark.parametrize("page", [page for page in console.PAGES if (console.ROOT / page).exists()])
def test_commands_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    text = (console.ROOT / page).read_text(encoding="utf-8")
    results = console.run(page, text, tmp_path)
    assert results, f"{page} shows no command"
    for done in results:
        command = f"{page}: $ {done.step.command} (exit {done.code})"
        assert console.matches(done), f"{command}\n--- printed\n{done.printed}--- shown\n{done.step.shown}"


def test_a_page_that_shows_something_else_is_noticed() -> None:
    step = console.Step("true", "one\n…\nthree\n", 0)
    assert console.matches(console.Done(step, "one\ntwo\nthree\n", 0))
    assert not console.matches(console.Done(step, "one\ntwo\n", 0))
    assert not console.matches(console.Done(step, "one\ntwo\nthree\n", 1))
