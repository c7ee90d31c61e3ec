"""Values to the text of a new file: keys and lists in blocks, texts in the forms that YAML reads back as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from clsctl.writing.texts import as_text, can_be_indented, quoted


def tree_text(tree: Mapping[str, Any]) -> str:
    """A group of keys as the text of a file. A value is a text, a list, a group, or None for a key left empty."""
    return "".join(f"{line}\n" for line in _group(tree, 0))


def _group(tree: Mapping[str, Any], indent: int) -> list[str]:
    return [line for key, value in tree.items() for line in _entry(f"{as_text(str(key))}:", value, indent)]


def _entry(head: str, value: Any, indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(value, Mapping):
        return [margin + head, *_group(value, indent + 2)] if value else [margin + head]
    if isinstance(value, str):
        return _text(margin + head, value, indent + 2)
    if isinstance(value, Sequence) and value:
        return [margin + head, *(line for each in value for line in _item(each, indent + 2))]
    return [margin + head]


def _item(value: Any, indent: int) -> list[str]:
    """An entry of a list: a group begins beside its dash."""
    if isinstance(value, Mapping) and value:
        lines = _group(value, indent + 2)
        return [" " * indent + "- " + lines[0][indent + 2 :], *lines[1:]]
    return _entry("-", value, indent)


def _text(head: str, value: str, indent: int) -> list[str]:
    if "\n" not in value:
        return [f"{head} {as_text(value)}" if value else head]
    kept = "\n".join(line.rstrip() for line in value.strip("\n").split("\n"))
    if not can_be_indented(kept):
        return [f"{head} {quoted(kept)}"]
    return [f"{head} |", *(" " * indent + line if line else "" for line in kept.split("\n"))]
