"""A fiche of a document that the plan has already: its deliverables, steps and indicators under the ids they have
there, since those of the document were only counted."""

from collections.abc import Iterator, Mapping
from typing import Any

from clsctl.core.exchange.paths import Tree
from clsctl.core.rubric_synonyms import folded
from clsctl.importing.naming import UNTITLED

_TITLES = ("titre", "libelle", "texte")


def known_again(document: Tree, there: Tree) -> Tree:
    """The document's fiche under the id and type of that of the plan, and so all that has an id in it."""
    named = {**document, "id": there["id"], "type": there.get("type", document["type"])}
    if named.get("titre") == UNTITLED:
        named["titre"] = there["titre"]
    used = set(_ids(list(there.values())))
    return {key: value if key == "id" else _known(value, there.get(key), used) for key, value in named.items()}


def _ids(value: Any) -> Iterator[str]:
    """The ids of all that has one."""
    if isinstance(value, Mapping):
        yield from (value[key] for key in ("id",) if key in value)
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _ids(each)


def _known(value: Any, there: Any, used: set[str]) -> Any:
    if isinstance(value, Mapping):
        old = there if isinstance(there, Mapping) else {}
        return {key: _known(each, old.get(key), used) for key, each in value.items()}
    if isinstance(value, list) and all(isinstance(each, Mapping) and each.get("id") for each in value):
        return list(_listed(value, there if isinstance(there, list) else [], used))
    return value


def _listed(document: list[Tree], there: list[Any], used: set[str]) -> Iterator[Tree]:
    """The entries of a list: each with the id of the one of the same title, else of the one that had its own id and
    whose title is gone, else with one that is free."""
    there = [each for each in there if isinstance(each, Mapping) and each.get("id")]
    by_title = {_title(each): each for each in reversed(there)}
    same = {
        rank: by_title[_title(each)] for rank, each in enumerate(document) if _title(each) and _title(each) in by_title
    }
    left = {each["id"]: each for each in there if each not in same.values()}
    for rank, each in enumerate(document):
        old = same.get(rank) or left.pop(each["id"], None)
        name = old["id"] if old else _free(each["id"], used)
        used.add(name)
        inner = {key: _known(part, (old or {}).get(key), used) for key, part in each.items() if key != "id"}
        yield {"id": name, **inner}


def _title(entry: Mapping[str, Any]) -> str:
    return next((folded(str(entry[key])) for key in _TITLES if entry.get(key)), "")


def _free(name: str, used: set[str]) -> str:
    letters = name.rstrip("0123456789")
    names = (name, *(f"{letters}{n}" for n in range(1, 100_000)))
    return next(each for each in names if each not in used)
