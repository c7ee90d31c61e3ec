"""Names of files made from people's words: they stay the same, every system takes them, no two are alike."""

import re
from collections.abc import Iterable
from hashlib import sha256
from unicodedata import combining, normalize

_LONG = 50
# Names that Windows keeps for its devices, with any ending.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def slug(text: str) -> str:
    """Lower-case letters and digits of ASCII with hyphens, cut between words: `ouvrir-une-maison-de-sante`."""
    plain = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae")
    bare = "".join(char for char in normalize("NFKD", plain) if not combining(char))
    words = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
    return words if len(words) <= _LONG else words[: _LONG + 1].rpartition("-")[0] or words[:_LONG]


def stems(keys: Iterable[str], kind: str) -> dict[str, str]:
    """A file's name, without its ending, for each key: a code such as `1.3` stays itself, a text becomes its slug.

    A name never depends on a title, so that correcting one breaks no link. Two keys that would have one name, or
    differ by their capitals only, are told apart by a few digits made of the key. `kind` begins the names that would
    be empty, kept by a system, or taken by the list (`index`).
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    # a key that is its own name keeps it, whatever stands before it in the plan
    for key in sorted(dict.fromkeys(keys), key=lambda each: _stem(each, kind) != each):
        name = _stem(key, kind)
        if name in taken:
            name = f"{name}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        taken.add(name)
        found[key] = name
    return found


_CODE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9_-])?")


def _stem(key: str, kind: str) -> str:
    name = key.lower() if _CODE.fullmatch(key.lower()) else slug(key)
    if name.partition(".")[0] in {"", "index", *RESERVED}:
        return f"{kind}-{name}".rstrip("-")
    return name
