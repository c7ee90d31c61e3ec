"""Git's own merge of lines, for what can't be brought together key by key."""

from pathlib import Path
from typing import NamedTuple

from clsctl.sources.plumbing import run
from clsctl.sources.refusals import refusal

# git ends with the number of clashes, up to this, and above it when it fails
_MOST = 127


class Lines(NamedTuple):
    """The merged bytes; `clean` where no clash is marked in them."""

    data: bytes
    clean: bool


def merge_lines(files: tuple[Path, Path, Path], labels: tuple[str, str], size: int) -> Lines:
    """The lines of base, ours and theirs brought together. `Trouble` where git refuses: a file that is no text."""
    base, ours, theirs = (str(file.absolute()) for file in files)
    names = [word for label in (labels[0], "base", labels[1]) for word in ("-L", label)]
    root = files[1].absolute().parent
    found = run(root, "merge-file", "-p", f"--marker-size={size}", *names, "--", ours, base, theirs)
    if found.status > _MOST:
        raise refusal(root, found.errors)
    return Lines(found.output, found.status == 0)
