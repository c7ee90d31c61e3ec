"""What is done, and what was done already: actions of a fiche, objectives with actions under them, the history."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.importing.blocks import Block, Line
from clsctl.importing.fields.calendar import is_dated, with_time
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import rows_of, unplaced
from clsctl.importing.fields.texts import entries


def actions(blocks: Sequence[Block], _around: Around) -> Got:
    """Actions, from a table or a list; of a numbered list of objectives with entries under them, see `targets`."""
    read = rows_of(blocks, "actions")
    found: list[Any] = [
        {key: row.text(key) for key in ("titre", "objectif", "calendrier") if row.text(key)} for row in read.rows
    ]
    loose = [block for block in read.left if isinstance(block, Line)]
    found += [{"titre": " ".join(each.split())} for each in entries(loose)]
    left = [each for each in unplaced(read) if each not in loose]
    return Got([with_time(each) for each in found] or None, tuple(left), used=read.heads)


def facts(blocks: Sequence[Block], _around: Around) -> Got:
    """What had already happened: « Le 5 octobre 2020 : réunion », each entry with its time where it begins with one."""
    found: list[dict[str, str]] = []
    for text in entries(blocks):
        head, colon, rest = text.partition(":")
        dated = bool(colon) and is_dated(head) and len(head) < 60
        found.append({"calendrier": head.strip(), "texte": rest.strip()} if dated else {"texte": text})
    return Got(found or None)


def targets(blocks: Sequence[Block], _around: Around) -> Got:
    """Numbered objectives with what is done under each: objectives, and actions that name their objective."""
    objectifs: list[str] = []
    done: list[Any] = []
    left: list[Block] = []
    number = ""
    for block in blocks:
        if not isinstance(block, Line):
            left.append(block)
        elif block.item[:1].isdigit() or (not block.item and not done):
            number = re.sub(r"\D", "", block.item)
            objectifs.append(f"{number} – {block.text}" if number else block.text)
        else:
            done.append({"titre": block.plain, **({"objectif": f"Objectif spécifique {number}"} if number else {})})
    return Got(objectifs or None, tuple(left), also=(("actions", [with_time(each) for each in done]),) if done else ())
