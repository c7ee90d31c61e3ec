"""The files on disk as a snapshot: the tree is listed at once, each file is read when it is asked for."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from clsctl.core.messages import Message, msg
from clsctl.core.reasons import reason
from clsctl.core.snapshot import LeftOut, Snapshot
from clsctl.core.trouble import Trouble
from clsctl.sources.names import is_environment, printable, skipped_folder


class DiskFiles(Mapping[str, bytes]):
    """Path to bytes. `Trouble` when a file that was listed can no longer be read."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        """`paths` maps each key to the path by which the system knows the file."""
        self._paths = paths

    def __getitem__(self, key: str) -> bytes:
        path = self._paths[key]
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - ten thousand files: a Path each costs as much as the reading
                return file.read()
        except OSError as error:
            raise Trouble(msg("The file {file} could not be read.", file=key), _remedy(error)) from error

    def __contains__(self, key: object) -> bool:
        return key in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def read_disk(root: Path) -> Snapshot:
    """The files below `root` as they are now.

    Left aside: hidden folders (`.git` is one), `node_modules`, `__pycache__`, virtual environments. No link is
    followed, wherever it leads, because the same tree read from git could not follow it; each is named in `left_out`.
    """
    try:
        pending = [("", list(os.scandir(root)))]
    except OSError as error:
        raise Trouble(msg("The folder {folder} could not be read.", folder=printable(root)), _remedy(error)) from error
    paths: dict[str, str] = {}
    left_out: list[LeftOut] = []
    while pending:
        prefix, entries = pending.pop()
        for entry in entries:
            key = prefix + (entry.name if entry.name.isascii() else printable(entry.name))
            kind = _kind(entry)
            if kind == "file":
                paths[key] = entry.path
            elif kind != "folder":
                left_out.append(LeftOut(key, kind))
            elif not skipped_folder(entry.name):
                inside = _inside(entry)
                if inside is None:
                    left_out.append(LeftOut(key, "unreadable"))
                elif not is_environment(inner.name for inner in inside):
                    pending.append((f"{key}/", inside))
    return Snapshot("disk", None, DiskFiles(dict(sorted(paths.items()))), tuple(sorted(left_out)))


def _kind(entry: os.DirEntry[str]) -> Literal["file", "folder", "link", "special", "unreadable"]:
    """What an entry is. A junction of Windows is a link: it may lead anywhere, even to the folder it is in."""
    try:
        if entry.is_symlink():
            return "link"
        if (
            sys.platform == "win32"
            and entry.stat(follow_symlinks=False).st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT
        ):
            return "link"
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        return "file" if entry.is_file(follow_symlinks=False) else "special"
    except OSError:  # a folder that may be listed and not entered
        return "unreadable"


def _inside(folder: os.DirEntry[str]) -> list[os.DirEntry[str]] | None:
    """What a folder holds; None when it can't be listed."""
    try:
        return list(os.scandir(folder.path))
    except OSError:
        return None


def _remedy(error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return msg("It was moved or deleted meanwhile. Run the command again.")
    if isinstance(error, PermissionError):
        return msg("Ask for the right to read it, or close the program that holds it open, and run the command again.")
    return msg(
        "The system says: {reason}. Run the command again, or copy the plan to another disk.",
        reason=reason(error),
    )
