"""Git's own merge of lines, for what can't be brought together key by key."""

from pathlib import Path
from typing import NamedTuple

from clsctl.sources.names import as_text
from clsctl.sources.plumbing import run
from clsctl.sources.refusals import refusal

# git ends with the number of clashes, up to this, and above it when it fails
_MOST = 127


class Lines(NamedTuple):
    """The merged bytes; `clean` where no clash is marked in them."""

    data: bytes
    clean: bool


def conflict_style(folder: Path) -> str:
    """How git marks a conflict there (`merge.conflictStyle`), whatever it got that from: a file, `git -c`."""
    found = run(folder, "config", "--get", "merge.conflictStyle")
    return as_text(found.output).removesuffix("\n") if found.status == 0 else "merge"


def merge_lines(files: tuple[Path, Path, Path], labels: tuple[str, str, str], size: int) -> Lines:
    """The lines of base, ours and theirs brought together, in git's own style; `labels` are what ours, the common
    version and theirs are called. `Trouble` where git refuses: a file that is no text."""
    base, ours, theirs = (str(file.absolute()) for file in files)
    names = [word for label in labels for word in ("-L", label)]
    root = files[1].absolute().parent
    found = run(root, "merge-file", "-p", f"--marker-size={size}", *names, "--", ours, base, theirs)
    if found.status > _MOST:
        raise refusal(root, found.errors)
    return Lines(found.output, found.status == 0)
