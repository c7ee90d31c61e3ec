"""A signed fiche is not deleted: it is abandoned."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A008",
    "fiche-deleted",
    "error",
    title=msg("A signed fiche was deleted"),
    why=msg("The fiche is part of what the partners signed: without it the plan shows another contract."),
    remedy=msg(
        "Take the file back and declare the action abandoned, with the reason; or name the fiche in the amendment that "
        "drops it."
    ),
    bad="# fiches/1.3.yaml deleted\n",
    good="""\
suivi:
  statut: abandonnee
  statut_le: 2021-03-02
  motif: Action reprise par le département.
""",
)


def check(case: Case) -> Iterator[Found]:
    there = {fiche.id for fiche in case.plan.fiches}
    for event in case.events:
        for change in event.changes:
            is_fiche = change.key == "" and change.kind == "removed" and change.ref and "/" not in change.ref
            if not is_fiche or change.ref in there or not case.reference.is_later(change.ref, event.commit):
                continue
            if case.covering(change.ref, event.commit) is None:
                message = msg("Fiche {ref} was deleted: {title}", ref=change.ref, title=change.before or "")
                hint = msg("Take its file back from the commit before, and declare the action abandoned.")
                yield Found(place_of(case, change.ref), message, hint, change.ref, event.commit)
