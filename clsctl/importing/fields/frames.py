"""Links to policies, to an axis and an objective of the plan."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from clsctl.core.messages import msg
from clsctl.core.model.plan import Axe, Objectif, Plan
from clsctl.core.rubric_synonyms import folded
from clsctl.importing.blocks import Block, Table, lines
from clsctl.importing.fields.got import Around, Got

# « Objectif opérationnel 9 », « Chapitre 2 », « Priorité opérationnelle n°1 », « Thème transversal », « Action 2.4 »
_PART = re.compile(
    r"(?P<part>(?:chapitre|objectif|priorit[ée]|th[èe]me|action|axe|projet|mesure|orientation|fiche|parcours)\b"
    r"[^«:\"–—]{0,45}?(?:n?\s?[°ºo]?\s?\d+(?:[.\-]\d+)*(?![\wà-ÿ])|transversal\w*))\s*(?P<sign>[:«–—-])?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
# The label of the usual form, which scanning mixes with what stands beside it.
_LABEL = re.compile(r"th[èe]me ou parcours\s*[-–—]?\s*(?:PRS\s*\d?)?\s*|^ou projet innovant\s*", re.IGNORECASE)
_HEAD = re.compile(r"(?P<head>[A-Z][A-Za-zÀ-ÿ]{1,12}(?:\s?\d)?)\s*:\s*(?P<rest>.+)")


def links(blocks: Sequence[Block], around: Around) -> Got:
    """A line a link: the policy where the plan has it among its `cadres`, the part of it, that part in words."""
    found: list[Any] = []
    left: list[Block] = []
    used: list[str] = []
    frame = ""
    for block in blocks:
        if isinstance(block, Table):
            left.append(block)
            continue
        text = _LABEL.sub("", block.plain)
        used += [each.strip() for each in _LABEL.findall(block.plain) if each.strip()]
        if found and not block.item and text[:1].islower():  # a line that goes on
            _go_on(found[-1], text)
            continue
        code, rest = _frame(text, around.plan)
        if code and rest != text:
            used.append(text[: len(text) - len(rest)])
        frame = code or (frame if block.depth or not block.item else "")
        found.append(_link(rest, frame))
    return Got([each for each in found if each] or None, tuple(left), used=tuple(used))


def _go_on(link: dict[str, str], text: str) -> None:
    key = "libelle" if "libelle" in link or "reference" not in link else "reference"
    link[key] = f"{link.get(key, '')} {text}".strip()


def _link(text: str, frame: str) -> dict[str, str]:
    part = _PART.match(text)
    if not part:
        words = {"libelle": text} if text else {}
    else:
        rest = part["rest"].strip()
        words = {"reference": part["part"].strip(), **({"libelle": rest} if rest.strip("»« ") else {})}
        if part["sign"] == "«" and rest:
            words["libelle"] = rest.strip(" »") if rest.count("«") == rest.count("»") - 1 else rest
    return {**({"cadre": frame} if frame else {}), **words}


def _frame(text: str, plan: Plan | None) -> tuple[str, str]:
    """The policy that a line begins with, and the rest of the line."""
    cadres = plan.cadres if plan else ()
    whole = folded(text)
    for each in cadres:
        if whole and whole in {folded(name) for name in (each.code, each.titre or "", each.reference or "") if name}:
            return each.code, ""
        if each.titre and whole.startswith(f"{folded(each.titre)} ") and folded(each.titre).count(" ") > 1:
            return each.code, text
    head = _HEAD.match(text)
    for each in cadres if head else ():
        if head and re.sub(r"\W", "", head["head"]).casefold() == re.sub(r"\W", "", each.code).casefold():
            return each.code, head["rest"]
    return "", text


def axis(blocks: Sequence[Block], around: Around) -> Got:
    """The code of the plan's axis that is named."""
    return _code(blocks, around.plan.axes if around.plan else ())


def objective(blocks: Sequence[Block], around: Around) -> Got:
    """The code of the plan's objective that is named."""
    plan = around.plan
    return _code(blocks, tuple(each for axe in plan.axes for each in axe.objectifs) if plan else ())


def _code(blocks: Sequence[Block], known: Sequence[Axe | Objectif]) -> Got:
    text = " ".join(each.plain for each in lines(blocks))
    if not text:
        return Got(None)
    code = matching(text, known)
    if code is not None and not _is_named(text, code, known):
        return Got(
            code, used=(text,), doubts=(msg("“{text}” was taken for {code} by its number.", text=text, code=code),)
        )
    if code is None:
        doubt = msg(
            "The plan has no axis or objective “{text}”: add it to clsctl.yaml, then name its code here.", text=text
        )
        return Got(None, tuple(blocks), (doubt,))
    return Got(code, used=(text,))


def _is_named(text: str, code: str, known: Iterable[Axe | Objectif]) -> bool:
    """Whether a text says the title of what has that code, or nothing but its number."""
    said = folded(text)
    titles = [folded(each.titre or each.libelle or "") for each in known if each.code == code]
    return not titles[0] or said == folded(code) or titles[0].startswith(said) or said.endswith(titles[0])


def matching(text: str, known: Iterable[Axe | Objectif]) -> str | None:
    """The code whose title, heading or number a text gives."""
    sought = folded(text)
    number = re.match(r"(?:[^\d:]{0,30}?)(\d+(?:\.\d+)*)(?!\.?\d)(?:\s|[:.–—-]|$)", text.strip())
    by_number = None
    for each in known:
        names = {
            folded(name) for name in (each.code, each.titre or "", each.libelle or "", f"{each.code} {each.titre}")
        }
        if sought and sought in names - {""}:
            return each.code
        if each.titre and sought.endswith(folded(each.titre)):
            return each.code
        if number and number[1] == each.code:
            by_number = each.code
    return by_number
