"""The mends of one file put in, each kept only if its finding is gone and no other has come."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple

from clsctl.core.mend import Mend, Proposed

Propose = Callable[[bytes], Proposed]
# Until these are mended the file is not read whole: what else is wrong in it comes to light with them.
_OPENING = ("F001", "F009")


class Done(NamedTuple):
    """A mend that was kept: the finding's code, its line in the file as it was then, the lines before and after.

    `before` and `after` are empty where the whole file was written anew."""

    code: str
    line: int
    before: str
    after: str


class Mended(NamedTuple):
    """The bytes of a file with what was mended in it."""

    data: bytes
    done: tuple[Done, ...]


def mended(data: bytes, propose: Propose, wanted: Collection[tuple[str, str]]) -> Mended:
    """The file with the findings mended that are among `wanted` (code and key path) and have one safe answer."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    now, done = propose(data), []
    refused: set[tuple[str, str, str]] = set()
    while (mend := _next(now, wanted, refused)) is not None:
        text = now.text[: mend.start] + mend.text + now.text[mend.end :]
        new = mark + text.encode("utf-8", "backslashreplace")
        then = propose(new)
        if _is_better(mend, now, then):
            done.append(_done(mend, now.text, text))
            data, now = new, then
        else:
            refused.add((mend.code, mend.key, mend.text))
    return Mended(data, tuple(done))


def _next(now: Proposed, wanted: Collection[tuple[str, str]], refused: Collection[tuple[str, str, str]]) -> Mend | None:
    return next(
        (
            mend
            for mend in now.mends
            if (mend.code, mend.key) in wanted and (mend.code, mend.key, mend.text) not in refused
        ),
        None,
    )


def _is_better(mend: Mend, before: Proposed, after: Proposed) -> bool:
    """Whether the finding is gone, and nothing has come that was not there."""
    came = Counter(after.findings) - Counter(before.findings)
    gone = Counter(before.findings) - Counter(after.findings)
    if mend.code in _OPENING:
        came = Counter({(code, key): count for (code, key), count in came.items() if code.startswith("F00")})
    return not came and (mend.code, mend.key) in gone


def _done(mend: Mend, before: str, after: str) -> Done:
    line = before.count("\n", 0, mend.start) + 1
    if mend.code in _OPENING:
        return Done(mend.code, line, "", "")
    stop = mend.start + len(mend.text)
    return Done(mend.code, line, _lines(before, mend.start, mend.end), _lines(after, mend.start, stop))


def _lines(text: str, first: int, last: int) -> str:
    """The lines around a range of characters, on one."""
    begin = text.rfind("\n", 0, first) + 1
    stop = text.find("\n", last)
    return " ".join(text[begin : stop if stop >= 0 else len(text)].split())
