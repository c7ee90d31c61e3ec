"""Indicators, from a table or a list."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.importing.blocks import Block, Line
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import Row, rows_of, unplaced
from clsctl.importing.fields.texts import entries

_NUMBER = re.compile(r"[+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_UNIT = re.compile(r"([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(%)")
_KINDS = {"processus": "processus", "realisation": "realisation", "réalisation": "realisation", "resultat": "resultat",
          "résultat": "resultat", "impact": "impact", "activité": "realisation", "moyens": "processus"}  # fmt: skip


def indicators(blocks: Sequence[Block], around: Around) -> Got:
    """Indicators with what the table says of each; a kind said in the label holds for all."""
    read = rows_of(blocks, "indicateurs")
    used = list(read.heads)
    left: list[Block] = []
    found: list[Any] = [_row(row, used, left) for row in read.rows]
    kind = next((value for word, value in _KINDS.items() if re.search(rf"\b{word}", around.label.casefold())), None)
    loose = [block for block in read.left if isinstance(block, Line)]
    more = {"categorie": kind} if kind else {}
    found += [{"libelle": " ".join(text.split()), **more} for text in entries(loose)]
    left += [each for each in unplaced(read) if each not in loose]
    return Got(found or None, tuple(left), used=tuple(used))


def _row(row: Row, used: list[str], left: list[Block]) -> dict[str, Any]:
    found: dict[str, Any] = {
        key: row.text(key) for key in ("libelle", "unite", "source", "periodicite") if row.text(key)
    }
    words = row.text("categorie").casefold()
    kind = next((value for word, value in _KINDS.items() if word in words), None)
    if kind:
        found["categorie"] = kind
        used.append(row.text("categorie"))
    elif words:
        left.append(Line(row.text("categorie"), row.known["categorie"].place, item="-"))
    for key in ("depart", "cible"):
        if row.text(key):
            _measure(row, key, found, left)
    return found


def _measure(row: Row, key: str, found: dict[str, Any], left: list[Block]) -> None:
    """A value where it is a number, with its unit where that is %; else the words stay beside the indicator."""
    text = row.text(key)
    unit = _UNIT.fullmatch(text)
    if unit:
        found[key] = {"valeur": unit[1]}
        found.setdefault("unite", unit[2])
    elif _NUMBER.fullmatch(text):
        found[key] = {"valeur": text}
    else:
        left.append(Line(f"{row.text('libelle')} : {text}", row.known[key].place, item="-"))
