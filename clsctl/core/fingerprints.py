"""What makes a finding the same from one run to the next, whatever moved around it."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import Message, Value


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each finding, in the order given; no two are the same.

    Made of the code, the file, the reference, the key without its positions in lists, and what the sentence names:
    lines may move and entries change places. Not of the sentence itself, which a later version may word better. Where
    all of that is the same, findings are numbered: the whole plan must be given for them to be the same again.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for each in found:
        same = _same(each)
        seen[same] += 1
        marks.append(sha256("\0".join((*same, str(seen[same]))).encode("utf-8", "backslashreplace")).hexdigest()[:32])
    return marks


def _same(each: Diagnostic) -> tuple[str, ...]:
    values = tuple(word for _, value in each.message.values for word in _words(value))
    return (each.code, each.where.file, each.ref or "", stable_key(each), *values)


def stable_key(each: Diagnostic) -> str:
    """The key without its positions in lists: `etapes[].livrables[].echeance`."""
    text = ""
    for step in each.where.path:
        text += "[]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _words(value: Value) -> tuple[str, ...]:
    if isinstance(value, Message):
        return tuple(word for _, inner in value.values for word in _words(inner))
    return (str(value),)
