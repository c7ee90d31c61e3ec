"""One file to a tree: every reason to refuse it, and the tree of what can still be read for further findings."""

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from clsctl.core.messages import msg
from clsctl.reading import traps
from clsctl.reading.decoding import has_invisible, open_text, without_controls
from clsctl.reading.reader import Reader
from clsctl.reading.syntax import TAB, TAB_HINT, explain, mended
from clsctl.reading.yaml_nodes import MAX_LEVELS, Collection, Mapping, Node, Scalar, Stream, TooDeep, end, parse, start

_ROUNDS = 20  # faults of syntax told in one file: after so many, the first ones are what to mend


class Document(NamedTuple):
    """`sound` is false where the file is refused: its tree then only serves to find more of what is wrong.
    With `partial`, parts of the file are missing from the tree."""

    reader: Reader
    sound: bool
    partial: bool = False


def open_document(file: str, data: bytes) -> Document:
    """The document of a file; its problems are in the reader. Never raises."""
    reader, sound = open_text(file, data)
    text = reader.text
    if has_invisible(text):
        text, sound = without_controls(reader), False
    if "<<<<<<<" in text or ">>>>>>>" in text:
        text, conflicts = _without_conflicts(reader, text)
        sound = sound and not conflicts
    before = len(reader.problems)
    stream, partial = _tree(reader, text)
    if stream is not None:
        reader.root = stream.root
        _refuse(reader, stream)
        if "\t" in text:
            _tabs(reader)
    if reader.root is None and not reader.problems:
        reader.report_at("F006", msg("The file is empty."), msg("Write its keys, or delete it."), 0, 0)
    reader.comments = traps.comment_ends(text)
    return Document(reader, sound and len(reader.problems) == before, partial)


def _tree(reader: Reader, text: str) -> tuple[Stream | None, bool]:
    """The tree of the text, of what can be mended of it, or none; and whether parts of it are missing."""
    partial = False
    for _ in range(_ROUNDS):
        try:
            return parse(text), partial
        except TooDeep as error:
            message = msg("More than {most} levels, one inside the other.", most=MAX_LEVELS)
            reader.report_at("F007", message, msg("A fiche needs fewer than ten."), error.index, error.index + 1)
            return None, True
        except ReaderError:
            text = without_controls(reader)
        except MarkedYAMLError as error:
            fault = explain(error, reader.lines)
            reader.report_at(fault.code, fault.message, fault.hint, fault.start, fault.end)
            again = mended(text, fault)
            if again == text:
                return None, True
            text, partial = again, partial or not fault.harmless
        except YAMLError:  # pragma: no cover - libyaml has no other
            return None, True
    return None, True


def _without_conflicts(reader: Reader, text: str) -> tuple[str, bool]:
    """Report the markers that git left, each side's lines kept."""
    marker = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
    found = list(marker.finditer(text))
    if not any(each[1][0] in "<>" for each in found):
        return text, False
    for each in found:
        message = msg("A mark of a merge conflict stands here: two versions were never brought together.")
        hint = msg("Choose what is right between the marks <<<<<<< and >>>>>>>, and delete the marks.")
        reader.report_at("F006", message, hint, each.start(), each.end())
    return marker.sub(lambda each: "#" * len(each[0]), text), True


def _refuse(reader: Reader, stream: Stream) -> None:
    """What YAML has and the format has no use for."""
    for document in stream.documents:
        if document.tags:
            at = document.start_mark.index if document.start_mark else 0
            reader.report_at("F004", _TAG, _TAG_HINT, at, reader.lines.stop(at))
    for document in stream.documents[1:]:
        at = document.start_mark.index if document.start_mark else 0
        message = msg("A second document begins here; only the first one would be read.")
        reader.report_at("F005", message, msg("Put it in a file of its own, or delete the line “---”."), at, at + 3)
    if stream.root is not None and any(sign in reader.text for sign in "&*!<"):
        _features(reader, stream.root)


_TAG = msg("A YAML tag stands here; the format has no use for it.")
_TAG_HINT = msg("Put the text between double quotes if the sign belongs to it, or delete the tag.")


def _features(reader: Reader, node: Node) -> None:
    source = node if isinstance(node, Scalar) else node.opening
    first = start(node)
    if isinstance(node, Scalar) and node.style == "*":
        message = msg("A YAML alias stands here; the format has no use for it.")
        hint = msg("Write the value itself, or put the text between double quotes if the sign belongs to it.")
        reader.report(node, "F004", message, hint)
    elif source.anchor is not None or source.tag is not None:
        if source.anchor is not None:
            message, hint = msg("A YAML anchor stands here; the format has no use for it."), _TAG_HINT
        else:
            message, hint = _TAG, _TAG_HINT
        stop = re.compile(r"\S*").match(reader.text, first)
        reader.report_at("F004", message, hint, first, stop.end() if stop else first + 1)
    if isinstance(node, Mapping):
        for key, _ in node.pairs():
            if isinstance(key, Scalar) and key.value == "<<" and key.style == "":
                message = msg("A YAML merge key stands here; the format has no use for it.")
                reader.report(key, "F004", message, msg("Write the keys themselves."))
    if isinstance(node, Collection):
        for each in node.items:
            _features(reader, each)


def _tabs(reader: Reader) -> None:
    """Tabs at the start of lines that libyaml let pass: everywhere but in a block of text, where they are text."""
    found = list(re.compile(r"^ *\t", re.MULTILINE).finditer(reader.text))
    if not found:
        return
    blocks = [(start(node), end(node)) for node in _scalars(reader.root) if node.style in ("|", ">")]
    wrong = [
        each
        for each in found
        if not any(first < each.start() < last for first, last in blocks) and _filled(reader, each)
    ]
    for each in wrong:
        reader.report_at("F009", TAB, TAB_HINT, each.start(), each.end())


def _filled(reader: Reader, found: re.Match[str]) -> bool:
    return bool(reader.text[found.start() : reader.lines.stop(found.start())].strip())


def _scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    return [each for item in node.items for each in _scalars(item)] if node is not None else []
