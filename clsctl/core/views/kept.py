"""Which things the filters keep where the past is told too: those of some fiches, axes, holders or states."""

from collections.abc import Callable, Iterable
from datetime import date

from clsctl.core.facts import plan_facts
from clsctl.core.model.plan import Plan
from clsctl.core.views.filters import Filters, Ref, parse_ref, select

# Whether a thing is kept: the code of its plan, its reference ("" for the plan itself).
Keep = Callable[[str, str], bool]


def everything(_code: str, _ref: str) -> bool:
    """No filter was given."""
    return True


def keeper(plans: Iterable[Plan], filters: Filters, day: date) -> Keep:
    """A test of a reference in the plan of a code. Raises Trouble for an axis, a holder or a state that there is not.

    A fiche is kept by its id, which may have no file any more; its axis, holder and state are those it has in `plans`
    on the day.
    """
    refs = tuple(map(parse_ref, filters.fiche))
    is_looked_up = bool(filters.axe or filters.porteur or filters.etat)
    if not refs and not is_looked_up:
        return everything
    facts = tuple(plan_facts(plan, day) for plan in plans) if is_looked_up else ()
    chosen, states = select(facts, filters._replace(fiche=())), filters.states
    known = {
        (each.plan.code, fiche.ref) for each in chosen for fiche in each.fiches if not states or fiche.etat in states
    }

    def keep(code: str, thing: str) -> bool:
        is_named = not refs or any(_names(ref, code, thing) for ref in refs)
        return is_named and (not is_looked_up or (code, parse_ref(thing).fiche) in known)

    return keep


def _names(ref: Ref, code: str, thing: str) -> bool:
    if ref.plan not in {"", code} or ref.fiche != parse_ref(thing).fiche:
        return False
    return not ref.part or thing == f"{ref.fiche}/{ref.part}"
