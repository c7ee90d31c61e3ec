"""A commit as a value: who, when, and which files of the plan it touched, from which text to which."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Touch(NamedTuple):
    """A file that a commit changed. Texts are named by their hash, None where the file is absent.

    `befores` has one for each parent of the commit; a commit without parents has one, None.
    """

    path: str
    befores: tuple[str | None, ...]
    after: str | None


class Commit(NamedTuple):
    """`day` is the committer's, in Paris: the day it entered git. `title` is the first line of its message."""

    oid: str
    parents: tuple[str, ...]
    day: date
    author: str
    title: str
    touches: tuple[Touch, ...]


class History(NamedTuple):
    """Commits with their parents before them.

    With `partial`, the commits that touched none of a few files are left aside, so that parents are missing.
    `start` has, where the first commits were left aside, the `clsctl.yaml` of each folder before those that are here.
    `homes` maps every folder that held the plan's `clsctl.yaml` (ending in `/`, or empty) to the folder of that plan
    now; paths are from the top of the repository, and `prefix` is the folder of the plan or portfolio there.
    """

    head: str
    prefix: str
    commits: tuple[Commit, ...]
    homes: Mapping[str, str]
    start: Mapping[str, str] = {}
    partial: bool = False
