"""libyaml's parser, which PyYAML wraps.

PyYAML imports its readers in Python with it, whose patterns take half of its import and serve none of ours: they are
made ready at their first use (docs/decisions/0300).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


class _Later:
    """A pattern that is made ready when something of it is asked for."""

    def __init__(self, *pattern: Any) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._pattern), name)


@contextmanager
def _patterns_later() -> Iterator[None]:
    ready = re.compile
    re.compile = cast("Any", _Later)
    try:
        yield
    finally:
        re.compile = ready


try:
    with _patterns_later():
        from yaml._yaml import CParser
except ImportError as error:  # pragma: no cover - PyYAML's wheels all have it
    raise Trouble(
        msg("PyYAML is installed without libyaml, which reads the files."),
        msg("Install PyYAML from a ready-made package (wheel) of your system."),
    ) from error
from yaml.error import YAMLError  # noqa: E402 - brings PyYAML itself, and comes after
from yaml.events import (  # noqa: E402
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

__all__ = [
    "AliasEvent",
    "CParser",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
]
