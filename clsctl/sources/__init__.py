"""Where the texts come from: the disk, a git revision or day, the index. Git is known here only.

What needs git is loaded by the first command that asks for it: most read the disk.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from clsctl.sources.disk import read_disk
from clsctl.sources.roots import find_root, place_in_repository

if TYPE_CHECKING:
    from clsctl.sources.committing import check_commit, commit, last_texts
    from clsctl.sources.index import read_index, staged_change
    from clsctl.sources.revision import read_revision
    from clsctl.sources.tip import committed

__all__ = [
    "check_commit",
    "commit",
    "committed",
    "find_root",
    "last_texts",
    "place_in_repository",
    "read_disk",
    "read_index",
    "read_revision",
    "staged_change",
]

_WITH_GIT = {
    "check_commit": "committing",
    "commit": "committing",
    "committed": "tip",
    "last_texts": "committing",
    "read_index": "index",
    "read_revision": "revision",
    "staged_change": "index",
}


if not TYPE_CHECKING:  # else every name would exist for the type checker

    def __getattr__(name: str) -> object:
        if name not in _WITH_GIT:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_WITH_GIT[name]}"), name)
