"""Texts and lists of texts: paragraphs, entries of lists, actors by their codes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import folded
from clsctl.importing.blocks import Block, Line, Table, lines, markdown
from clsctl.importing.fields.got import GLUED, Around, Got

# Where scanning put entries one after the other: before a verb in the infinitive, an article, the name of a body.
_VERBS = re.compile(r"(?<=[a-zà-ÿ0-9)»]) (?=[A-ZÀ-Ý][a-zà-ÿ]+(?:er|ir|re)\s)")
_NAMES = re.compile(
    r"(?<=[\w)»]) (?=(?:(?:Le|La|Les) |L[’'])[A-Za-zÀ-ÿ])"
    r"|(?<=[\w)»])(?<!\b[Ll][ae]) (?=Communauté de communes|Conseil (?:général|régional|départemental))"
)
_CALL = re.compile(r"\s*\(note \w+\)")  # of a note at the foot of the page
_COMMAS = re.compile(r"\s*;\s*|\s*,\s+(?![^(]*\))|\s+\+\s+|\s*/\s+|\s+/\s*")


def text(blocks: Sequence[Block], _around: Around) -> Got:
    """A Markdown text."""
    return Got(markdown(blocks) or None)


def line(blocks: Sequence[Block], _around: Around) -> Got:
    """A text on one line."""
    return Got(" ".join(each.plain for each in lines(blocks)) or None)


def entries(blocks: Iterable[Block]) -> list[str]:
    """The entries of a list: each with what is under it; each paragraph one, where nothing is marked as an entry."""
    found: list[list[Block]] = []
    marked = any(isinstance(each, Line) and each.item for each in blocks)
    for each in blocks:
        starts = isinstance(each, Line) and (not marked or (each.item and not each.depth) or not found)
        if starts or not found:
            found.append([each])
        else:
            found[-1].append(each)
    return [_entry(each) for each in found]


def _entry(blocks: Sequence[Block]) -> str:
    first, *rest = blocks
    if isinstance(first, Line):
        head = f"{first.item} {first.text}" if first.item[:1].isalnum() else first.text
        if not rest:
            return head
        return f"{head}\n\n{markdown(rest)}" if not _all_lines(rest) else f"{head}\n\n{markdown(_raised(rest))}"
    return markdown(blocks)


def _all_lines(blocks: Iterable[Block]) -> bool:
    return all(isinstance(each, Line) for each in blocks)


def _raised(blocks: Iterable[Block]) -> list[Block]:
    return [each._replace(depth=max(each.depth - 1, 0)) if isinstance(each, Line) else each for each in blocks]


def texts(blocks: Sequence[Block], _around: Around) -> Got:
    """A list of Markdown texts; entries that ran together are cut."""
    found = entries(blocks)
    if len(found) == 1 and "\n" not in found[0] and len(_VERBS.split(found[0])) > 1:
        return Got(_VERBS.split(found[0]), doubts=(GLUED,))
    return Got(found or None)


def names(blocks: Sequence[Block], _around: Around) -> Got:
    """A list of short texts: entries, or the parts of one line between commas."""
    found = entries(blocks)
    if len(found) != 1:
        return Got([each.rstrip(" ,;") for each in found] or None)
    parts = list(_split(found[0]))
    glued = [piece for part in parts for piece in _NAMES.split(part)]
    if len(glued) > len(parts):
        return Got(glued, doubts=(GLUED,))
    return Got(parts)


def _split(text: str) -> Iterator[str]:
    """The parts of one line; a sentence is whole."""
    if "\n" in text or re.search(r"\.\s+[A-ZÀ-Ý]|\S\s:\s", text):
        yield text
        return
    for part in re.split(r"\s*;\s*", text) if ";" in text else _COMMAS.split(text):
        if part.strip():
            yield part.strip()


def actors(blocks: Sequence[Block], around: Around) -> Got:
    """A list of actors: the code of those that the plan knows by their name or acronym, else their name."""
    got = names(blocks, around)
    codes = known_actors(around.plan)
    value, used = [], []
    for said in got.value or ():
        name = _CALL.sub("", said)
        if name != said:
            used.append(" ".join(_CALL.findall(said)))
        code = actor(name, codes)
        if code and code != name:
            used.append(name)
        if code in value:
            used.append(name)
        else:
            value.append(code or name)
    return got._replace(value=value or None, used=tuple(used))


def known_actors(plan: Plan | None) -> Mapping[str, str]:
    """The codes of the plan's actors by their names, acronyms and codes, folded."""
    known: dict[str, str] = {}
    for each in plan.acteurs.values() if plan else ():
        for name in (each.code, each.sigle, each.nom):
            if name:
                known.setdefault(folded(name), each.code)
    return known


def actor(name: str, known: Mapping[str, str]) -> str | None:
    """The code of an actor by its name, None for one that is not known."""
    return known.get(folded(re.sub(r"^(?:les?|la|l[’'])\s*", "", name, flags=re.IGNORECASE))) if name.strip() else None


LABELLED = msg("The rubric holds several keys: its text went to the first.")


def parted(blocks: Sequence[Block], heads: Mapping[str, str]) -> dict[str, list[Block]]:
    """Blocks under the heads that begin their lines (« Freins : … »), by key; under "" what comes before any."""
    found: dict[str, list[Block]] = {}
    cle = ""
    for block in blocks:
        if isinstance(block, Table):
            found.setdefault(cle, []).append(block)
            continue
        head, colon, rest = block.text.partition(":")
        named = heads.get(folded(head)) if colon else heads.get(folded(block.text))
        cle = named or cle
        if named and not (colon and rest.strip(" *")):
            found.setdefault(cle, [])
            continue
        kept = (
            block._replace(text=rest.replace("**", "", 1).strip() if head.startswith("**") else rest.strip())
            if named
            else block
        )
        found.setdefault(cle, []).append(kept)
    return found
