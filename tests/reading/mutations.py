"""Fiches damaged at random, as hands, programs and transfers damage them: the same ones for the same number."""

import random
from collections.abc import Callable, Iterator

from tests.benchmarks.generate import fiche
from tests.reading.kit import CASES

_SIGNS = [
    ":", ": ", " #", "#", "- ", "-", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">", ">5", "'", '"', "%", "@",
    "`", "?", "? ", "<<: ", "---\n", "...\n", "\t", "\n", "\r", "\r\n", "\x00", "\x85", "\u2028", "\ufeff", "\ufffe",
    "é", "\\", "  ", " ", "<<<<<<< HEAD\n", ">>>>>>> x\n", "=======\n", "\U0001f600", "1_000", "~", "null", "oui",
    "0o7", "e\u0301",
]  # fmt: skip


def damaged(count: int, seed: int = 0) -> Iterator[bytes]:
    """That many files, each a fiche with one to eight mutations."""
    sources = [fiche(number).encode() for number in range(1, 21)]
    sources += [case.read_bytes() for case in sorted(CASES.glob("*.yaml"))]
    for number in range(count):
        draw = random.Random(f"{seed}/{number}")
        data = draw.choice(sources)
        for _ in range(draw.randint(1, 8)):
            data = draw.choice(_MUTATIONS)(data, draw)
        yield data


def _insert_sign(data: bytes, draw: random.Random) -> bytes:
    at = draw.randint(0, len(data))
    return data[:at] + draw.choice(_SIGNS).encode("utf-8", "surrogatepass") + data[at:]


def _flip_byte(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data) or 1)
    return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, draw: random.Random) -> bytes:
    first, last = sorted((draw.randint(0, len(data)), draw.randint(0, len(data))))
    return data[:first] + data[min(last, first + draw.choice([1, 5, 80])) :]


def _lines(change: Callable[[list[bytes], random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    def mutation(data: bytes, draw: random.Random) -> bytes:
        lines = data.split(b"\n")
        change(lines, draw)
        return b"\n".join(lines)

    return mutation


def _repeat(lines: list[bytes], draw: random.Random) -> None:
    lines.insert(draw.randint(0, len(lines)), draw.choice(lines))


def _drop(lines: list[bytes], draw: random.Random) -> None:
    del lines[draw.randrange(len(lines))]


def _swap(lines: list[bytes], draw: random.Random) -> None:
    first, last = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[first], lines[last] = lines[last], lines[first]


def _shift(lines: list[bytes], draw: random.Random) -> None:
    at = draw.randrange(len(lines))
    lines[at] = draw.choice([b" ", b"  ", b"\t", b"    "]) + lines[at] if draw.random() < 0.5 else lines[at][1:]


def _join(lines: list[bytes], draw: random.Random) -> None:
    at = draw.randrange(len(lines))
    lines[at : at + 2] = [b" ".join(lines[at : at + 2])]


_MUTATIONS = [_insert_sign, _insert_sign, _flip_byte, _cut, *map(_lines, [_repeat, _drop, _swap, _shift, _join])]
