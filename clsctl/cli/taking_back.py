"""The commands that undo a change: what was added is deleted, what was replaced is set to what it was."""

from collections.abc import Iterator
from typing import Any

from clsctl.cli.pasted import pasted
from clsctl.cli.plan import Read
from clsctl.core.diagnostics import Step, Where

_LONGEST = 200  # characters of a value that are worth pasting


def taking_back(what: Read, file: str, before: Any, after: Any) -> tuple[str, ...]:
    """The commands, as one would type them here; none where they would be too long to be of use."""
    plans = what.portefeuille.plans
    found = [(plan, fiche.id) for plan in plans for fiche in plan.fiches if fiche.where.file == file]
    found += [(plan, "clsctl.yaml") for plan in plans if plan.where.file == file]
    ref = f"{found[0][0].code}:{found[0][1]}" if len(plans) > 1 else found[0][1]
    folder = f" -C {pasted(what.request.session.dir)}" if what.request.session.dir else ""
    return tuple(
        f"clsctl set {pasted(ref)} {pasted(Where('', path).key)} {words}{folder}"
        for path, words in _undone((), before, after)
    )


def _undone(path: tuple[Step, ...], before: Any, after: Any) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            if key not in before:
                yield (*path, key), "--delete"
            else:
                yield from _undone((*path, key), before[key], value)
    elif isinstance(before, list) and isinstance(after, list):
        for rank, value in enumerate(after):
            if rank >= len(before):
                yield (*path, rank), "--delete"
            else:
                yield from _undone((*path, rank), before[rank], value)
    elif before != after:
        if isinstance(before, str) and before and "\n" not in before and len(before) <= _LONGEST:
            yield path, pasted(before)
        elif not before:
            yield path, "--delete"
