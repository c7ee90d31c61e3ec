"""Whether the plan on disk is that of the last commit: an answer about it can then name the commit it came from."""

from collections.abc import Mapping
from pathlib import Path

from clsctl.core.trouble import Trouble
from clsctl.sources.revision import read_revision

# what an answer's words depend on: the plan, its fiches, its own templates and style sheet
_TEXTS = (".yaml", ".yml", ".j2", ".css")


def committed(root: Path, files: Mapping[str, bytes]) -> str | None:
    """The full hash of the last commit where it holds the same texts as `files`, whatever their line ends.

    None where they differ, and outside git. A report of a clean checkout is then, byte for byte, the report of that
    revision.
    """
    try:
        head = read_revision(root, "HEAD")
        ours, theirs = _texts(files), _texts(head.files)
        same = ours == theirs and all(_lines(files[path]) == _lines(head.files[path]) for path in ours)
    except Trouble:
        return None
    return head.label if same else None


def _texts(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.lower().endswith(_TEXTS))


def _lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
