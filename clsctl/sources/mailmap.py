"""The `.mailmap` of a repository: one name for a person who signed commits in several ways (gitmailmap(5)).

Read from the revision itself rather than by git, which takes the file on disk and whatever the configuration names.
"""

import re
from collections.abc import Mapping
from functools import cache

_LINE = r"\s*(?P<name>[^<>#]*?)\s*<(?P<mail>[^<>]*)>\s*(?:(?P<old>[^<>#]*?)\s*<(?P<from>[^<>]*)>)?"
# (name or "" for any, address), both in lower case, to the name that stands for them
Mailmap = Mapping[tuple[str, str], str]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_LINE)


def read_mailmap(text: str) -> Mailmap:
    """The names by what they replace; a line that only gives an address changes no name."""
    names: dict[tuple[str, str], str] = {}
    for line in text.splitlines():
        match = None if line.lstrip().startswith("#") else _pattern().match(line)
        if match is None or not match["name"]:
            continue
        old, mail = (match["old"], match["from"]) if match["from"] is not None else ("", match["mail"])
        names[old.lower(), mail.lower()] = match["name"]
    return names


def name_of(name: str, mail: str, mailmap: Mailmap) -> str:
    """The name to show for who signed a commit as `name <mail>`; the address where there is no name."""
    found = mailmap.get((name.lower(), mail.lower())) or mailmap.get(("", mail.lower()))
    return found or name or mail
