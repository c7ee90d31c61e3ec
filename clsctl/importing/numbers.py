"""The ids of what a fiche holds: `E1`, `L1`, `I1`…, after the number in the title where it has one of its own."""

import re
from collections.abc import Iterator
from typing import Any

_OWN = re.compile(r"(?:[ée]tape|phase|action|livrable|indicateur)\s*n?°?\s*(\d+(?:[.\-]\d+)*)\b", re.IGNORECASE)


def number_all(tree: dict[str, Any]) -> dict[str, Any]:
    """The fiche with an id for each step, action of a step, deliverable, indicator, phase, milestone."""
    taken: set[str] = set()
    etapes = tree.get("etapes") or []
    calendar = tree.get("calendrier")
    calendar = calendar if isinstance(calendar, dict) else {}
    livrables = [each for etape in etapes for each in etape.get("livrables", [])] + (tree.get("livrables") or [])
    groups = (
        ("E", etapes), ("L", livrables), ("I", tree.get("indicateurs") or []), ("P", calendar.get("phases") or []),
        ("J", calendar.get("jalons") or []), ("A", [each for etape in etapes for each in etape.get("actions", [])]),
    )  # fmt: skip
    for letter, group in groups:
        _number(letter, group, taken)
    return tree


def _number(letter: str, group: list[dict[str, Any]], taken: set[str]) -> None:
    wanted = [_wanted(letter, each) for each in group]
    taken |= {each for each in wanted if each and wanted.count(each) == 1}
    free = (f"{letter}{number}" for number in range(1, 100_000))
    for one, own in zip(group, wanted, strict=True):
        unique = own if own and wanted.count(own) == 1 else _next(free, taken)
        rest = dict(one)
        one.clear()
        one.update(id=unique, **rest)


def _wanted(letter: str, one: dict[str, Any]) -> str | None:
    found = _OWN.match(str(one.get("titre") or one.get("libelle") or ""))
    return f"{letter}{found[1]}" if found else None


def _next(free: Iterator[str], taken: set[str]) -> str:
    for name in free:
        if name not in taken:
            taken.add(name)
            return name
    raise AssertionError  # there are more numbers than things
