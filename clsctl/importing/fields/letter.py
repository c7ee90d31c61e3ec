"""The part of a letter of intent that only a CPTS has: its tables, its boxes, its missions."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.core.messages import msg
from clsctl.importing.blocks import Block, Line, Table, boxes, lines, markdown
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import Row, rows_of, unplaced

_SIZE = re.compile(r"taille\s*(\d)", re.IGNORECASE)
_TICKS = re.compile(r"[☐☒]")
_ANSWER = re.compile(r"(?P<box>[☐☒])\s*(?P<word>oui|non)\b|\b(?P<word2>oui|non)\s*(?P<box2>[☐☒])", re.IGNORECASE)
_FREE = re.compile(r"^[\s\-–—:]*(?:pr[ée]cisez|pr[ée]ciser|si oui)?[\s,:\-–—]*", re.IGNORECASE)
_PARTS = (("objectifs_strategiques", "objectifs stratégiques"), ("objectifs_operationnels", "objectifs opérationnels"),
          ("actions", "actions envisagées"))  # fmt: skip
# Words that tell the missions of the national agreement apart.
_MISSIONS = (
    ("acces_medecin_traitant", "traitant"), ("soins_non_programmes", "non programm"), ("parcours", "parcours"),
    ("prevention", "prévention"), ("crise_sanitaire", "crise"), ("qualite_pertinence", "pertinence"),
    ("accompagnement_professionnels", "accompagnement des professionnels"),
)  # fmt: skip


def size(blocks: Sequence[Block], _around: Around) -> Got:
    """The size that is ticked, or the only one named; none where the form lists all four without a tick."""
    found = [line for line in lines(blocks) if _SIZE.search(line.plain)]
    ticked = [line for line in found if "☒" in line.plain] or (found if len(found) == 1 else [])
    others = tuple(line for line in lines(blocks) if line not in found)
    used = tuple(line.plain for line in found)
    if len(ticked) != 1:
        doubts = (msg("No size is ticked, or several are: say which under cpts, taille."),)
        return Got(None, others, doubts, used)
    number = _SIZE.search(ticked[0].plain)
    return Got(number[1] if number else None, others, used=used)


def professionals(blocks: Sequence[Block], _around: Around) -> Got:
    """The table of professions; a text that stands for the column of those asked goes apart."""
    read = rows_of(blocks, "cpts.professionnels")
    found = []
    asked: list[str] = []
    for row in read.rows:
        text = row.text("sollicites")
        cell = row.known.get("sollicites")
        if len(text) > 40:
            asked += [text] if not (cell and cell.merged) else []
            text = ""
        one = {key: row.text(key) for key in ("profession", "identifies", "engages") if row.text(key)}
        found.append({**one, **({"sollicites": text} if text else {})})
    also = (("cpts.professionnels_sollicites", "\n\n".join(asked)),) if asked else ()
    return Got(found or None, unplaced(read), used=read.heads, also=also)


def answered(blocks: Sequence[Block], around: Around) -> Got:
    """Rows of a structure and its boxes, oui or non."""
    key = "existe" if around.cle.endswith("partenariats") else "sollicitee"
    found: list[Any] = []
    left: list[Block] = []
    used: list[str] = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ()
        if isinstance(block, Line):
            left.append(block)
        for row in rows:
            text = " ".join(cell.text for cell in row[1:])
            if not _TICKS.search(text):
                left += [line for cell in row for line in lines(cell.blocks)]
                continue
            words, rest = ticks(text)
            value = {"structure": row[0].text, key: box(words), "precision": rest}
            found.append({name: each for name, each in value.items() if each or name == key})
            used.append(text)
    return Got(found or None, tuple(left), used=tuple(used))


def ticks(text: str) -> tuple[tuple[str, ...], str]:
    """The words whose box is ticked, `oui` before `non`, and what is written beside."""
    ticked = set()
    for found in _ANSWER.finditer(text):
        if "☒" in (found["box"], found["box2"]):
            ticked.add((found["word"] or found["word2"]).casefold())
    rest = _FREE.sub("", re.sub(r"[☐☒]", " ", _ANSWER.sub(" ", text))).strip()
    return tuple(word for word in ("oui", "non") if word in ticked), re.sub(r"\s+", " ", rest)


def box(words: Sequence[str]) -> Any:
    """Ticked words in the form of the format: one, both in a list, or nothing."""
    return list(words) if len(words) > 1 else words[0] if words else None


def resources(blocks: Sequence[Block], _around: Around) -> Got:
    """What the territory has, under its headings; a heading that is a sentence is a resource of its own."""
    found: list[Any] = []
    left: list[Block] = []
    for block in blocks:
        if not isinstance(block, Line):
            left.append(block)
        elif block.level or block.bold:
            found.append({"categorie": block.plain.rstrip(" :"), "structures": []})
        elif not found:
            left.append(block)
        else:
            found[-1]["structures"].append(block.plain)
    return Got([{key: each for key, each in one.items() if each} for one in found] or None, tuple(left))


def missions(blocks: Sequence[Block], _around: Around) -> Got:
    """The table of missions. Rows without a name go on with the mission above."""
    read = rows_of(blocks, "cpts.missions")
    found: list[dict[str, Any]] = []
    texts: list[list[Block]] = []
    left: list[Block] = list(unplaced(read))
    used = list(read.heads)
    for row in read.rows:
        if row.text("titre"):
            found.append(_mission(row, used))
            texts.append([])
        if found:
            texts[-1] += row.known["description"].blocks if "description" in row.known else ()
        else:
            left += [line for cell in row.known.values() for line in lines(cell.blocks)]
    doubts = []
    for one, blocks_of in zip(found, texts, strict=True):
        one.update(_described(blocks_of, used))
        if "code" not in one:
            doubts.append(
                msg("The mission “{title}” is none of the national agreement: say its code.", title=one["titre"])
            )
    return Got(found or None, tuple(left), tuple(doubts), tuple(used))


def _mission(row: Row, used: list[str]) -> dict[str, Any]:
    titre = row.text("titre")
    code = next((code for code, words in _MISSIONS if words in titre.casefold()), None)
    said = boxes(row.text("oui") + row.text("non"))
    ticked = [word for word, sign in zip(("oui", "non"), said, strict=False) if sign == "☒"]
    used += [row.text("oui"), row.text("non")]
    return {**({"code": code} if code else {}), "titre": titre, "retenue": box(ticked)}


def _described(blocks: Sequence[Block], used: list[str]) -> dict[str, str]:
    """« Objectifs stratégiques : … », « Objectifs opérationnels : … », « Actions envisagées : … », else actions."""
    found: dict[str, list[Block]] = {}
    cle = "actions"
    for block in blocks:
        head, colon, rest = block.text.partition(":") if isinstance(block, Line) else ("", "", "")
        name = (
            next((key for key, words in _PARTS if words in head.casefold() and len(head) < 60), None) if colon else None
        )
        if name and isinstance(block, Line):
            cle = name
            used.append(head)
            block = block._replace(text=rest.removeprefix("**").strip(), bold=False)  # noqa: PLW2901 - less its head
            if not block.text:
                continue
        elif cle != "actions" and not isinstance(block, Table):
            cle = "actions"
        found.setdefault(cle, []).append(block)
    return {key: markdown(each) for key, each in found.items()}


def legal_body(blocks: Sequence[Block], _around: Around) -> Got:
    """Whether there is one, its form, when it was created."""
    value: dict[str, Any] = {"creee": None}
    left: list[Block] = []
    used: list[str] = []
    for line in lines(blocks):
        text = line.plain
        if _TICKS.search(text):
            value["creee"] = box(ticks(text)[0])
            used.append(text)
        elif re.fullmatch(r"(?:non|oui)\s+(?:oui|non)", text.casefold()) or re.match(
            r"pr[ée]cisez\b.*:\s*$", text.casefold()
        ):
            used.append(text)
        elif "forme" not in value and re.match(r"association|SISA|GCS|société", text, re.IGNORECASE):
            form, sign, rest = re.match(r"(.*?)(\s+[–—-]\s+|,\s+|$)(.*)", text).groups()  # type: ignore[union-attr]
            value["forme"] = form
            if sign and re.search(r"cr[ée]ation|créée?", rest, re.IGNORECASE):
                value["calendrier"] = rest
            elif rest:
                left.append(line._replace(text=rest))
        else:
            left.append(line)
    return Got(value, tuple(left), used=tuple(used))
