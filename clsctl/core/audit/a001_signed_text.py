"""The signed text changes only by an avenant that names the fiche."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case, Event
from clsctl.core.audit.found import Found, place_of
from clsctl.core.changes.commits import Commit
from clsctl.core.changes.compare import fiche_changes
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.values import Change
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.page import Page

PAGE = Page(
    "A001",
    "signed-text-changed",
    "error",
    title=msg("The signed text was changed with no amendment"),
    why=msg(
        "Everything in a fiche but its “suivi” is what the partners signed. Since then it has other words, and no "
        "amendment that names the fiche covers them: readers would take for signed what nobody signed."
    ),
    remedy=msg(
        "Put the signed text back, and write a postponement under “suivi”, where decisions go; or write the amendment "
        "that changed the text under “avenants” of the plan, with its date and the fiches that it renews."
    ),
    bad="""\
# signed as “1er semestre 2020”, changed since
livrables:
  - {id: L2, titre: Bilan, echeance: 2e semestre 2020}
""",
    good="""\
livrables:
  - {id: L2, titre: Bilan, echeance: 1er semestre 2020}
suivi:
  livrables:
    L2:
      reports:
        - {echeance: 2e semestre 2020, decide_le: 2020-06-30, instance: copil}
""",
)


def check(case: Case) -> Iterator[Found]:
    for fiche in case.plan.fiches:
        text, departures = accepted(case, fiche)
        for change in fiche_changes(Pair(text, fiche, case.plan, case.plan)):
            if change.is_signed:
                commit = _of(change, departures)
                message = msg("Signed text changed with no amendment: {change}", change=change.text)
                hint = msg("Put the signed text back, or write the amendment under “avenants” with this fiche.")
                yield Found(place_of(case, fiche.id), message, hint, change.ref, commit)


def accepted(case: Case, fiche: Fiche) -> tuple[Fiche, list[tuple[Change, Commit]]]:
    """The text of a fiche that its partners signed last, and the changes of the signed text since, not covered.

    An avenant renews the whole text of the fiches that it names.
    """
    text = case.reference.fiches.get(fiche.id, fiche)
    since: list[tuple[Change, Commit]] = []
    for event in case.of_fiche.get(fiche.id, ()):
        now = _after(event, fiche.id)
        if now is None or not case.reference.is_later(fiche.id, event.commit):
            continue
        changed = [(each, event.commit) for each in event.changes if each.fiche == fiche.id and each.is_signed]
        if changed and case.covering(fiche.id, event.commit):
            text, since = now, []
        else:
            since += changed
    return text, since


def _after(event: Event, fiche: str) -> Fiche | None:
    return next((pair.now for pair in event.step.pairs[0] if pair.now is not None and pair.now.id == fiche), None)


def _of(change: Change, departures: list[tuple[Change, Commit]]) -> Commit | None:
    """The commit that a net change came with: the last that changed the same value, else the same thing."""
    same = [commit for each, commit in departures if (each.ref, each.key) == (change.ref, change.key)]
    same = same or [commit for each, commit in departures if each.ref == change.ref]
    same = same or [commit for _, commit in departures]
    return same[-1] if same else None
