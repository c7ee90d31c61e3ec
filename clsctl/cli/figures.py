"""Readers of the figures of a command line: what the files take, as it was typed."""

from collections.abc import Callable

from clsctl.cli.declare import Misuse
from clsctl.reading.values import Wrong


def figure(read: Callable[[str], object]) -> Callable[[str], str]:
    """A reader that gives back what was typed; refused where `read`, a reader of the format, finds it wrong."""

    def typed(value: str) -> str:
        found = read(value)
        if isinstance(found, Wrong):
            raise Misuse(found.message, found.hint)
        return value.strip()

    return typed
