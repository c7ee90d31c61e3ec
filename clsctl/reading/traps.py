"""What YAML takes away without a word: a comment in a sentence, a colon, a comma in a list, lines folded into one."""

import re
from functools import cache
from itertools import pairwise

from clsctl.core.messages import msg
from clsctl.reading.quoting import in_quotes
from clsctl.reading.reader import Reader
from clsctl.reading.yaml_nodes import Mapping, Scalar, Sequence, end, start


@cache
def _comments() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\s#])[ \t]+#")


def comment_ends(text: str) -> frozenset[int]:
    """The offsets after which a comment follows something on the same line."""
    if "#" not in text:
        return frozenset()
    return frozenset(found.start() for found in _comments().finditer(text))


def comment(node: Scalar, reader: Reader, *, prose: bool) -> None:
    """A plain text that a comment follows: the rest of the sentence, for all we know."""
    first = node.end_mark.index
    last = reader.lines.stop(first)
    lost = reader.text[first:last].strip()
    if re.match(r"#\s*clsctl:", lost):
        return  # what it says is for this program
    if not prose and not re.search(r"\s", node.value):
        return
    if not node.value and not re.match(r"#[^\s#]", lost):
        return  # a remark beside a key that is still empty
    message = msg("YAML takes “{lost}” for a comment: the text stops before it.", lost=lost)
    hint = msg(
        "If it belongs to the text, put the whole between double quotes; if not, put the comment on a line of its own."
    )
    reader.report_at("F020", message, hint, (first + 1, last), node)


def colon(node: Mapping, reader: Reader) -> str | None:
    """A text with a colon that YAML made a group of keys: the text as written, None where it is no such thing."""
    if node.flow_style or len(node.value) != 1:
        return None
    key, value = node.value[0]
    if key.__class__ is not Scalar or value.__class__ is not Scalar or value.style not in ("", "'", '"') or key.style:
        return None
    text = reader.text[start(node) : max(end(value), reader.text.find(":", end(key)) + 1)]
    if "\n" in text or "\r" in text:
        return None
    message = msg("YAML takes “{text}” for a key and its value, because of the colon and the space.", text=text)
    reader.report_at("F021", message, in_quotes(text), (start(node), start(node) + len(text)), node)
    return text


_PIECE = frozenset(" \u00a0()«»0123456789")  # one of these is in whatever a comma may have cut


def commas(node: Sequence, reader: Reader, *, sentences: bool) -> None:
    """A list between brackets one of whose entries looks like a piece of a text that held a comma."""
    entries = [item for item in node.value if item.__class__ is Scalar]
    if not any(_PIECE.intersection(entry.value) or not entry.value for entry in entries):
        return  # nothing but single words
    for before, entry in pairwise(entries):
        if (
            entry.style
            or before.style
            or not _split(before.value, entry.value, reader.text[end(before) : start(entry)], sentences)
        ):
            continue
        message = msg(
            "The comma makes two entries here: “{before}” and “{entry}”.", before=before.value, entry=entry.value
        )
        hint = msg("If it belongs to the text, write the list with one entry a line, each after “- ”.")
        reader.report_at("F022", message, hint, (start(before), end(entry)), node)


def _split(before: str, entry: str, between: str, sentences: bool) -> bool:
    """Whether two entries look like one that a comma cut."""
    if not before or not entry:
        return True
    if between == "," and before[-1].isdigit() and entry[0].isdigit():
        return True
    if before.count("(") > before.count(")") or before.count("«") > before.count("»"):
        return True
    if re.match(r"(et|ou|ainsi que|dont|notamment|mais|puis|y compris|sauf|etc)\b", entry):
        return True
    return sentences and entry[0].islower() and not before[0].islower()


def sign(node: Scalar, reader: Reader) -> None:
    """« >5 », « |a| »: a sign that begins a block of text for YAML, and no text below it."""
    text = reader.text[start(node) : reader.lines.stop(start(node))]
    if len(text) < 2:
        return
    message = msg("YAML takes “{text}” for the start of a text below, and there is none: it is lost.", text=text)
    reader.report_at("F024", message, in_quotes(text), (start(node), start(node) + len(text)), node)


def folded(node: Scalar, reader: Reader, *, entry: bool) -> None:
    """A plain text over several lines whose paragraphs or list YAML joins into one line."""
    source = reader.text[start(node) : end(node)]
    if not re.search(r"\n[ \t]*(\r?\n|[-*•·–][ \t]|-\w|\d+[.)][ \t])", source):
        return
    message = msg("YAML joins these lines into one: the paragraphs or the list would be lost.")
    if entry:
        hint = msg(
            "Start each entry exactly under the dash of the one before; for a text of several lines, write “- |”."
        )
    else:
        hint = msg("Write “|” after the colon and leave the text indented below it.")
    reader.report_at("F023", message, hint, (start(node), reader.lines.stop(start(node))), node)
