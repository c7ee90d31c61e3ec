"""The changes from one plan to another, in domain words: what was added, removed, handed in, postponed, decided, moved.

Pure: two plans in, changes out. Identity is the `id` in the file, so a renamed file, a reordered list or another
layout is no change.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clsctl.core.changes import entries, words
from clsctl.core.changes.leaves import Leaf, of_fiche, of_plan
from clsctl.core.changes.postponed import CALENDARS, Pair, deadline_moved, postponements
from clsctl.core.changes.values import Change
from clsctl.core.model.plan import Plan

Values = tuple[str, ...]
Thing = Mapping[str, Values]
# an entry of a list without ids, with the key of the list: `suivi.notes[2026-03-24, copil].texte`
_ENTRY = re.compile(r"(?P<entry>(?P<list>[^\[]*)\[.*\])(?:\.(?P<field>[^\]]*))?", re.DOTALL)
# said together, in one sentence, with what they explain
_BESIDE = {
    "suivi.statut": ("suivi.statut_le", "suivi.motif"),
    "suivi.abandonne_le": ("suivi.motif",),
    "suivi.remis_le": ("suivi.preuves",),
}
# names of persons are for the plan's own team: a change is told, never what it says
PERSONS = ("referents", "contacts", "equipe", "equipe_partenaires")


class _Sides(NamedTuple):
    """What a thing said and what it says."""

    ref: str
    was: Thing
    now: Thing


def changes(before: Plan | None, after: Plan | None) -> tuple[Change, ...]:
    """What changed: in the contract itself, then fiche by fiche by their ids, thing by thing, key by key."""
    old = {fiche.id: fiche for fiche in before.fiches} if before else {}
    new = {fiche.id: fiche for fiche in after.fiches} if after else {}
    found = list(plan_changes(before, after))
    for ref in sorted(old.keys() | new.keys(), key=_natural):
        found += fiche_changes(Pair(old.get(ref), new.get(ref), before, after))
    return tuple(found)


def plan_changes(before: Plan | None, after: Plan | None) -> Iterator[Change]:
    """What changed in the contract itself, without its fiches."""
    if before is None or after is None:
        if before is not after:
            yield words.followed(before, after)
        return
    was, now = _things(of_plan(before)).get("", {}), _things(of_plan(after)).get("", {})
    yield from _of_keys(_Sides("", was, now), Pair(None, None, before, after))


def fiche_changes(pair: Pair) -> Iterator[Change]:
    """What changed in one fiche, which may have come or gone; the plans around it place its deadlines. One that comes
    back is told with what differs from the text that was deleted."""
    if pair.now is not None and pair.gone is not None and pair.gone_on is not None:
        yield words.restored(pair.now.id, pair.now.titre, pair.gone_on)
        pair = pair._replace(was=pair.gone)
    if pair.was is None or pair.now is None:
        for fiche in filter(None, (pair.now, pair.was)):
            yield words.thing(fiche.id, "added" if pair.now else "removed", fiche.titre)
        return
    old, new = _things(of_fiche(pair.was, pair.now)), _things(of_fiche(pair.now, pair.was))
    refs = {**new, **old}
    for ref in sorted(refs, key=_natural) if len(refs) > 1 else refs:
        yield from _of_thing(_Sides(ref, old.get(ref, {}), new.get(ref, {})), pair)


def _natural(ref: str) -> list[tuple[int, str]]:
    """`1.10` after `1.9`."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", ref)]


def _things(leaves: Iterable[Leaf]) -> dict[str, dict[str, Values]]:
    """The values of each thing by its reference, then by key."""
    things: dict[str, dict[str, Values]] = {}
    for leaf in leaves:
        thing = things.setdefault(leaf.ref, {})
        thing[leaf.key] = (*thing.get(leaf.key, ()), leaf.value)
    return things


def _of_thing(sides: _Sides, pair: Pair) -> Iterator[Change]:
    if ("" in sides.was) != ("" in sides.now):
        its = sides.now if "" in sides.now else sides.was
        title = next((its[key][0] for key in ("titre", "libelle") if its.get(key)), "")
        yield words.thing(sides.ref, "added" if "" in sides.now else "removed", title)
        sides = _Sides(sides.ref, _followed(sides.was), _followed(sides.now))
    yield from postponements(sides.ref, pair)
    yield from _of_keys(sides, pair)


def _followed(thing: Thing) -> Thing:
    """The follow-up alone: it may outlive, or come before, the thing it follows."""
    return {key: values for key, values in thing.items() if key.startswith("suivi")}


def _of_keys(sides: _Sides, pair: Pair) -> Iterator[Change]:
    ref, was, now = sides
    told: set[str] = set()
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key, ()), now.get(key, ())
        if before == after or key in told or key.startswith("suivi.reports[") or sorted(before) == sorted(after):
            continue
        entry = _ENTRY.fullmatch(key) if "[" in key else None
        if key.startswith(PERSONS) and (name := re.split(r"[\[.]", key)[0]) in PERSONS:
            told |= {each for each in (*was, *now) if re.split(r"[\[.]", each)[0] == name}
            yield words.persons(ref, name)
        elif entry and _has(was, entry["entry"]) != _has(now, entry["entry"]):
            told |= {each for each in (*was, *now) if each.startswith(entry["entry"])}
            yield _of_entry(entry, sides, pair)
        else:
            told |= {each for each in _BESIDE.get(key, ()) if after}
            yield from _of_value(key, sides, pair)


def _has(values: Thing, entry: str) -> bool:
    return any(key.startswith(entry) for key in values)


def _of_entry(found: re.Match[str], sides: _Sides, pair: Pair) -> Change:
    """An entry that came or went is told once, with what it says."""
    name = found["entry"]
    came = _has(sides.now, name)
    values = sides.now if came else sides.was
    said = {key.removeprefix(name).lstrip("."): each for key, each in values.items() if key.startswith(name)}
    return entries.entry(entries.Entry(sides.ref, found["list"], name, said), pair, came=came)


def _of_value(key: str, sides: _Sides, pair: Pair) -> Iterator[Change]:
    before, after = sides.was.get(key, ()), sides.now.get(key, ())
    if key in CALENDARS:
        yield deadline_moved(sides.ref, key, "".join(before), "".join(after), pair)
        return
    gone, come = _apart(before, after)
    beside = {each.rpartition(".")[2]: sides.now.get(each, ()) for each in _BESIDE.get(key, ())}
    if len(gone) <= 1 and len(come) <= 1:
        measure = entries.corrected(sides.ref, key, gone[0], come[0]) if gone and come else None
        yield measure or words.value(sides.ref, key, gone[0] if gone else None, come[0] if come else None, beside)
    else:
        yield from (words.value(sides.ref, key, each, None, beside) for each in gone)
        yield from (words.value(sides.ref, key, None, each, beside) for each in come)


def _apart(before: Values, after: Values) -> tuple[list[str], list[str]]:
    """The values that went, and those that came."""
    if len(before) <= 1 and len(after) <= 1:  # nearly all; they are not the same
        return list(before), list(after)
    gone, come = Counter(before), Counter(after)
    return list((gone - come).elements()), list((come - gone).elements())
