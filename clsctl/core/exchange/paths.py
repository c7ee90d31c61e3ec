"""The values of a fiche one by one, each under a path that people can read: `etapes[E1].actions[#2].titre`,
`rubriques.«Égalité femmes-hommes»`. An entry of a list is named by its `id`, else by its rank from 1."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Tree = dict[str, Any]

_STEP = re.compile(r"«(?P<key>(?:[^»]|»»)*)»|\[#(?P<rank>\d{1,4})\]|\[(?P<id>.*?)\](?=$|[.\[])|(?P<name>[^.\[«]+)")
_NAME = re.compile(r"\w+")


class Id(str):
    """The id of an entry of a list, as a step of a path."""

    __slots__ = ()


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a tree with their paths; the text of a rubric that is not filled is empty."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            name = key if _NAME.fullmatch(key) else f"«{key.replace('»', '»»')}»"
            yield from leaves(each, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for rank, each in enumerate(value, 1):
            known = each.get("id") if isinstance(each, Mapping) else None
            yield from leaves(each, f"{path}[{known or f'#{rank}'}]")
    else:
        yield path, value or ""


def steps(path: str) -> tuple[str | int, ...]:
    """The steps of a path: keys, ranks from 0, and ids. Empty for what is no path."""
    found: list[str | int] = []
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None or (step["name"] is None and step["key"] is None and not found):
            return ()
        found.append(_step(step))
        at = step.end()
        at += path.startswith(".", at) and at + 1 < len(path)
    return tuple(found)


def _step(step: re.Match[str]) -> str | int:
    if step["rank"] is not None:
        return max(int(step["rank"]) - 1, 0)
    if step["id"] is not None:
        return Id(step["id"])
    return step["name"] if step["name"] is not None else step["key"].replace("»»", "»")


def place(tree: Tree, path: str, text: str | None) -> bool:
    """Put a text at a path, with what must be above it; False where the path leads nowhere."""
    way = steps(path)
    if not way:
        return False
    holder: Any = tree
    for step, following in zip(way, (*way[1:], None), strict=True):
        is_list = isinstance(following, int | Id)
        below: Any = text if following is None else [] if is_list else {}
        held = _below(holder, step, below, is_last=following is None)
        if following is not None and not isinstance(held, list if is_list else dict):
            return False
        holder = held
    return True


def _below(holder: Any, step: str | int, below: Any, *, is_last: bool) -> Any:
    """What is at a step of a group or a list, made where it lacks; the last step is set."""
    if isinstance(holder, dict):
        if is_last or not holder.get(str(step)):
            holder[str(step)] = below
        return holder[str(step)]
    if isinstance(step, str):
        return _with_id(holder, step)
    if step < len(holder):
        if is_last:
            holder[step] = below
        return holder[step]
    holder.append(below)
    return below


def _with_id(entries: list[Any], name: str) -> Tree:
    known = next((each for each in entries if isinstance(each, dict) and each.get("id") == name), None)
    if known is None:
        entries.append(known := {"id": name})
    return known


def drop(tree: Tree, path: str) -> None:
    """Take out what is at a path."""
    *above, last = steps(path) or ("",)
    holder: Any = tree
    for step in above:
        if isinstance(holder, dict):
            holder = holder.get(str(step))
        elif isinstance(holder, list):
            holder = _entry(holder, step)
    if isinstance(holder, dict):
        holder.pop(str(last), None)
    elif isinstance(holder, list):
        found = _entry(holder, last)
        if found is not None:
            holder.remove(found)


def _entry(entries: list[Any], step: str | int) -> Any:
    if isinstance(step, int):
        return entries[step] if step < len(entries) else None
    return next((each for each in entries if isinstance(each, dict) and each.get("id") == step), None)
