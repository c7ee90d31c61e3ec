"""A long history in shares, each with some of its files, that are told apart from one another and put together again.

Whatever one file says in a commit is told from that file alone, but for a fiche that goes from one file to another. So
files that went, and those that came once one had gone, are in one share; where a fiche is in two shares nevertheless
(ids that were exchanged, twice the same id), nothing can be put together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from clsctl.core.changes.commits import History, Touch
from clsctl.core.changes.telling import OF_PLAN, Portion, Told, code_of, portions
from clsctl.core.changes.trail import PLAN, Step, by_home, in_bytes
from clsctl.core.changes.values import Change

# a commit and the folder of a plan
Key = tuple[str, str]


class Share(NamedTuple):
    """What a share of a history says, by commit and plan, after the code of the plan; and its fiches, each with the
    folder of its plan."""

    found: Mapping[Key, tuple[str, list[Portion]]]
    fiches: frozenset[Key]


def shared(history: History, count: int) -> list[History]:
    """The history in at most `count` shares of about as many texts each; all of them have the plans' own files."""
    texts = Counter(touch.path for commit in history.commits for touch in commit.touches)
    plans = {path for path in texts if path.endswith(PLAN)}
    moved = _moved(history) - plans
    loads = [0] * count
    loads[0] = sum(texts[path] for path in moved)
    owner = dict.fromkeys(moved, 0)
    for path in sorted(texts.keys() - moved - plans, key=lambda each: (-texts[each], each)):
        least = loads.index(min(loads))
        owner[path] = least
        loads[least] += texts[path]
    return [_of(history, owner, rank) for rank, load in enumerate(loads) if load or not rank]


def _moved(history: History) -> set[str]:
    """The files that went, and those that came after one had gone."""
    found: set[str] = set()
    for commit in history.commits:
        went = [touch.path for touch in commit.touches if touch.after is None]
        found.update(went)
        if found:
            found.update(touch.path for touch in commit.touches if None in touch.befores)
    return found


def _of(history: History, owner: Mapping[str, int], rank: int) -> History:
    def mine(touches: Iterable[Touch]) -> tuple[Touch, ...]:
        return tuple([touch for touch in touches if owner.get(touch.path, rank) == rank])

    return history._replace(commits=tuple([each._replace(touches=mine(each.touches)) for each in history.commits]))


def share_of(steps: Iterable[Step]) -> Share:
    """What the steps of a share say."""
    found = {}
    fiches: set[Key] = set()
    for step in steps:
        said = portions(step)
        if said:
            found[step.commit.oid, step.home] = code_of(step), said
        fiches.update((step.home, each.id) for pairs in step.pairs for pair in pairs for each in pair[:2] if each)
    return Share(found, frozenset(fiches))


def joined(history: History, shares: Sequence[Share]) -> list[Told] | None:
    """The changes of a whole history from its shares; None where a fiche is in two of them."""
    if sum(len(share.fiches) for share in shares) > len(frozenset().union(*(share.fiches for share in shares))):
        return None
    out = []
    for commit in history.commits:
        for home in by_home(commit.touches, history.homes):
            said = [share.found[commit.oid, home] for share in shares if (commit.oid, home) in share.found]
            if said:
                out.append(Told(commit, home, said[0][0], _in_order([portions for _, portions in said])))
    return out


def _in_order(said: list[list[Portion]]) -> tuple[Change, ...]:
    """The changes of one commit as the whole history has them: every share tells those of the plan's own file."""
    first, *others = said
    if others:
        its_own = [each for portions in others for each in portions if each[0] != OF_PLAN]
        first = sorted((*first, *its_own), key=_place)
    return tuple([each for _, changes in first for each in changes])


def _place(portion: Portion) -> tuple[int, bytes]:
    (rank, file), _ = portion
    return rank, in_bytes(file)
