"""Where the plan asks for signatures, every commit or tag has a good one."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.audit.lacks import SAID
from clsctl.core.changes.commits import Commit
from clsctl.core.messages import msg, nmsg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A010",
    "unsigned",
    "error",
    title=msg("A commit or a tag lacks the good signature that the plan asks for"),
    why=msg(
        "The plan says `audit: {signatures: …}`: who wrote a commit, or set a tag, must be proved by a signature that "
        "git verifies on this computer. There is none, it is wrong, or its key is not known here. Commits are asked "
        "for it from the one on that writes this in the plan, tags whatever their age."
    ),
    remedy=msg(
        "Sign with `git commit -S` or `git tag -s`; to verify, this computer must know the signers' public keys: those "
        "of your own settings count, never those that the repository names."
    ),
    bad="""\
audit:
  signatures: commits   # and a commit without signature
""",
    good="""\
audit:
  signatures: aucune
""",
)


def check(case: Case) -> Iterator[Found]:
    lacking = [
        *((msg("Tag {tag}", tag=tag.name), tag.lack, None) for tag in case.tags),
        *((msg("Commit {commit}", commit=each.oid[:10]), case.lacks.get(each.oid), each) for each in wanted(case)),
    ]
    for what, lack, commit in lacking:
        if lack is not None and lack != "no program":
            # Translators: « Commit 1a1eb08487 : aucune signature »
            message = msg("{what}: {lack}", what=what, lack=SAID[lack].text)
            yield Found(place_of(case, ""), message, SAID[lack].hint, None, commit)
    yield from _unverified(case, sum(lack == "no program" for _, lack, _ in lacking))


def _unverified(case: Case, count: int) -> Iterator[Found]:
    """One finding for all that could not be looked at: what is wrong is this computer."""
    if count:
        message = nmsg(
            "{count} signature could not be verified: the program for that cannot be run",
            "{count} signatures could not be verified: the program for that cannot be run",
            count,
        )
        yield Found(place_of(case, ""), message, SAID["no program"].hint)


def wanted(case: Case) -> Iterator[Commit]:
    """The commits that have to be signed: from the one on which makes the plan ask for it, the one included that makes
    it ask no more. What came before can't be signed any more, and a merge of both is asked."""
    plans = {event.commit.oid: event.step.plan for event in case.events}
    asking: dict[str, bool] = {}
    for commit in case.commits:
        before = any(asking.get(parent, False) for parent in commit.parents)
        plan = plans.get(commit.oid)
        asking[commit.oid] = before if plan is None else plan.audit.signatures == "commits"
        if commit.touches and (before or asking[commit.oid]):
            yield commit
