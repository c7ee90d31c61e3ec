"""Lines of plain words to nodes, without libyaml: most parts of a follow-up are a few `key: words`.

Only what can mean one thing is taken: letters, digits and harmless signs, on one line. All else is left to libyaml.
"""

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

from clsctl.reading.yaml_nodes import Mapping, Node, Scalar

# Nothing of these nodes is ever shown: whatever is wrong in one has the file read whole.
_AT: Any = SimpleNamespace(line=0, index=0)


def pairs(text: bytes, margin: int) -> Mapping | None:
    """The group of keys of these lines, which begin after `margin` spaces; None where one has more than plain words."""
    try:
        lines = text.decode("utf-8").split("\n" + " " * margin)
    except UnicodeDecodeError:
        return None
    match = _line().fullmatch
    found: list[tuple[Node, Node]] = []
    for line in lines:
        said = match(line)
        if said is None:
            return None
        key, value = said.groups()
        found.append((Scalar(None, key, _AT, _AT, ""), Scalar(None, value, _AT, _AT, "")))
    return Mapping(None, found, _AT, _AT, False)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"([a-z_]+): ([^\W_](?:[\w .,;()'’«»/%€°+-]*[\w.)%€»])?)")
