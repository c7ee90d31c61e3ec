"""A merged text with its clashes between the marks that git, editors and `validate` know."""

from collections.abc import Callable, Iterable

from clsctl.writing.merging.threeway import Clash, Part

# What each side did, on one line.
Say = Callable[[Clash], tuple[str, str]]


def marked(parts: Iterable[Part], say: Say, size: int) -> str:
    """The text; what both sides have in common at either end of a clash stands outside of its marks."""
    return "".join(part if isinstance(part, str) else _marked(part, say(part), size) for part in parts)


def _marked(clash: Clash, labels: tuple[str, str], size: int) -> str:
    ours, theirs = clash.ours.splitlines(keepends=True), clash.theirs.splitlines(keepends=True)
    above = _same(ours, theirs)
    ours, theirs = ours[above:], theirs[above:]
    below = _same(ours[::-1], theirs[::-1])
    lines = [
        *clash.ours.splitlines(keepends=True)[:above],
        f"{'<' * size} {labels[0]}\n",
        *ours[: len(ours) - below],
        f"{'=' * size}\n",
        *theirs[: len(theirs) - below],
        f"{'>' * size} {labels[1]}\n",
        *ours[len(ours) - below :],
    ]
    return "".join(lines)


def _same(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
