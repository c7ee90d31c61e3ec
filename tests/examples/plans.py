"""The example plans as their files are, read with a parser that leaves every scalar its text."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS = ("terres-des-confluences", "loiret", "loir-et-cher", "cpts-canal-garonne")
PERSONS = ("referents", "contacts", "equipe", "equipe_partenaires")


@functools.cache
def load(path: Path) -> Any:
    """The file as maps, lists and texts; an empty value is an empty text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def plan(name: str) -> Any:
    return load(EXAMPLES / name / "clsctl.yaml")


def fiche_paths(name: str) -> list[Path]:
    return sorted((EXAMPLES / name / "fiches").rglob("*.yaml"))


def fiche(name: str) -> Any:
    """The one fiche of a document."""
    (path,) = fiche_paths(name)
    return load(path)


def yaml_paths(name: str) -> list[Path]:
    return [EXAMPLES / name / "clsctl.yaml", *fiche_paths(name)]


def texts(node: object) -> Iterator[str]:
    """Every value of a node, in the order of the file; keys too where they are the house's labels."""
    if isinstance(node, dict):
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    else:
        yield str(node)


def plain(text: str) -> str:
    """One line, one kind of space, no Markdown emphasis."""
    return re.sub(r"\s+", " ", text.replace("**", "").replace("\\", ""))


def has_figure(text: str, figure: str, word: str, reach: int = 110) -> bool:
    """Whether the whole number `figure` stands in `text` with `word` at most `reach` characters away."""
    for found in re.finditer(rf"(?<![\w.,]){re.escape(figure)}(?![\w]|[.,]\d)", text):
        if word in text[max(0, found.start() - reach) : found.end() + reach]:
            return True
    return False
