"""Finds the folder of the plan or portfolio a command is about."""

import os
from pathlib import Path

from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.sources.names import printable

PLAN = "clsctl.yaml"
PORTEFEUILLE = "portefeuille.yaml"
MARKS = (PLAN, PORTEFEUILLE)


def find_root(start: Path, explicit: bool) -> Path:
    """The absolute path of the nearest folder with a `clsctl.yaml` or `portefeuille.yaml`, from `start` upwards.

    A folder that was asked for (`explicit`) must hold one itself: a plan further up is not what was meant, and is
    named in the hint. `Trouble` when there is none, or when it can't be told which is meant.
    """
    folder = _absolute(start)
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered
        raise _no_folder(folder)
    for candidate in (folder, *folder.parents):
        found = [mark for mark in MARKS if os.path.lexists(candidate / mark)]
        if found and explicit and candidate != folder:
            raise Trouble(
                msg("There is no clsctl.yaml and no portefeuille.yaml in {folder}.", folder=printable(folder)),
                msg("The nearest plan is in {found}: use -C with that folder.", found=printable(candidate)),
            )
        if found:
            _check_marks(candidate, found)
            return candidate
    raise _no_plan(folder, explicit)


def is_inside() -> bool:
    """Whether the current folder, or one above it, holds what looks like a plan or a portfolio."""
    here = _absolute(Path())
    return any(os.path.lexists(folder / mark) for folder in (here, *here.parents) for mark in MARKS)


def place_in_repository(root: Path) -> str:
    """The path of a plan's folder from the top of its git repository: empty or ending with `/`; empty outside one.

    Looked up without git, which the formats of forges, whose paths count from there, would else be the first to need.
    """
    folder = root.resolve()
    top = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)
    return "" if top == folder else f"{folder.relative_to(top).as_posix()}/"


def _absolute(start: Path) -> Path:
    """Without following links: a mapped drive of Windows stays the drive that the user knows."""
    try:
        return Path(os.path.abspath(start))  # noqa: PTH100 - Path.absolute keeps the `..`, Path.resolve follows links
    except FileNotFoundError as error:
        raise Trouble(
            msg("The current folder no longer exists."), msg("Go to the folder of the plan and run the command again.")
        ) from error


def _check_marks(folder: Path, found: list[str]) -> None:
    """The folder must be one thing, said by a file that every source reads: written just so, and no link."""
    mark, *others = found
    if others:
        raise Trouble(
            msg("The folder {folder} has both a clsctl.yaml and a portefeuille.yaml.", folder=printable(folder)),
            msg("A folder is one plan or a portfolio of plans: keep the one file that is meant."),
        )
    path = folder / mark
    if path.is_symlink() or not path.is_file():
        raise Trouble(
            msg("{file} is a link or a folder, and clsctl reads files only.", file=printable(path)),
            msg("Put the file itself in its place."),
        )
    if mark not in os.listdir(folder):  # noqa: PTH208 - names only
        raise Trouble(
            msg(
                "The name of the file {mark} in {folder} is written with capitals.", mark=mark, folder=printable(folder)
            ),
            msg("Rename it to {mark}: other systems, and git, tell capitals from small letters.", mark=mark),
        )


def _no_folder(path: Path) -> Trouble:
    if not os.path.lexists(path):
        return Trouble(
            msg("The folder {folder} does not exist.", folder=printable(path)),
            msg("Check how it is written, or create a plan there with: clsctl init DIR"),
        )
    return Trouble(
        msg("{file} is a file, and a folder is expected.", file=printable(path)),
        msg("Use the folder it is in: -C {folder}", folder=printable(path.parent)),
    )


def _no_plan(folder: Path, explicit: bool) -> Trouble:
    place = printable(folder)
    message = (
        msg("There is no clsctl.yaml and no portefeuille.yaml in {folder}.", folder=place)
        if explicit
        else msg(
            "There is no clsctl.yaml and no portefeuille.yaml in {folder} nor in any folder above it.", folder=place
        )
    )
    near = _near_mark(folder)
    if near:
        return Trouble(message, msg("There is a {near}: rename it to {mark}.", near=near[0], mark=near[1]))
    return Trouble(message, plans_below(folder) or _ELSEWHERE)


_ELSEWHERE = msg("Go to the folder of a plan, name it with -C DIR, or create one with: clsctl init DIR")
_DEPTH, _FOLDERS, _SHOWN = 3, 2000, 5  # how far, and how long, plans are looked for below; how many are named


def plans_below(folder: Path = Path()) -> Message | None:
    """The plans in folders below, for people at the top of their repository; None where there is none near.

    A portfolio stands for the plans in it. Hidden folders are not looked into, nor links followed."""
    found: list[str] = []
    for count, (path, folders, files) in enumerate(os.walk(folder)):
        inside = Path(path).relative_to(folder)
        if count == _FOLDERS:
            break
        if any(mark in files for mark in MARKS):
            found.append(_from_here(Path(path)))
            folders.clear()
        deep = len(inside.parts) >= _DEPTH
        folders[:] = [] if deep else sorted(each for each in folders if not each.startswith(".") and each not in _BIG)
    if not found:
        return None
    shown = ", ".join(f'-C "{each}"' if " " in each else f"-C {each}" for each in map(printable, found[:_SHOWN]))
    return msg(
        "There is a plan further down; name its folder: {plans}", plans=shown + (", …" if len(found) > _SHOWN else "")
    )


def _from_here(folder: Path) -> str:
    """The folder as one would type it here."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # another drive of Windows
        return folder.as_posix()


_BIG = frozenset({"node_modules", "__pycache__"})


def _near_mark(folder: Path) -> tuple[str, str] | None:
    """A file of the folder whose name is nearly right (`clsctl.yml`, `.clsctl.yaml`), and what was meant."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names only
    except OSError:
        return None
    for name in names:
        stem, _, ending = name.lower().lstrip(".").rpartition(".")
        if ending in ("yaml", "yml") and f"{stem}.yaml" in MARKS:
            return printable(name), f"{stem}.yaml"
    return None


def in_repository(root: Path) -> bool:
    """Whether a folder is inside a git repository, as far as can be told without git."""
    folder = root.resolve()
    return any((each / ".git").exists() for each in (folder, *folder.parents))
