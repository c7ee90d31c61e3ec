"""Patterns of paths: `fiches/**/*.yaml`. The same on every system: capitals count, `/` stands between names."""

import re
from collections.abc import Callable, Sequence
from fnmatch import translate
from functools import cache

# One part of a pattern: a test of one name, or None for any number of directories.
_Part = Callable[[str], object] | None


@cache
def matcher(pattern: str) -> Callable[[str], bool]:
    """A test of paths. `**` stands for any number of directories, `*` and `?` for characters of one name,
    `[ab]` for one of them. Names that begin with a dot are left out: editors and systems keep theirs there."""
    names = [name for name in pattern.split("/") if name not in ("", ".")]
    if not names:  # the directory itself
        return lambda path: path == "."
    if names[-1] == "**":
        names.append("*")
    parts = [None if name == "**" else _name(name) for name in names]
    return lambda path: _matches(parts, path.split("/"))


def _name(pattern: str) -> Callable[[str], object]:
    """A test of one name."""
    hidden = "" if pattern.startswith(".") else r"(?!\.)"
    return re.compile(hidden + translate(pattern)).match


def _matches(parts: Sequence[_Part], names: Sequence[str]) -> bool:
    """Whether the names fit the parts. Only the last `**` met is ever tried again, so no pattern takes long."""
    part = name = again = 0
    since = -1
    while name < len(names):
        test = parts[part] if part < len(parts) else _never
        if test is None:
            since, again, part = part, name, part + 1
        elif test(names[name]):
            part, name = part + 1, name + 1
        elif since >= 0 and not names[again].startswith("."):
            again, part = again + 1, since + 1
            name = again
        else:
            return False
    return part == len(parts)


def _never(_name: str) -> bool:
    return False
