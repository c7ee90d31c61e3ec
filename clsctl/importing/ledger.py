"""Nothing of the source is lost: each of its words is counted in what was made of it, and what lacks is reported."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from clsctl.core.messages import msg
from clsctl.core.views.imported import ImportItem
from clsctl.importing.blocks import Line, Source, lines, words

_LEFT_OUT = msg("This text is in no fiche.")


def unaccounted(source: Source, name: str, trees: Iterable[Any], told: Iterable[str]) -> Iterator[ImportItem]:
    """The lines of a source whose words are neither in the fiches nor `told`, in the report so far: whole."""
    there = Counter(word for tree in trees for text in texts(tree) for word in words(text))
    for text in told:
        there.update(words(text))
    for line in _all_lines(source):
        needed = Counter(words(line.plain))
        if any(there[word] < count for word, count in needed.items()):
            yield ImportItem("unknown", name, line.place, "", "", "", line.plain, _LEFT_OUT)
        else:
            there.subtract(needed)


def _all_lines(source: Source) -> Iterator[Line]:
    """Every line, one that is repeated for a merged cell once."""
    for part in source.parts:
        for block in part.blocks:
            if isinstance(block, Line):
                yield block
                continue
            for row in block.rows:
                for cell in row:
                    if not (cell.merged and part.grid):
                        yield from lines(cell.blocks)
    yield from source.notes


def count(source: Source) -> int:
    """The words of a source, those of its margins too."""
    body = sum(len(words(line.plain)) for line in _all_lines(source))
    return body + sum(len(words(aside.text)) for aside in source.aside)


def texts(value: Any) -> Iterator[str]:
    """The texts of a value, keys that are the document's own among them (those of `rubriques`)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "rubriques":
                yield from each
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
