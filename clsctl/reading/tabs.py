"""Tabs at the start of lines to spaces, where only one reading is possible."""

import re

from yaml.error import YAMLError

from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, TooDeep, parse

_INDENT = r"^[ \t]*\t[ \t]*"


def untabbed(text: str) -> str | None:
    """The text with two spaces for each tab at the start of a line; None where another width gives another tree."""
    trees = [_tree(_spaced(text, width)) for width in (2, 4, 8)]
    return _spaced(text, 2) if trees[0] is not None and all(tree == trees[0] for tree in trees) else None


def _spaced(text: str, width: int) -> str:
    return re.compile(_INDENT, re.MULTILINE).sub(lambda found: found[0].replace("\t", " " * width), text)


def _tree(text: str) -> object:
    """What a text says, None where it is no YAML."""
    try:
        root = parse(text).root
    except (YAMLError, TooDeep):
        return None
    return _said(root) if root is not None else None


def _said(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return [(_said(key), _said(value)) for key, value in node.value]
    return [_said(each) for each in node.value]
