"""The files that `init` writes beside a plan: for git, for pre-commit, for a forge; what is there already stays."""

import os
from pathlib import Path
from typing import NamedTuple

from clsctl import sources
from clsctl.cli.output import note
from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.writing.attributes import ATTRIBUTES, pattern, with_lines
from clsctl.writing.beside import Beside, forge_file, hook_file
from clsctl.writing.files import create


class Wanted(NamedTuple):
    """Which files are wanted beside the plan: that of pre-commit, that of a forge."""

    hook: bool = False
    forge: str | None = None


def attributes(root: Path) -> dict[str, bytes]:
    """Write the attributes that git merges by once `git-setup` was run, unless there are some; what was written."""
    if (root / ATTRIBUTES).exists():
        return {}
    data = with_lines("", [pattern("clsctl.yaml"), pattern(Plan._field_defaults["glob"])]).encode()
    create(root / ATTRIBUTES, data)
    return {ATTRIBUTES: data}


def set_up(root: Path, request: Request, wanted: Wanted) -> dict[Path, bytes]:
    """Write the files asked for at the top of the repository, else in the plan's folder; those that are new."""
    prefix = sources.place_in_repository(root)
    top = Path(os.path.normpath(root.joinpath(*[".."] * prefix.count("/"))))
    files = [hook_file(prefix)] if wanted.hook else []
    files += [forge_file(wanted.forge, prefix)] if wanted.forge else []
    return {top / each.path: each.text.encode() for each in files if _is_written(top, each, request)}


def _is_written(top: Path, beside: Beside, request: Request) -> bool:
    path = top / beside.path
    if path.exists():
        note(request.language(msg("{file} is there already, and stays as it is.", file=path.as_posix())))
        return False
    create(path, beside.text.encode())
    return True
