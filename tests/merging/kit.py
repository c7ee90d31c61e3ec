"""Merges in memory: three texts to one, with what stands where in the result."""

from typing import Any, NamedTuple

from clsctl.cli.kinds import form_named
from clsctl.core.outline import Outline
from clsctl.reading.outline import outline
from clsctl.writing.threeway.files import Together, Versions, together
from clsctl.writing.threeway.marks import Marks
from clsctl.writing.threeway.pieces import value_of

Say = ("ours", "theirs")


class Result(NamedTuple):
    """The merged text, how many clashes are marked in it, and the text with either side of each clash."""

    text: str
    clashes: int
    ours: str
    theirs: str


def merge(base: str, ours: str, theirs: str, *, file: str = "fiches/1.1.yaml", size: int = 7) -> Result:
    """The merge of three texts. Raises `Unsure`."""
    found = whole(base, ours, theirs, file)
    mine = "".join(part if isinstance(part, str) else part.ours for part in found.parts)
    other = "".join(part if isinstance(part, str) else part.theirs for part in found.parts)
    return Result(found.data(lambda _: Say, Marks(size)).decode(), len(found.clashes), mine, other)


def whole(base: str, ours: str, theirs: str, file: str = "fiches/1.1.yaml") -> Together:
    form = form_named(file)
    versions = Versions(base.encode(), ours.encode(), theirs.encode())
    return together(versions, lambda data: outline(file, data, form))


def values(text: str, file: str = "fiches/1.1.yaml") -> Any:
    """What a text says: nested pairs, as pieces have it."""
    found = outline(file, text.encode(), form_named(file))
    assert isinstance(found, Outline), (found, text)
    return value_of(found.root)
