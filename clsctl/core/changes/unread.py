"""Two plans without what could not be read in one of them: a fiche that nobody can read was not removed."""

from clsctl.core.model.plan import Plan


def sound(before: Plan | None, after: Plan | None) -> tuple[Plan | None, Plan | None]:
    """The plans, each fiche that one of them could not read whole being as the other has it."""
    if before is None or after is None:
        return before, after
    return _with(before, after), _with(after, before)


def _with(plan: Plan, other: Plan) -> Plan:
    unread = {*plan.illisibles, *plan.abimees}
    if not unread:
        return plan
    kept = tuple(fiche for fiche in plan.fiches if fiche.where.file not in unread)
    there = {fiche.id for fiche in kept}
    lost = {fiche.id for fiche in plan.fiches} - there
    taken = (each for each in other.fiches if each.id in lost or (each.where.file in unread and each.id not in there))
    return plan._replace(fiches=(*kept, *taken))
