"""The whole way: the bytes of a document to fiches as trees, and the report on each of its pieces."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import Table, table
from clsctl.core.views.imported import ImportItem
from clsctl.importing.blocks import Source, lines
from clsctl.importing.entries import Draft
from clsctl.importing.exported.beside import Origin, beside, origin_of
from clsctl.importing.exported.bring import bring, sheets_of
from clsctl.importing.exported.recognise import Speakers, str_of
from clsctl.importing.fiche import Made, make
from clsctl.importing.growing import Settings
from clsctl.importing.labels import Labels, numbered
from clsctl.importing.ledger import count, unaccounted
from clsctl.importing.naming import Ids, named, renamed
from clsctl.importing.opening import open_source
from clsctl.importing.sections import drafts

_PERSONAL = ("referents", "contacts", "equipe", "equipe_partenaires")


class Imported(NamedTuple):
    """The fiches that a document holds, in its order, each with its id; the report; how many words it has.

    `told` are the words that stand in the structure of the fiches: labels, heads of columns, boxes, names of actors.
    `origin` is what an export says of the text it was made from; None for any other document.
    """

    fiches: tuple[dict[str, Any], ...]
    items: tuple[ImportItem, ...]
    words: int
    told: tuple[str, ...] = ()
    origin: Origin | None = None


def read_document(name: str, data: bytes, plan: Plan | None, kind: str | None, taken: Iterable[str]) -> Imported:
    """The fiches of a document. `taken` are the ids that they can't have. `Trouble` for what is no document."""
    source, ids = open_source(name, data), Ids(frozenset(taken))
    return read_tables({name: source}, plan, ids, (str_of,)) or read_source(name, source, plan, kind, ids)


def read_tables(sources: Mapping[str, Source], plan: Plan | None, ids: Ids, speakers: Speakers) -> Imported | None:
    """The fiches of an export, a workbook or CSV files by their names; None where the documents are no such thing.
    `speakers` put the titles of columns into the languages that they may be in."""
    parts = [(name, part) for name, source in sources.items() for part in source.parts]
    sheets = sheets_of(parts, speakers)
    if not sheets:
        return None
    brought = bring(sheets, plan, speakers, ids)
    ours = {sheet.part for sheet in sheets}
    others = [each for each in parts if each[1] not in ours]
    items = [*brought.items, *beside(others, speakers)]
    names = {}
    for fiche in brought.fiches:
        names[fiche["id"]] = chosen = ids.of_export(fiche["id"])
        ids = ids.without(chosen)
    said = [each._replace(fiche=names.get(each.fiche, each.fiche)) for each in items]
    said += [item for old, new in names.items() if old != new for item in [renamed(next(iter(sources)), old, new)]]
    said += [item for name, source in sources.items() for item in _aside(source, name)]
    fiches = tuple({**fiche, "id": names[fiche["id"]]} for fiche in brought.fiches)
    words = sum(count(source) for source in sources.values())
    told = (*brought.told, *(each.text for each in items if not each.key))
    return Imported(fiches, tuple(said), words, told, origin_of(others))


def read_source(name: str, source: Source, plan: Plan | None, kind: str | None, ids: Ids) -> Imported:
    """The fiches of a document that is no export of ours."""
    labels = Labels(labels_of(plan))
    settings = Settings(plan, labels, name, kind)
    found = [draft for part in source.parts for draft in drafts(part, labels)]
    kept = _fiches(found)
    made = [make(draft, settings) for draft in kept]
    made = _with_notes(made, source)
    fiches, items = [], []
    for number, each in enumerate(made, 1):
        fiche, said = named(each, ids, name, number, kept[number - 1])
        ids = ids.without(fiche["id"])
        fiches.append(fiche)
        items += said
    items += _aside(source, name)
    told = [text for each in made for text in each.told]
    lost = unaccounted(source, name, fiches, told)
    return Imported(tuple(fiches), (*items, *lost), count(source), tuple(told))


def labels_of(plan: Plan | None) -> Table:
    """The labels that a plan knows: the usual ones, those of its layouts, its synonyms."""
    if plan is None:
        return table({})
    layouts = [(row.cles, row.libelle) for rows in plan.gabarits.values() for row in rows if row.libelle]
    return table(plan.synonymes, layouts)


def _fiches(found: list[Draft]) -> list[Draft]:
    """Those that are fiches. Beside sheets with a fiche on each row the others are covers, lists of choices, totals."""
    kept = [draft for draft in found if _is_fiche(draft)]
    rows = [draft for draft in kept if draft.heads is not None]
    return [draft for draft in kept if draft.heads is not None or not (rows and draft.name) or _is_numbered(draft)]


def _is_numbered(draft: Draft) -> bool:
    """Whether a sheet says that it is a fiche: « Fiche action 5 » above its rubrics."""
    found = [numbered(line.plain) for line in draft.head]
    return any(each.what.startswith("fiche") for each in found if each)


def _is_fiche(draft: Draft) -> bool:
    """Whether a part holds a fiche: rubrics that are known, most of which say more than a number."""
    known = [entry for entry in draft.entries if entry.cles]
    counts = [
        entry for entry in known if re.fullmatch(r"[\d\s.,]+", " ".join(each.plain for each in lines(entry.blocks)))
    ]
    return bool(known) and (draft.heads is not None or len(counts) < 3 or len(counts) * 2 <= len(known))


def _with_notes(made: list[Made], source: Source) -> list[Made]:
    """The notes of the document with the fiche that calls them, else with the first."""
    for note in source.notes:
        number = note.text.split(" : ", 1)[0].casefold()
        called = [each for each in made if f"({number})" in str(each.tree)]
        for each in (called or made)[:1]:
            each.tree.setdefault("notes_bas", []).append(note.text)
    return made


def _aside(source: Source, name: str) -> Iterable[ImportItem]:
    """What stands beside the text of a document: told, and in no fiche."""
    for each in source.aside:
        yield ImportItem("unknown", name, each.place, "", "", "", each.text, each.what)


def personal(fiches: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The keys that hold persons, as `1.3: contacts`."""
    return tuple(f"{fiche['id']}: {key}" for fiche in fiches for key in _PERSONAL if fiche.get(key))
