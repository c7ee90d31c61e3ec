"""A snapshot: the texts of a plan or portfolio at one moment, whatever they were read from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple


class LeftOut(NamedTuple):
    """A path of the tree that is not among a snapshot's files, and why.

    `link`: a symbolic link, which no source follows; `submodule`: another repository's commit; `special`: a
    device, a pipe or a socket; `unreadable`: a folder that could not be listed.
    """

    path: str
    why: Literal["link", "submodule", "special", "unreadable"]


class Snapshot(NamedTuple):
    """`files` maps every path of the tree (relative to the root, `/` between names) to its bytes.

    A source may read the bytes only when they are asked for; the keys are known from the start, so a
    rule can tell whether an evidence file is there without reading it.
    `label` names the text for people and for JSON (`disk`, `index`, or a full commit hash);
    `day` is the civil day, in Europe/Paris, that the text stands for, None for the disk and the index.
    `left_out` names what is there and was not taken, so that nothing is left out in silence.
    """

    label: str
    day: date | None
    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()
