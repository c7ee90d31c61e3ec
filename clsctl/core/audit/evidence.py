"""The files that the plan gives as evidence of a delivery, and what happened to them since."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clsctl.core.audit.case import Case
from clsctl.core.changes.commits import Commit, Touch


class Proof(NamedTuple):
    """A file given as evidence of what was handed in; `delivered` is the commit that recorded the delivery."""

    ref: str
    path: str
    delivered: Commit | None


def proofs(case: Case) -> Iterator[Proof]:
    """The files, not the addresses, given for deliveries up to the day."""
    recorded = {
        change.ref: event.commit
        for event in case.events
        for change in event.changes
        if change.kind == "delivered" or (change.key == "" and change.kind == "added")
    }
    for fiche in case.plan.fiches:
        for name, each in (fiche.suivi.livrables if fiche.suivi else {}).items():
            ref = f"{fiche.id}/{name}"
            links = list(each.preuves) if each.remis_le and each.remis_le <= case.day else []
            links += [
                link for one in each.occurrences if one.remis_le and one.remis_le <= case.day for link in one.preuves
            ]
            for link in dict.fromkeys(links):
                if not link.startswith(("http://", "https://")):
                    path = link.removeprefix("./").rstrip("/")
                    yield Proof(ref, path, recorded.get(ref) or recorded.get(fiche.id))


def touches(case: Case, path: str) -> Sequence[tuple[Commit, Touch]]:
    """What happened to a file of the plan, in order."""
    return case.files.get(path, ())
