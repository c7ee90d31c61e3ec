"""What ruamel.yaml reads in a file: a second opinion on what was written, by a reader that shares nothing with ours."""

from typing import Any


def differs(before: bytes, after: bytes, expected_before: Any, expected_after: Any) -> bool:
    """Whether ruamel.yaml reads the new text otherwise than we do, though it read the old one alike."""
    return bool(read(after) != expected_after and read(before) == expected_before)


def read(data: bytes) -> Any:
    """The values of a file as texts, lists and dictionaries; None where ruamel.yaml refuses it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - 80 ms, for what is written only
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        return _plain(YAML(pure=True).compose(data.decode("utf-8-sig")))
    except YAMLError:
        return None


def _plain(node: Any) -> Any:
    """The texts of the nodes as they are written, whatever type YAML would give them."""
    if isinstance(node.value, str):
        text = node.value.replace("\a", "") if node.style == ">" else node.value  # where ruamel.yaml marks the folds
        return text.rstrip("\n")
    if node.value and isinstance(node.value[0], tuple):
        return {key.value: _plain(value) for key, value in node.value}
    if not node.value and node.tag and str(node.tag).endswith("map"):
        return {}
    return [_plain(each) for each in node.value]
