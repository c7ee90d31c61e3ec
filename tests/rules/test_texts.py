"""The texts that the rules search are those that leave the house, as `core.audience` has it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clsctl.core.audience import visible
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.texts import sheet
from clsctl.core.snapshot import Snapshot
from clsctl.reading import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PLANS = sorted(path.parent for path in EXAMPLES.glob("*/clsctl.yaml"))


def fiches(folder: Path) -> Iterator[tuple[Fiche, Fiche]]:
    """Each fiche, whole and as partners see it."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    plan = load(Snapshot("test", None, files), folder.name).portefeuille.plans[0]
    return zip(plan.fiches, visible(plan, "partenaires").fiches, strict=True)


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in texts_in(each))
    elif isinstance(value, tuple) and not isinstance(value, Where):
        yield from (text for each in value for text in texts_in(each))


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_texts_are_those_that_partners_see(folder: Path) -> None:
    for whole, shown in fiches(folder):
        expected = sorted(texts_in(shown._replace(cles=())))
        assert sorted(text for _, text in sheet(whole).texts()) == expected


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_what_is_searched_is_what_is_placed(folder: Path) -> None:
    for whole, _ in fiches(folder):
        page = sheet(whole)
        assert page.joined == "\n".join(["", *(text for _, text in page.texts()), ""])
