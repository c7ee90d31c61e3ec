"""Expenses and funders, from a table with heads, from lines that scanning took out of one, or from a list."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from clsctl.core.messages import msg
from clsctl.importing.blocks import Block, Line, lines, markdown
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import Row, rows_of, unplaced
from clsctl.importing.fields.shares import AMOUNT, TOTAL, in_whole_euros, shares
from clsctl.importing.fields.texts import actor, known_actors, names

_NUMBER = re.compile(r"\d[\d\s\u00a0\u202f.]*(?:,\d+)?\s*(?:€|k€|euros?|EUR)?(?:\s*(?:TTC|HT))?", re.IGNORECASE)
_YEARS = re.compile(r"^\s*(?:20\d\d(?:\s*[-–/]\s*20\d\d)?|annuel(?:le)?|pluriannuel(?:le)?)\b", re.IGNORECASE)
# Schemes that pay, and are no bodies.
_SCHEMES = re.compile(r"\b(?:FIR|DETR|DSIL|FNADT|FEADER|FEDER|FSE\+?|CPER|FNPEIS|FRAPS|ACI|BOP\s*\d+|LEADER)\b")
_BODY = re.compile(
    r"(?:les?|la|l[’'])?\s*(?:conseil|commun(?:e|aut)|agence|caisse|état|europe|fonds|ars|cpam|région|départ|mutual|ville)",
    re.IGNORECASE,
)
_PAYING = re.compile(r"\b(?:sources?|financeurs?)\b", re.IGNORECASE)
_HEADS = re.compile(r"nature de la d[ée]pense\b.*\bfinancement|poste\w* de d[ée]pense\w*\b.*\bmontant.*", re.IGNORECASE)
_STATES = {
    "acquis": "notifie", "notifie": "notifie", "notifié": "notifie", "sollicite": "sollicite", "sollicité": "sollicite",
    "demandé": "sollicite", "potentiel": "potentiel", "envisagé": "potentiel", "engagé": "engage", "payé": "paye",
    "versé": "paye",
}  # fmt: skip
_PROSE = msg("What is said in sentences about money went to moyens.")
_TOTAL = msg("The row of totals was left out, since sums are computed: see that it says the same.")
_LINES = msg("The table was read from lines without columns: check each amount and its funder.")


def money(blocks: Sequence[Block], around: Around) -> Got:
    """Expenses with their sources, or only sources where no amount is said; every amount in euros."""
    return in_whole_euros(_money(blocks, around))


def _money(blocks: Sequence[Block], around: Around) -> Got:
    read = rows_of(blocks, "financements")
    who = known_actors(around.plan)
    used = list(read.heads)
    rows = [row for row in read.rows if len(read.rows) == 1 or not TOTAL.fullmatch(row.text("nature"))]
    found = [each for row in rows if (each := _row(row, who, used))]
    totals = [cell.text for row in read.rows if row not in rows for cell in row.known.values()]
    loose = [block for block in read.left if isinstance(block, Line)]
    left = [each for each in unplaced(read) if each not in loose]
    if any(AMOUNT.search(line.plain) for line in loose):
        return _of_lines(loose, found, who, used, around.label)._replace(left=tuple(left))
    if not loose:
        return Got(found or None, tuple(left), (_TOTAL,) if totals else (), (*used, *totals))
    used += totals
    if len(loose) == 1 and _NUMBER.fullmatch(loose[0].plain):
        return Got([*found, {"montant": loose[0].plain}], tuple(left), used=tuple(used))
    prose = ""
    if any(len(line.plain) > 200 for line in loose):  # prose about money, after a list of funders or without one
        loose, prose = _told_first(loose)
    got = names(loose, around)
    if len(got.value or ()) == 1 and len(got.value[0].split()) > 3 and not _is_funder(got.value[0], who):
        return Got(found or None, (*loose, *left), used=tuple(used))
    potential = "potentiel" in around.label.casefold()
    sources = [{**source(name, who, used), **({"etat": "potentiel"} if potential else {})} for name in got.value or ()]
    found += [{"sources": sources}] if sources else []
    also, doubts = ((("moyens", prose),), (*got.doubts, _PROSE)) if prose else ((), got.doubts)
    return Got(found or None, tuple(left), doubts, tuple(used), also)


def _is_funder(text: str, who: Mapping[str, str]) -> bool:
    """Whether a text is the name of a funder and no remark: it is known, or begins as the name of a body does."""
    return bool(actor(text, who) or _SCHEMES.search(text) or (text[:1].isupper() and _BODY.match(text)))


def _told_first(loose: Sequence[Line]) -> tuple[list[Line], str]:
    """The first sentence where it is a list of funders, and the rest of the text."""
    first, dot, rest = loose[0].text.partition(". ")
    if not dot or first.count(",") < 1 or any(len(part.split()) > 12 for part in first.split(",")):
        return [], markdown(loose)
    return [loose[0]._replace(text=first)], markdown([loose[0]._replace(text=rest), *loose[1:]])


def source(text: str, who: Mapping[str, str], used: list[str]) -> dict[str, Any]:
    """« ARS Occitanie – FIR »: a funder and a scheme."""
    scheme = _SCHEMES.search(text)
    rest = _SCHEMES.sub("", text, count=1).strip(" -–—:()/,") if scheme else text.strip()
    if scheme and any(word.isalnum() for word in rest) and len(rest.split()) > 6:
        return {"financeur": text.strip()}
    code = actor(rest, who)
    if code and code != rest:
        used.append(rest)
    return {
        key: each for key, each in (("financeur", code or rest), ("dispositif", scheme[0] if scheme else "")) if each
    }


def given(text: str, who: Mapping[str, str], used: list[str]) -> list[dict[str, Any]]:
    """The funders of a text, with what each gives where it says so; else the one that it names."""
    parts = [{**source(each.name, who, used), "montant": each.montant} for each in shares(text)]
    return parts or [source(text, who, used)]


def priced(text: str, who: Mapping[str, str], used: list[str]) -> dict[str, Any] | None:
    """« 12 000 € (ARS 8 000 €, Ville 4 000 €) »: an amount, and what each funder gives of it; None for other texts."""
    number = AMOUNT.match(text)
    if not number or not shares(text[number.end() :]):
        return None
    return {"montant": number[0].strip(), "sources": given(text[number.end() :], who, used)}


def _row(row: Row, who: Mapping[str, str], used: list[str]) -> dict[str, Any]:
    """A row of a table of expenses."""
    found: dict[str, Any] = {key: row.text(key) for key in ("nature", "periode") if row.text(key)}
    category = row.text("categorie").casefold()
    for word in ("fonctionnement", "investissement"):
        if word in category:
            found["categorie"] = word
            used.append(row.text("categorie"))
    if row.text("montant"):
        read = priced(row.text("montant"), who, used) or amount(row.text("montant"))
        both = [key for key in read if key in found]  # words in the column of the amount
        found |= {**read, **{key: f"{found[key]} {read[key]}" for key in both}}
    names_of = [each.plain for each in lines(row.known["financeur"].blocks)] if "financeur" in row.known else []
    sources = found.pop("sources", []) + [one for each in names_of for one in given(each, who, used)]
    if row.text("dispositif"):
        sources = sources or [{}]
        sources[0]["dispositif"] = row.text("dispositif")
    state = _STATES.get(row.text("etat").casefold())
    if state and sources:
        sources[0]["etat"] = state
        used.append(row.text("etat"))
    return {**found, **({"sources": sources} if sources else {})}


def amount(text: str) -> dict[str, Any]:
    """An amount as typed; words around it go with the nature of the expense."""
    if _NUMBER.fullmatch(text.strip()):
        return {"montant": re.sub(r"\s*(?:TTC|HT)$", "", text.strip())}
    found = re.fullmatch(r"(\d+(?:,\d+)?)\s*ETP", text.strip())
    if found:
        return {"montant": found[1], "unite": "ETP"}
    return {"periode": text} if _YEARS.match(text) else {"nature": text}


def _of_lines(loose: Sequence[Line], found: list[Any], who: Mapping[str, str], used: list[str], label: str) -> Got:
    """« Nature 50 000 euros 2019-2020 ARS – FIR », its nature going on below; a line after it that ends in a scheme is
    another expense."""
    for line in loose:
        text = line.plain
        number = AMOUNT.search(text)
        if _HEADS.fullmatch(text):
            used.append(text)
        elif number:
            read = _shared(text, who, used, label) or [_line(text, number, who, used, label)]
            _add(found, read)
        elif found and not _SCHEMES.search(text):
            found[-1]["nature"] = f"{found[-1].get('nature', '')} {text}".strip()
        else:
            found.append(_unpriced(text, who, used))
    return Got(found or None, doubts=(_LINES,), used=tuple(used))


def _shared(text: str, who: Mapping[str, str], used: list[str], label: str) -> list[dict[str, Any]]:
    """« ARS 8 000 €, Ville 4 000 € »: what each funder gives; an expense for each where neither they nor the label of
    the rubric say that they are funders."""
    parts = shares(text)
    if len(parts) < 2:
        return []
    if _PAYING.search(label) or all(_is_funder(each.name, who) for each in parts):
        return [{"sources": given(text, who, used)}]
    return [{"nature": each.name, "montant": each.montant} for each in parts]


def _add(found: list[dict[str, Any]], read: list[dict[str, Any]]) -> None:
    """What a line gave; another funder of what the line above is about goes with the one there."""
    if found and all(set(each) == {"sources"} for each in (found[-1], *read)):
        found[-1]["sources"] += [source for each in read for source in each["sources"]]
    else:
        found += read


def _line(text: str, number: re.Match[str], who: Mapping[str, str], used: list[str], label: str) -> dict[str, Any]:
    nature, rest = text[: number.start()].strip(" :–—-"), text[number.end() :].strip()
    years = _YEARS.match(rest)
    who_pays = (rest[years.end() :] if years else rest).strip(" :–—-,;")
    if nature and not rest and (_PAYING.search(label) or actor(nature, who)):  # « ARS : 8 000 € »
        return {"sources": [{**source(nature, who, used), "montant": number[0].strip()}]}
    found: dict[str, Any] = {"nature": nature} if nature else {}
    found["montant"] = number[0].strip()
    if years:
        found["periode"] = years[0].strip()
    return {**found, **({"sources": given(who_pays, who, used)} if who_pays else {})}


def _unpriced(text: str, who: Mapping[str, str], used: list[str]) -> dict[str, Any]:
    scheme = _SCHEMES.search(text)
    if scheme and scheme.end() == len(text) and scheme.start():
        return {"nature": text[: scheme.start()].strip(" :–—-"), "sources": [source(scheme[0], who, used)]}
    return {"nature": text}
