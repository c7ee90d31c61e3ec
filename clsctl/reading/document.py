"""One file to a tree: every reason to refuse it, and the tree of what can still be read for further findings."""

import re
from bisect import bisect_left
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from clsctl.core.messages import Message, msg, nmsg
from clsctl.reading import traps
from clsctl.reading.decoding import has_invisible, open_text, without_controls
from clsctl.reading.fault_of_sign import TAB, TAB_HINT
from clsctl.reading.mending import blank, mended
from clsctl.reading.reader import Reader
from clsctl.reading.syntax import explain
from clsctl.reading.yaml_nodes import (
    MAX_LEVELS,
    Mapping,
    Node,
    Oddity,
    Scalar,
    Stream,
    TooDeep,
    end,
    parse,
    start,
)

_ROUNDS = 20  # faults of syntax told in one file: after so many, the first ones are what to mend


class Document(NamedTuple):
    """`sound` is false where the file is refused: its tree then only serves to find more of what is wrong.
    With `partial`, parts of the file are missing from the tree."""

    reader: Reader
    sound: bool
    partial: bool = False


def open_document(file: str, data: bytes) -> Document:
    """The document of any file; its problems are in the reader. Never raises."""
    reader, sound = open_text(file, data)
    text = reader.text
    if has_invisible(text):
        text = without_controls(reader)
    if "<<<<<<<" in text or ">>>>>>>" in text:
        text = _without_conflicts(reader, text)
    stream, partial = _tree(reader, text)
    if stream is not None:
        reader.root = stream.root
        for oddity in stream.oddities:
            _refuse(reader, oddity)
        if "\t" in text and not any(each.code == "F009" for each in reader.problems):
            _tabs(reader)
    if reader.root is None and not reader.problems:
        reader.report_at("F018", msg("The file is empty."), msg("Write its keys, or delete it."), (0, 0))
    reader.comments = traps.comment_ends(text)
    refused = any(each.code != "F025" for each in reader.problems)
    return Document(reader, sound and not refused, partial)


def _tree(reader: Reader, text: str) -> tuple[Stream | None, bool]:
    """The tree of the text, of what can be mended of it, or none; and whether parts of it are missing."""
    partial, starts, hints = False, set[int](), set[tuple[int, Message]]()
    for _ in range(_ROUNDS):
        try:
            return parse(text), partial
        except TooDeep as error:
            message = msg("More than {most} levels stand one inside the other.", most=MAX_LEVELS)
            reader.report_at("F007", message, msg("A fiche needs fewer than ten."), (error.index, error.index + 1))
            return None, True
        except ReaderError:
            text = without_controls(reader)
        except MarkedYAMLError as error:
            fault = explain(error, reader.lines)
            if fault.code == "F009":
                return _untabbed(reader, text)
            told = (reader.lines.place(fault.start)[0], fault.hint)
            if fault.start not in starts and told not in hints:  # one remedy for both
                reader.report_at(fault.code, fault.message, fault.hint, (fault.start, fault.end))
            starts.add(fault.start)
            hints.add(told)
            again = mended(text, fault)
            if again == text:
                break
            text, partial = again, partial or not fault.harmless
        except YAMLError:  # pragma: no cover - libyaml has no other
            break
    return None, True


_INDENT = r"^ *\t[ \t]*"


def _untabbed(reader: Reader, text: str) -> tuple[Stream | None, bool]:
    """Report the tabs that libyaml refused, and read the text with spaces in their place, if that is enough."""
    found = list(re.compile(_INDENT, re.MULTILINE).finditer(text))
    message = nmsg(
        "A tab stands at the start of this line; YAML wants spaces.",
        "Tabs stand at the start of {count} lines, from this one on; YAML wants spaces.",
        len(found),
    )
    for each in found[:1]:
        reader.report_at("F009", message, TAB_HINT, each.span())
    try:
        return parse(re.compile(_INDENT, re.MULTILINE).sub(lambda each: " " * len(each[0]), text)), True
    except (YAMLError, TooDeep):
        return None, True


_MARK = r"^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?(?=\r?$)"


def _without_conflicts(reader: Reader, text: str) -> str:
    """Report the marks that git left; what stands between the first and the second is kept, to find more in it."""
    found = list(re.compile(_MARK, re.MULTILINE).finditer(text))
    if not any(each[1][0] in "<>" for each in found):
        return text
    out, kept, at = "", True, 0
    for each in found:
        message = msg("A mark of a merge conflict stands here: two versions were never brought together.")
        hint = msg("Choose what is right between the marks <<<<<<< and >>>>>>>, and delete the marks.")
        reader.report_at("F006", message, hint, each.span())
        out += text[at : each.start()] if kept else blank(text[at : each.start()])
        out += blank(each[0])
        kept, at = each[1][0] in "<>", each.end()
    return out + text[at:]


_ODDITIES = {
    "anchor": (
        msg("A YAML anchor stands here; the format has no use for it."),
        msg("Put the text between quotes if the sign “&” belongs to it, or delete it."),
    ),
    "alias": (
        msg("A YAML alias stands here; the format has no use for it."),
        msg("Write the value itself, or put the text between quotes if the sign “*” belongs to it."),
    ),
    "tag": (
        msg("A YAML tag stands here; the format has no use for it."),
        msg("Put the text between quotes if the sign “!” belongs to it, or delete it."),
    ),
    "document": (
        msg("A second document begins here; only the first one would be read."),
        msg("Put it in a file of its own, or delete the line “---”."),
    ),
}


def _refuse(reader: Reader, oddity: Oddity) -> None:
    message, hint = _ODDITIES[oddity.kind]
    code = "F005" if oddity.kind == "document" else "F004"
    reader.report_at(code, message, hint, (oddity.start, max(oddity.end, oddity.start + 1)))


def _tabs(reader: Reader) -> None:
    """Tabs that libyaml let pass: at the start of a line, or elsewhere but in quotes, blocks of text and comments."""
    text = reader.text
    inside = [(start(node), end(node)) for node in _scalars(reader.root) if node.style]  # in their order
    for found in re.compile(r"^[^\t\r\n]*\t[ \t]*", re.MULTILINE).finditer(text):
        before = found[0].rstrip(" \t")
        place = (found.start() + found[0].index("\t"), found.end())
        nearest = bisect_left(inside, place) - 1
        if (nearest >= 0 and place[0] < inside[nearest][1]) or re.search(r"(^|\s)#", before):
            continue
        if before or not text[place[1] : place[1] + 1].strip():
            reader.report_at("F025", _TAB_WITHIN, _TAB_WITHIN_HINT, place)
        else:
            reader.report_at("F009", TAB, TAB_HINT, (found.start(), found.end()))


_TAB_WITHIN = msg("A tab stands here; some programs refuse the file because of it.")
_TAB_WITHIN_HINT = msg("Put a space in its place.")


def _scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    items: list[Node] = (
        [each for pair in node.value for each in pair] if isinstance(node, Mapping) else node.value if node else []
    )
    return [each for item in items for each in _scalars(item)]
