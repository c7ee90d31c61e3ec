"""Where the plan asks for signatures, every commit or tag has a good one."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A010",
    "unsigned",
    "error",
    title=msg("A commit or a tag lacks the good signature that the plan asks for"),
    why=msg(
        "The plan says `audit: {signatures: …}`: who wrote a commit, or set a tag, must be proved by a signature that "
        "git verifies on this computer. There is none, it is wrong, or its key is not known here."
    ),
    remedy=msg(
        "Sign with `git commit -S` or `git tag -s`; to verify, this computer must know the signers' public keys."
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
    hint = msg("Sign it, or let this computer know the signer's public key.")
    for tag in case.tags:
        if tag.signed is False:
            yield Found(place_of(case, ""), msg("Tag {tag} has no good signature", tag=tag.name), hint)
    for commit in case.commits:
        if commit.oid in case.unsigned:
            message = msg("Commit {commit} has no good signature", commit=commit.oid[:10])
            yield Found(place_of(case, ""), message, hint, None, commit)
