"""The glossary has every word of the model and of the states, and no word that is nowhere."""

import importlib
import pkgutil
import re
from pathlib import Path
from typing import get_args

from clsctl.core import facts, model

PAGE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def words_of_the_model() -> set[str]:
    """The fields of every record, the states, and the figures of progress."""
    words = {*get_args(facts.Etat), *facts.Avancement._fields}
    for found in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"{model.__name__}.{found.name}")
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, tuple) and thing.__module__ == module.__name__:
                words |= set(getattr(thing, "_fields", ()))
    return words - {"where", "glob"}


def words_of_the_page() -> set[str]:
    """The words in backticks in the first column of the page's tables."""
    rows = re.findall(r"^\| (`.+?`) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`(\w+)`", row)}


def test_the_glossary_has_every_word_of_the_model() -> None:
    assert sorted(words_of_the_model() - words_of_the_page()) == []


def test_the_glossary_has_no_word_of_its_own() -> None:
    assert sorted(words_of_the_page() - words_of_the_model() - {"portefeuille"}) == []
