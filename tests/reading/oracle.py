"""ruamel.yaml as the oracle of the reader: an independent parser, in pure Python, of the same text."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from clsctl.reading.yaml_nodes import Mapping, Node, Scalar

REFUSED = object()


def theirs(text: str) -> Any:
    """The text as ruamel.yaml reads it, every scalar a string; `REFUSED` where it does not."""
    try:
        return _plain(YAML(typ="base", pure=True).load(text))
    except (YAMLError, ValueError):
        return REFUSED


def _plain(value: Any) -> Any:
    """Lists and pairs: a mapping that has the same keys in another order is another mapping."""
    if isinstance(value, dict):
        return [(str(key), _plain(each)) for key, each in value.items()]
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return "" if value is None else str(value)


def ours(node: Node) -> Any:
    """The same of the reader's own tree."""
    if isinstance(node, Mapping):
        return [(key.value, ours(value)) for key, value in node.value]
    if isinstance(node, Scalar):
        return node.value
    return [ours(each) for each in node.value]
