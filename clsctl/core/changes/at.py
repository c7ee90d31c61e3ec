"""The changes at one place of a file: those that a person who looks at that place wants to read."""

from collections.abc import Iterable

from clsctl.core.changes.leaves import Leaf
from clsctl.core.changes.values import Change
from clsctl.core.diagnostics import Step


def changes_at(
    found: Iterable[Change], places: Iterable[tuple[Iterable[Leaf], tuple[Step, ...] | None]]
) -> tuple[Change, ...]:
    """The changes of what stands at a path of a version, for each version that has it."""
    known = {
        (leaf.ref, leaf.key)
        for leaves, path in places
        if path is not None
        for leaf in leaves
        if leaf.where.path[: len(path)] == path
    }
    return tuple(each for each in found if any(ref == each.ref and key.startswith(each.key) for ref, key in known))
