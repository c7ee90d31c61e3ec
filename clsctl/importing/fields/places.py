"""Territories: the words of the document, the intercommunalities it lists, a table of communes."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.importing.blocks import Block, lines
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import Row, rows_of, unplaced
from clsctl.importing.fields.texts import names

_EPCI = re.compile(r"(?:communauté (?:de communes|d'agglomération|urbaine)|métropole|CC|CA)\b", re.IGNORECASE)
_SECTOR = re.compile(r"(?P<secteur>secteurs?\s*[\w.]+)\s*:?\s*(?P<noms>.*)", re.IGNORECASE)
_POPULATION = re.compile(r"(\d[\d\s\u00a0\u202f]*)(.*)")


def territory(blocks: Sequence[Block], around: Around) -> Got:
    """The territory in the document's words, and the intercommunalities among them."""
    got = names(blocks, around)
    parts: list[str] = got.value or []
    epci = [part for part in parts if _EPCI.match(part)]
    rest = [part for part in parts if part not in epci]
    if len(epci) < 2:
        return Got({"libelle": " ".join(each.plain for each in lines(blocks))} if parts else None)
    value: dict[str, Any] = {"libelle": ", ".join(rest)} if rest else {}
    return Got({**value, "epci": [{"nom": part} for part in epci]}, doubts=got.doubts)


def communes(blocks: Sequence[Block], _around: Around) -> Got:
    """The table of communes, with the districts that are on rows of their own."""
    read = rows_of(blocks, "territoire.communes")
    found: list[Any] = []
    left: list[Block] = list(unplaced(read))
    for row in read.rows:
        _commune(row, found)
    return Got(found or None, tuple(left), used=read.heads)


def _commune(row: Row, found: list[Any]) -> None:
    """A commune, or, without codes, a sector of the commune above."""
    name = row.text("nom")
    sector = _SECTOR.match(name)
    if sector and found and not row.text("code_insee"):
        districts = [each.strip() for each in re.split(r"\s*[/;,]\s*", sector["noms"]) if each.strip()]
        found[-1].setdefault("quartiers", []).append({"secteur": sector["secteur"], "noms": districts})
        return
    postal = [each for each in re.split(r"\s*[,;/]\s*|\s+", row.text("codes_postaux")) if each]
    value = {"nom": name, "code_insee": row.text("code_insee"), "codes_postaux": postal}
    found.append({key: each for key, each in value.items() if each})


def population(blocks: Sequence[Block], _around: Around) -> Got:
    """A number of inhabitants; a note called beside it says where it comes from."""
    text = " ".join(each.plain for each in lines(blocks))
    found = _POPULATION.match(text)
    if not found:
        return Got(None, tuple(blocks))
    beside = found[2].strip(" ().")
    return Got(found[1].strip(), also=(("territoire.source", beside),) if beside else ())


def districts(blocks: Sequence[Block], around: Around) -> Got:
    """A list of names."""
    return names(blocks, around)
