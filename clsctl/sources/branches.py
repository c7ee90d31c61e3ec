"""The fiches of other branches, local and remote: an id that a colleague took is taken, though it is not here yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clsctl.core.trouble import Trouble
from clsctl.sources.names import as_text
from clsctl.sources.objects import files_of, read_objects
from clsctl.sources.plumbing import Place, locate, read
from clsctl.sources.revision import listing

_BRANCHES = ("refs/heads", "refs/remotes")


class Elsewhere(NamedTuple):
    """A file of the plan as another branch has it: `branch` as people call it (`origin/anne`), the path in the plan."""

    branch: str
    path: str
    data: bytes


def files_elsewhere(root: Path) -> Iterator[Elsewhere]:
    """The YAML files of each branch that the last commit here does not have word for word; nothing outside git."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return
    try:
        place = locate(root)
        branches = _branches(place)
    except Trouble:  # an empty or damaged repository: the files here are all that can be known
        return
    here = set(_texts(place, "HEAD").items()) if branches else set()
    found: dict[str, tuple[str, str]] = {}
    for oid, branch in branches.items():
        for path, text in _texts(place, oid).items():
            if (path, text) not in here:
                found.setdefault(text, (branch, path))
    contents = read_objects(place.root, {text: path for text, (_, path) in found.items()}) if found else ()
    for (branch, path), data in zip(found.values(), contents, strict=True):
        yield Elsewhere(branch, path, data)


def _branches(place: Place) -> dict[str, str]:
    """The commit of each branch, with one of its names."""
    form = "--format=%(objectname) %(refname)"
    lines = as_text(read(place.root, "for-each-ref", form, *_BRANCHES)).splitlines()
    named = (line.partition(" ") for line in lines)
    return {oid: name.removeprefix("refs/heads/").removeprefix("refs/remotes/") for oid, _, name in named}


def _texts(place: Place, commit: str) -> dict[str, str]:
    """The hash of each YAML file of the plan at a commit, by its path."""
    files, _ = files_of(place.root, listing(place, commit))
    return {path: oid for path, oid in files.oids.items() if path.endswith((".yaml", ".yml"))}
