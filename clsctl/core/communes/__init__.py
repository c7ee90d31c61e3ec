"""French communes: the form of an INSEE code, and the official table of codes and names."""

import re
import unicodedata
import zlib
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from functools import cache

__all__ = ["all_departments", "codes_named", "department", "is_insee", "is_named", "is_same_name", "names_of", "year"]

_SHAPE = re.compile(r"(?:0[1-9]|[13-8]\d|2[1-9AB]|9[0-5])\d{3}|97[1-8]\d\d|98[4-9]\d\d", re.ASCII)


def is_insee(code: str) -> bool:
    """Whether a code has the form of an INSEE code: a department that exists, and a commune other than 000."""
    return _SHAPE.fullmatch(code) is not None and not code.endswith("000")


def department(code: str) -> str:
    """The department of an INSEE code: two characters, three overseas."""
    return code[:3] if code[:2] in ("97", "98") else code[:2]


def year() -> int:
    """The year of the table, which is that of 1 January."""
    from clsctl.core.communes.table import YEAR  # noqa: PLC0415 - a large module, for plans with communes only

    return YEAR


def all_departments() -> frozenset[str]:
    """Every department of the table."""
    from clsctl.core.communes.table import CHUNKS  # noqa: PLC0415

    return frozenset(each for first in CHUNKS for each in _chunk(first))


def names_of(code: str) -> tuple[str, ...]:
    """The names of a code: two where a merged commune kept that of a delegated one, none where it is not known."""
    return _communes(department(code)).get(code, ())


def is_named(name: str, departments: Iterable[str]) -> bool:
    """Whether a commune of these departments has exactly this name, capitals and accents included."""
    return any(name in _names(each) for each in departments)


def codes_named(name: str, departments: Iterable[str]) -> tuple[str, ...]:
    """The codes of the communes of that name in these departments, in their order."""
    plain = _plain(name)
    return tuple(code for each in sorted(departments) for code in _codes_named(plain, each))


def is_same_name(written: str, official: str) -> bool:
    """Whether a name as people write it is the official one: capitals, accents, St for Saint, a quarter after it."""
    one, other = _plain(written), _plain(official)
    return one == other or one.startswith(f"{other} ")


@cache
def _plain(name: str) -> str:
    text = _small(name)
    if "(" in text:
        text = re.sub(r"\([^()]*\)", " ", text)
    if text.startswith(("ville", "commune")):
        text = re.sub(r"^(?:ville|commune) d(?:e |['’])", "", text)
    words = _others().sub(" ", text).split()
    if len(words) > 1 and words[0] in ("le", "la", "les", "l"):
        words = words[1:]
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def _small(text: str) -> str:
    """In small letters without accents."""
    text = text.casefold().replace("œ", "oe")
    if text.isascii():
        return text
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


@cache
def _others() -> re.Pattern[str]:
    return re.compile(r"[^a-z0-9]+")


@cache
def _communes(department: str) -> dict[str, tuple[str, ...]]:
    """The names of a department by code."""
    found: dict[str, tuple[str, ...]] = {}
    number = 0
    for line in _chunk(department[:1]).get(department, ()):
        step, _, name = line.partition("\t")
        number += int(step or 1)
        code = f"{department}{number:0{5 - len(department)}}"
        found[code] = (*found.get(code, ()), name)
    return found


def _codes_named(plain: str, department: str) -> Iterator[str]:
    """The codes of a department whose plain name is that; the names without its last word are not looked at."""
    word = plain.rpartition(" ")[2]
    communes = _communes(department)
    for (code, names), small in zip(communes.items(), _in_small(department), strict=True):
        if word in small and plain in map(_plain, names):
            yield code


@cache
def _in_small(department: str) -> list[str]:
    """The names of each commune of a department in small letters, put there all at once."""
    lines = "\n".join(map("\t".join, _communes(department).values()))
    return _small(lines).split("\n") if lines else []


@cache
def _names(department: str) -> frozenset[str]:
    return frozenset(name for names in _communes(department).values() for name in names)


@cache
def _chunk(first: str) -> dict[str, list[str]]:
    """The lines of each department whose code begins so."""
    from clsctl.core.communes.table import CHUNKS  # noqa: PLC0415

    packed = CHUNKS.get(first, "")
    text = zlib.decompress(a2b_base64(packed)).decode() if packed else ""
    paragraphs = [paragraph.split("\n") for paragraph in text.split("\n\n") if paragraph]
    return {lines[0]: lines[1:] for lines in paragraphs}
