"""Evidence of a delivery stays what it was on delivery."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.evidence import Proof, proofs, touches
from clsctl.core.audit.found import Found, place_of
from clsctl.core.changes.commits import Commit
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A006",
    "evidence-altered",
    "warning",
    title=msg("Evidence was changed after the delivery that it proves"),
    why=msg("The file is no longer what the partners were shown when the deliverable was handed in."),
    remedy=msg("Put a new version beside the old one, under another name, and name both as evidence."),
    bad="""\
L1: {remis_le: 2020-06-12, preuves: [pieces/bilan.pdf]}   # pieces/bilan.pdf was replaced in September
""",
    good="""\
L1: {remis_le: 2020-06-12, preuves: [pieces/bilan.pdf, pieces/bilan-corrige.pdf]}
""",
)


def check(case: Case) -> Iterator[Found]:
    for proof in proofs(case):
        commit = _altered(case, proof)
        if commit is not None:
            message = msg("{ref}: its evidence {path} was changed after the delivery", ref=proof.ref, path=proof.path)
            hint = msg("Put the new version beside the old one, under another name.")
            yield Found(place_of(case, proof.ref), message, hint, proof.ref, commit)


def _altered(case: Case, proof: Proof) -> Commit | None:
    """The last commit that gave the file another content than it had on delivery, or when it came if later."""
    if proof.delivered is None or proof.path not in case.texts:
        return None
    order = case.reference.ranks
    since = order[proof.delivered.oid]
    content: str | None = None
    last: Commit | None = None
    for commit, touch in touches(case, proof.path):
        if order[commit.oid] <= since or content is None:
            content = touch.after or content
        elif touch.after and touch.after != content:
            last = commit
    return last if content != case.texts[proof.path] else None
