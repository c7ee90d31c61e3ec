"""The problems of form in words: one sentence for what is wrong, one for what to do."""

import re
import unicodedata
from collections.abc import Iterable

from clsctl.core.diagnostics import Step
from clsctl.core.messages import Message, msg
from clsctl.core.nearest import nearest
from clsctl.reading.labels import key_of_label
from clsctl.reading.quoting import BULLETS, begin_entries
from clsctl.reading.reader import Reader
from clsctl.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, end, start

# Translators: what stands in a file, as in « a text is written where a list is expected »
_KINDS = {Scalar: msg("a text"), Sequence: msg("a list"), Mapping: msg("a group of keys")}


def wrong_kind(node: Node, reader: Reader, step: Step, expected: Message, hint: Message) -> None:
    """A node of another kind than the format asks for. An alias was already refused."""
    if node_is_refused(node):
        return
    found = _KINDS[node.__class__]
    if node is reader.root:
        message = msg("The file is {found}, where {expected} is expected.", found=found, expected=expected)
    elif isinstance(step, int):
        message = msg("This entry is {found}, where {expected} is expected.", found=found, expected=expected)
    else:
        message = msg("“{key}” is {found}, where {expected} is expected.", key=step, found=found, expected=expected)
    reader.report(node, "F011", message, _glued(node) or hint)


def node_is_refused(node: Node) -> bool:
    """Whether it was already reported: an alias, which stands for another value."""
    return isinstance(node, Scalar) and node.style == "*"


def bare(text: str) -> str:
    """A word without capitals, accents and spaces, as the format's own words are."""
    letters = unicodedata.normalize("NFKD", text.strip().casefold())
    return re.sub(r"[\s\-]+", "_", "".join(each for each in letters if not unicodedata.combining(each)))


NO_BREAK = msg("A no-break space stands here, as word processors put them: type an ordinary space in its place.")


def _glued(node: Node) -> Message | None:
    """A key whose colon, or an entry whose dash, has no space after it is a text for YAML."""
    if not isinstance(node, Scalar) or node.style:
        return None
    if node.value[:1] in BULLETS:
        return begin_entries(node.value[0])
    if re.match("-[\u00a0\u202f]", node.value):
        return NO_BREAK
    if re.match(r"-\w", node.value):
        return msg("Put a space after the dash: “- ”.")
    key, colon, rest = node.value.partition(":")
    if colon and rest and key.isidentifier() and not rest.startswith("//"):
        return msg("Put a space after the colon: “{key}: {rest}”.", key=key, rest=rest)
    return None


def unknown_key(key: Node, reader: Reader, known: Iterable[str], fiche: bool) -> None:
    """A key that the format does not have here, with the one that was probably meant."""
    if not isinstance(key, Scalar) or not key.value.strip():
        no_key(key, reader)
        return
    if node_is_refused(key) or reader.full:
        return
    if key.value == "<<":
        message = msg("A YAML merge key stands here; the format has no use for it.")
        reader.report(key, "F004", message, msg("Write the keys themselves."))
        return
    name, known = key.value, list(known)
    meant = meant_key(name, known, fiche)
    if meant is None and reader.text[end(key) :].lstrip(" ")[:1] in (",", "}") and _in_braces(key, reader):
        hint = msg("Between braces each comma ends a value: put the value that holds one between double quotes.")
    elif meant:
        hint = msg("Write “{meant}”, if that is what is meant.", meant=meant)
    elif fiche:
        hint = msg("A rubric of your own goes under “rubriques”, with its label.")
    else:
        hint = msg("The keys known here are {keys}.", keys=", ".join(known))
    reader.report(key, "F010", msg("The key “{key}” is not known here.", key=name), hint)


def meant_key(name: str, known: Iterable[str], fiche: bool) -> str | None:
    """The key that an unknown one is told to be, by its letters or by the label that documents print."""
    known = list(known)
    meant, label = nearest(bare(name), known), key_of_label(name, known)
    return label if meant is None and label and (label.partition(".")[0] in known or fiche) else meant


def _in_braces(key: Node, reader: Reader) -> bool:
    """Whether a comma stands before a key, as it does only between braces."""
    return reader.text[: start(key)].rstrip()[-1:] == ","


def no_key(key: Node, reader: Reader) -> None:
    """Nothing before a colon, or a list or a group of keys."""
    if isinstance(key, Scalar):
        message = msg("There is no key before this colon.")
    else:
        message = msg("A list or a group of keys stands in the place of a key.")
    reader.report(key, "F011", message, msg("Write one word and a colon."))


def duplicate_key(key: Scalar, first: Node, reader: Reader) -> None:
    """A key given twice: YAML readers keep one of the two values in silence."""
    message = msg("The key “{key}” is given twice: one of the two values would be lost.", key=key.value)
    hint = msg("Keep one of the two, or bring their texts together under one key.")
    reader.report(key, "F003", message, hint, (first, msg("It is already given here.")))


def missing_key(node: Mapping, reader: Reader, name: str) -> None:
    """A needed key that is not there."""
    hint = msg("Add a line “{key}: …”.", key=name)
    reader.report(node, "F012", msg("The key “{key}” is missing.", key=name), hint)


def empty_key(key: Node, reader: Reader, name: str) -> None:
    """A needed key that is there and holds nothing."""
    hint = msg("Write its value after the colon.")
    reader.report(key, "F012", msg("The key “{key}” is needed and is empty.", key=name), hint)
