"""Patterns of paths: `fiches/**/*.yaml`. The same on every system: capitals count, `/` stands between names."""

import re
from collections.abc import Callable
from functools import cache


@cache
def matcher(pattern: str) -> Callable[[str], bool]:
    """A test of paths. `**` stands for any number of directories, `*` and `?` for characters of one name,
    `[ab]` for one of them. Names that begin with a dot are left out: editors and systems keep theirs there."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if not parts:  # the directory itself
        return lambda path: path == "."
    text = ""
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            text += "(?:(?!\\.)[^/]+/)*" + ("(?!\\.)[^/]+" if last else "")
        else:
            text += ("" if part.startswith(".") else "(?!\\.)") + _name(part) + ("" if last else "/")
    found = re.compile(text)
    return lambda path: found.fullmatch(path) is not None


def _name(part: str) -> str:
    """One name of a pattern as a regular expression."""
    out, index = "", 0
    while index < len(part):
        char = part[index]
        close = part.find("]", index + 2) if char == "[" else -1
        if close > 0:
            inside = part[index + 1 : close]
            negated, inside = inside.startswith("!"), inside.removeprefix("!")
            out += "[" + "^/" * negated + re.sub(r"([\\\[\]^&~|])", r"\\\1", inside) + "]"
            index = close
        else:
            out += "[^/]*" if char == "*" else "[^/]" if char == "?" else re.escape(char)
        index += 1
    return out
