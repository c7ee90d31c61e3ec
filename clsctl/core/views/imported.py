"""What an import read, rubric by rubric, as an answer: what is sure, what was supposed, what was not understood."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Answer, Column, Listing

Certainty = Literal["sure", "supposed", "unknown"]


class ImportItem(NamedTuple):
    """A piece of the source: where it stands there, what it says, which key of which fiche it went to, and how sure
    that is. `fiche` is the id proposed, empty for what belongs to none; `key` is empty for what was left out."""

    certainty: Certainty
    source: str
    place: Message
    label: str
    fiche: str
    key: str
    text: str
    message: Message | None = None


class ImportSummary(NamedTuple):
    """How many pieces of each certainty; `files` are those written, or that would be; `words` are those of the source,
    each of which is in the files or in `items`."""

    files: tuple[str, ...]
    written: bool
    words: int
    sure: int
    supposed: int
    unknown: int
    personal: tuple[str, ...]
    findings: int


# Translators: the parts of the report of an import
_TITLES: tuple[tuple[Certainty, Message], ...] = (
    # Translators: « Pas compris »
    ("unknown", msg("Not understood")),
    # Translators: « Supposé, à vérifier »
    ("supposed", msg("Supposed: please check")),
    # Translators: « Lu avec certitude »
    ("sure", msg("Read with certainty")),
)
_COLUMNS = (
    # Translators: head of a column, the place in a document: « tableau 2, ligne 5 »
    Column("place", msg("Where")),
    # Translators: head of a column, the label of a rubric
    Column("label", msg("Label")),
    Column("fiche", msg("Fiche"), "ref"),
    # Translators: head of a column, the key of the format
    Column("key", msg("Key")),
    Column("text", msg("Text")),
    # Translators: head of a column, a remark on what was read
    Column("message", msg("Remark")),
)
_SHORT = 100  # characters of a text that people are shown; all of it in JSON and for what was not understood


def imported(
    items: Sequence[ImportItem], summary: ImportSummary, notes: Sequence[Message], kept: Sequence[Certainty]
) -> Answer:
    """The answer of `import`; people are shown the certainties of `kept` only."""
    lists = tuple(
        Listing(title, tuple(map(_brief, (each for each in items if each.certainty == certainty))), _COLUMNS)
        for certainty, title in _TITLES
        if certainty in kept
    )
    return Answer(
        "import", "", "", None, tuple(items), _COLUMNS, summary._asdict(), tuple(notes), item=ImportItem,
        lists=tuple(each for each in lists if each.items) or (Listing(None, (), _COLUMNS),),
    )  # fmt: skip


def _brief(item: ImportItem) -> ImportItem:
    text = " ".join(item.text.split())
    if item.certainty == "unknown" or len(text) <= _SHORT:
        return item._replace(text=text)
    return item._replace(text=f"{text[:_SHORT].rsplit(' ', 1)[0]}…")
