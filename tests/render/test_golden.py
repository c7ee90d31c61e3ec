"""The reports on the examples, byte for byte. After a change that is meant: `python -m tests.render.golden`."""

import pytest

from tests.render.golden import FOLDER, LANGUAGES, texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_reports_are_those_that_were_looked_at(code: str) -> None:
    made = texts(code)
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob(f"*-{code}.*")}
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        assert text == kept[name], name
