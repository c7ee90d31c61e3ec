"""A plan as a flat list of values, each under the reference of the thing it belongs to and its key.

`1.3/L1`, `echeance`, « 1er semestre 2020 »: neither the file's name, nor its layout, nor the order of its lists
enters, so two plans that say the same have the same leaves.
"""

from itertools import compress
from operator import is_not
from typing import Any, NamedTuple

from clsctl.core.changes.identity import names, text
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Etape, Fiche, Indicateur, Jalon, Livrable, Phase
from clsctl.core.model.plan import Plan

# things that have a reference of their own
REFERENCED = (Etape, Indicateur, Jalon, Livrable, Phase)
# bookkeeping of the reader, not words of the file
NOT_SAID = frozenset({"where", "vides", "cles", "fiches", "illisibles", "abimees", "chemins"})
# the follow-up of a thing belongs to that thing
FOLLOWED = frozenset({"livrables", "etapes", "indicateurs"})

_EMPTY: tuple[Any, ...] = ((), {})
# nothing to compare with: as many fields as any record has
_NOTHING = (None,) * 60


class Leaf(NamedTuple):
    """One value. `ref` is "" for the plan itself; `where` is the place it was read from."""

    ref: str
    key: str
    value: str
    where: Where


def of_plan(plan: Plan) -> list[Leaf]:
    """The values of the contract itself, without its fiches."""
    leaves = _Leaves()
    leaves.record("", "", plan, plan.where)
    return leaves.found


def of_fiche(fiche: Fiche, but_for: Fiche | None = None) -> list[Leaf]:
    """The values of a fiche, the signed text and the follow-up.

    With `but_for`, what another version of it says in the very same words is left out: the two lists then differ as the
    whole ones would, and cost only what is different.
    """
    leaves = _Leaves()
    leaves.record(fiche.id, "", fiche, fiche.where, but_for)
    return leaves.found


class _Leaves:
    """Gathers leaves: a long history has twenty thousand versions, and a chain of generators took twice as long."""

    def __init__(self) -> None:
        self.found: list[Leaf] = []

    def record(self, ref: str, prefix: str, record: Any, where: Where, but_for: Any = None) -> None:
        home = getattr(record, "where", where)
        others = _NOTHING if but_for is None else but_for
        # most fields of most versions are the very same
        fields = compress(zip(record._fields, record, others, strict=False), map(is_not, record, others))
        for field, value, other in fields:
            if value is None or (not value and value in _EMPTY) or field in NOT_SAID or value == other:
                continue
            self.value(ref, f"{prefix}.{field}" if prefix else field, value, home / field, other)

    def value(self, ref: str, key: str, value: Any, where: Where, other: Any = None) -> None:
        if isinstance(value, dict):
            self.mapping(ref, key, value, where, other)
        elif not isinstance(value, tuple):
            self.found.append(Leaf(ref, key, text(value), where))
        elif hasattr(value, "_fields"):
            self.record(ref, key, value, where, other if key == "suivi" else None)
        else:
            self.entries(ref, key, value, where, other)

    def entries(self, ref: str, key: str, values: tuple[Any, ...], where: Where, other: Any) -> None:
        if not values:  # of an indicator: nothing was measured by that day
            return
        if not hasattr(values[0], "_fields"):
            self.found += [Leaf(ref, key, text(value), where / number) for number, value in enumerate(values)]
            return
        first, last = _apart(values, other) if other else (0, len(values))
        for name, record in names(values[:last], first):
            if isinstance(record, REFERENCED):
                fiche = ref.partition("/")[0]
                self.found.append(Leaf(f"{fiche}/{record.id}", "", _home(ref, key), record.where))
                self.record(f"{fiche}/{record.id}", "", record, record.where)
            else:
                self.record(ref, f"{key}[{name}]", record, where)

    def mapping(self, ref: str, key: str, values: dict[str, Any], where: Where, other: Any) -> None:
        area, _, field = key.rpartition(".")
        for name, value in values.items():
            if other and other.get(name) == value:
                continue
            if area == "suivi" and field in FOLLOWED:
                self.value(f"{ref}/{name}", "suivi", value, where / name, other.get(name) if other else None)
            else:
                self.value(ref, f"{key}[{name}]", value, where / name)


def _apart(values: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[int, int]:
    """From where to where a list says something else than another: what stands before and after is the same in both.

    Places are not compared (they come first in every record), nor are things told apart that are known by their id.
    """
    if isinstance(values[0], REFERENCED):
        return 0, len(values)
    most = min(len(values), len(other))
    first = next((rank for rank in range(most) if values[rank][1:] != other[rank][1:]), most)
    same = (rank for rank in range(most - first) if values[-1 - rank][1:] != other[-1 - rank][1:])
    return first, len(values) - next(same, most - first)


def _home(ref: str, key: str) -> str:
    """Where a thing stands: among the deliverables of which step, or of the fiche itself."""
    return f"{key} ({ref.partition('/')[2]})" if "/" in ref else key
