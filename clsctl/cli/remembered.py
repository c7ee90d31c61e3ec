"""Answers from a long history are remembered: asked again with nothing new, they are printed as they were.

Only what is named in full is remembered: the commit, the plan's own file, the words of the command, the language, the
width of the terminal, the day.
"""

import json
from collections.abc import Callable
from time import perf_counter

from clsctl.cli.history import Past
from clsctl.cli.show import Shown, put, shown
from clsctl.core.views.answer import Answer
from clsctl.sources import cache

# seconds: what takes less is worked out again
_LONG = 0.5


def show_once(known: Past, words: tuple[str, ...], ask: Callable[[], Answer]) -> int:
    """Show the answer to a command whose own words are `words`; the exit code."""
    request = known.what.request
    if not known.is_told_by_commit:
        return put(request, shown(request, ask()))
    name = cache.name_of((*words, *known.identity))
    kept = _read(cache.load(name))
    if kept is None:
        start = perf_counter()
        kept = shown(request, ask())
        if perf_counter() - start > _LONG:
            cache.save(name, json.dumps(kept).encode())
    return put(request, kept)


def _read(content: bytes | None) -> Shown | None:
    try:
        return Shown._make(json.loads(content)) if content is not None else None
    except (ValueError, TypeError):
        return None
