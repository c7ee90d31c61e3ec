"""A figure that a benchmark reaches, and the table of them."""

from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """A figure reached, the most it may be, and how it was come by."""

    name: str
    value: float
    limit: float
    detail: str


def report(parts: Iterable[Iterable[Figure]]) -> int:
    """Print each figure as it comes; 1 when one is over its limit."""
    over = 0
    for part in parts:
        for figure in part:
            late = figure.value > figure.limit
            over += late
            mark = "OVER" if late else "ok"
            print(
                f"{figure.name:50} {figure.value:8.2f}  at most {figure.limit:<4g} {mark:5} {figure.detail}", flush=True
            )
    return 1 if over else 0
