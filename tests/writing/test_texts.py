"""Which texts other programs would take for something else, and need quotes."""

import pytest

from clsctl.writing.texts import as_text, looks_typed


@pytest.mark.parametrize(
    "text",
    ["", "~", "null", "Yes", "NON", "n", "0b1", "0o7", "017", "0x1f", "1_000", "1:30", "1:30.5", "-1.5", ".5", "1e3",
     "1.e+3", "+.inf", ".NaN", "<<", "=", "2024-01-16", "2024-1-6 10:00"],
)  # fmt: skip
def test_what_others_take_for_no_text_is_quoted(text: str) -> None:
    assert looks_typed(text) is (text not in {"", "NON"})
    assert as_text(text).startswith(('"', "N"))


@pytest.mark.parametrize("text", ["1.10.2", "1e", "12/2020", "0b2", "1:", "e3", "2020-2024", "1" * 100_000 + "x"])
def test_other_texts_stand_as_they_are(text: str) -> None:
    """The last one took the square of its length."""
    assert not looks_typed(text)
