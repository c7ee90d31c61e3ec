"""Which changes the filters keep: those of some fiches or things, of some axes, of some holders."""

from collections.abc import Callable, Iterable
from datetime import date

from clsctl.core.changes.values import Change
from clsctl.core.facts import plan_facts
from clsctl.core.model.plan import Plan
from clsctl.core.views.filters import Filters, Ref, parse_ref, select

Keep = Callable[[str, Change], bool]


def everything(_code: str, _change: Change) -> bool:
    """No filter was given."""
    return True


def keeper(plans: Iterable[Plan], filters: Filters, day: date) -> Keep:
    """A test of a change in the plan of a code. Raises Trouble for an axis or a holder that no fiche has.

    A fiche is kept by its id, which may have no file any more; its axis and holder are those it has in `plans`.
    """
    refs = tuple(map(parse_ref, filters.fiche))
    facts = tuple(plan_facts(plan, day) for plan in plans) if filters.axe or filters.porteur else ()
    chosen = select(facts, filters._replace(fiche=(), etat=()))
    known = {(each.plan.code, fiche.ref) for each in chosen for fiche in each.fiches}
    if not refs and not facts:
        return everything

    def keep(code: str, change: Change) -> bool:
        is_named = not refs or any(_names(ref, code, change) for ref in refs)
        return is_named and (not facts or (code, change.fiche) in known)

    return keep


def _names(ref: Ref, code: str, change: Change) -> bool:
    if ref.plan not in {"", code} or ref.fiche != change.fiche:
        return False
    return not ref.part or change.ref == f"{ref.fiche}/{ref.part}"
