"""Replacing a folder of ours in one step: the new one is built beside it, then the two change places.

Killed anywhere in between, the old folder is there, whole, or the new one; at worst with a folder `.NAME.PID.new`
beside it, which the next run clears away. A folder that is not ours is never touched.
"""

import ctypes
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.writing.files import not_written

# The file by which a folder is known as ours; it lists all the others.
MARK = "clsctl-site.json"
# of renameat2(2), with which Linux makes two names change places in one step
_AT_FDCWD, _EXCHANGE = -100, 2


def check_replaceable(target: Path) -> None:
    """`Trouble` for what is there and is not a folder that we made, or holds something besides what we made."""
    try:
        if not os.path.lexists(target):
            return
        if not target.is_dir():
            raise Trouble(
                msg("{file} is there already, and is no folder.", file=str(target)), msg("Choose another folder.")
            )
        files = set(files_in(target))
        ours = _ours(target) if MARK in files else None
    except OSError as error:
        raise not_written(target, error) from error
    if files and ours is None:
        raise Trouble(
            msg("The folder {folder} holds something that is not a site of clsctl, and is left as it is.",
                folder=str(target)),
            msg("Choose another folder, or move what is in it away first."),
        )  # fmt: skip
    others = sorted(files - (ours or set()) - {MARK})
    if others:
        raise Trouble(
            msg("The folder {folder} holds what clsctl did not put there: {files}", folder=str(target),
                files=", ".join(others[:5]) + (", …" if len(others) > 5 else "")),
            msg("It would be lost with the old site. Move it away, or choose another folder."),
        )  # fmt: skip


def replace_folder(target: Path, about: Mapping[str, str | bool], build: Callable[[Path], None]) -> bool:
    """Build a folder and put it in the place of `target`, which `check_replaceable` has been asked about.

    `build` fills the empty folder that it is given. `about` is told in the folder's own `MARK`. A file that stays the
    same keeps its day; where all do, nothing is touched and False is given. `Trouble` when it can't be done.
    """
    place = Path(os.path.realpath(target))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _mend(place)
        beside = place.with_name(f".{place.name}.{os.getpid()}.new")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        try:
            build(beside)
            sign(beside, about)
            if _is_same(place, beside):
                return False
            check_replaceable(target)  # again: a file may have come while the new folder was built
            _swap(place, beside)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise not_written(target, error) from error
    return True


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all that is in a folder but its folders, `/` between names; an empty folder by its own name."""
    for path, folders, files in os.walk(folder):
        inside = Path(path).relative_to(folder)
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        yield from ((inside / name).as_posix() for name in (*files, *links))
        if not folders and not files and Path(path) != folder:
            yield f"{inside.as_posix()}/"


def mark_of(folder: Path) -> dict[str, Any] | None:
    """What the mark of a folder says; None where it is no mark of ours. `OSError` where it can't be read."""
    try:
        known = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return {**known, "files": sorted(map(str, known["files"]))}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _ours(folder: Path) -> set[str] | None:
    """The files that the mark of a folder lists; None where it is no mark of ours."""
    known = mark_of(folder)
    return set(known["files"]) if known else None


def sign(folder: Path, about: Mapping[str, str | bool]) -> None:
    """Write the mark of a folder of ours: what is told `about` it, and the list of its files."""
    text = json.dumps({**about, "files": sorted(files_in(folder))}, ensure_ascii=False, indent=1)
    (folder / MARK).write_bytes(f"{text}\n".encode())


def _is_same(old: Path, new: Path) -> bool:
    """Whether the new folder says what the old one does; what stays the same gets its day back."""
    if not old.is_dir():
        return False
    before, after = set(files_in(old)), set(files_in(new))
    same = before == after
    for name in before & after:
        if (old / name).read_bytes() == (new / name).read_bytes():
            times = (old / name).stat()
            os.utime(new / name, ns=(times.st_atime_ns, times.st_mtime_ns))
        else:
            same = False
    return same


def _swap(place: Path, beside: Path) -> None:
    """Put the new folder in its place, and what was there where the new one was."""
    if not place.exists():
        beside.rename(place)
        return
    shutil.copymode(place, beside)
    if _exchange(place, beside):
        return
    aside = _aside(place)
    shutil.rmtree(aside, ignore_errors=True)
    place.rename(aside)
    try:
        beside.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Make two folders change places in one step, where the system and its disk know how to."""
    if sys.platform != "linux":
        return False
    with suppress(OSError, AttributeError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        names = (os.fsencode(one), os.fsencode(other))
        return bool(call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
    return False


def _mend(place: Path) -> None:
    """Clear away what a run that was killed left beside the folder; put back the old one where it was caught between
    the two steps of a system that has no single one."""
    aside = _aside(place)
    if not place.exists() and (aside / MARK).is_file():
        aside.rename(place)
    pattern = re.compile(re.escape(f".{place.name}.") + r"(\d+)\.new")
    for name in os.listdir(place.parent):  # noqa: PTH208 - names only
        found = pattern.fullmatch(name)
        if found and not _runs(int(found[1])):
            shutil.rmtree(place.with_name(name), ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether a process is still at work, as far as can be told without touching it."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return process != os.getpid()
