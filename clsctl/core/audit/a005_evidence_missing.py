"""Evidence of a delivery stays in the plan."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.evidence import proofs, touches
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A005",
    "evidence-missing",
    "error",
    title=msg("Evidence of a delivery is missing"),
    why=msg(
        "The deliverable is recorded as handed in and names a file as evidence, which the history does not hold, or no "
        "longer: nobody can check the delivery."
    ),
    remedy=msg("Add the file at that path, take it back from the commit that deleted it, or correct the path."),
    bad="""\
L1: {remis_le: 2020-06-12, preuves: [pieces/bilan.pdf]}   # pieces/bilan.pdf was deleted
""",
    good="""\
L1: {remis_le: 2020-06-12, preuves: [pieces/bilan.pdf]}
""",
)


def check(case: Case) -> Iterator[Found]:
    folders = {path[:at] for path in case.texts for at, char in enumerate(path) if char == "/"}
    for proof in proofs(case):
        if proof.path in case.texts or proof.path in folders:
            continue
        gone = [commit for commit, touch in touches(case, proof.path) if touch.after is None]
        if gone:
            message = msg("{ref}: its evidence {path} was deleted", ref=proof.ref, path=proof.path)
            hint = msg("Take it back: git checkout {commit}~1 -- {path}", commit=gone[-1].oid[:10], path=proof.path)
            yield Found(place_of(case, proof.ref), message, hint, proof.ref, gone[-1])
        else:
            message = msg("{ref}: its evidence {path} was never committed", ref=proof.ref, path=proof.path)
            hint = msg("Add the file at that path and commit it, or correct the path.")
            yield Found(place_of(case, proof.ref), message, hint, proof.ref, proof.delivered)
