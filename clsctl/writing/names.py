"""The next free id of a fiche, and a file name that every system takes."""

import re
from collections.abc import Collection

from clsctl.core.slugs import RESERVED, slug

_TAIL = re.compile(r"(.*?)(\d+)", re.ASCII | re.DOTALL)


def next_id(ids: Collection[str], axe: str | None = None) -> str:
    """The id after the last one, in the way the others are made: `1.4` after `1.3`, `FA-08` after `FA-07`.

    With an axis, the next of that axis where ids begin with it, or where there is none yet. Never one of `ids`.
    """
    under = f"{axe}." if axe else ""
    tails = [found for found in map(_TAIL.fullmatch, ids) if found]
    dotted = not tails or all("." in found[1] for found in tails)
    prefix = under if under and dotted else _last_prefix(tails)
    numbers = [found[2] for found in tails if found[1] == prefix]
    digits = max(map(len, numbers), default=1)
    number = max(map(int, numbers), default=0) + 1
    return f"{prefix}{number:0{digits}}"


def _last_prefix(tails: list[re.Match[str]]) -> str:
    """What stands before the number in the id that sorts last."""
    if not tails:
        return ""
    return max(
        tails, key=lambda found: [int(part) if part.isdecimal() else -1 for part in re.split(r"(\d+)", found[0])]
    )[1]


def file_name(pattern: str, fiche_id: str, titre: str) -> str:
    """The path of a new fiche, where `pattern`, the plan's glob, looks first: `fiches/1.3-ouvrir-une-maison.yaml`."""
    *folders, last = pattern.split("/")
    plain = []
    for folder in folders:
        if "*" in folder or "?" in folder or "[" in folder:
            break
        plain.append(folder)
    stem = "-".join(part for part in (fiche_id, slug(titre)) if part)
    if stem.split(".", maxsplit=1)[0].lower() in {"", *RESERVED}:  # a name in a dot is hidden
        stem = f"fiche-{stem}"
    return "/".join([*plain, last.replace("*", stem) if "*" in last.replace("**", "") else f"{stem}.yaml"])
