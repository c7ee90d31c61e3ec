"""What a tag marks stays in the history."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.audit.found import Found, place_of
from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

PAGE = Page(
    "A009",
    "tag-lost",
    "error",
    title=msg("The history no longer holds the commit of a tag"),
    why=msg(
        "A tag marks a text that was signed or shown. The branch does not contain its commit any more: the history was "
        "rewritten since, or the tag is of another branch."
    ),
    remedy=msg("Compare the two with `clsctl diff TAG`, and go back to the history that holds the tag."),
    bad="# git rebase after the tag\n",
    good="# corrections are new commits\n",
)


def check(case: Case) -> Iterator[Found]:
    known = {commit.oid for commit in case.commits}
    for tag in case.tags:
        if tag.commit not in known:
            message = msg(
                "Tag {tag}: the history does not hold its commit {commit}", tag=tag.name, commit=tag.commit[:10]
            )
            yield Found(place_of(case, ""), message, msg("Compare: clsctl diff {tag}", tag=tag.name))
