"""Paths of a tree as the program knows them: which ones belong to a plan, and how a name is written as text."""

import os
from collections.abc import Iterable
from pathlib import Path

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT_MARK = "pyvenv.cfg"


def as_text(raw: bytes) -> str:
    """A name as text that can always be printed: a byte that is not UTF-8 is written `\\xe9`."""
    return raw.decode("utf-8", "backslashreplace")


def printable(path: str | Path) -> str:
    """A path of the system as text that can always be printed."""
    return as_text(os.fsencode(path))


def skipped_folder(name: str) -> bool:
    """Whether a folder of this name is never part of a plan: hidden, or a tool's own."""
    return name.startswith(".") or name in _SKIPPED_FOLDERS


def is_environment(names: Iterable[str]) -> bool:
    """Whether a folder that holds these names is a Python virtual environment."""
    return _ENVIRONMENT_MARK in names


def environments(paths: Iterable[str]) -> frozenset[str]:
    """The folders among these paths that are Python virtual environments; the root itself never counts."""
    return frozenset(path[: -len(_ENVIRONMENT_MARK) - 1] for path in paths if path.endswith(f"/{_ENVIRONMENT_MARK}"))


def in_plan(path: str, environments: frozenset[str]) -> bool:
    """Whether a path of a tree (`/` between names) belongs to a plan: not below a folder that is skipped."""
    *folders, _ = path.split("/")
    if any(skipped_folder(folder) for folder in folders):
        return False
    return not environments or not any("/".join(folders[:end]) in environments for end in range(1, len(folders) + 1))
