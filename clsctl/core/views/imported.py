"""What an import read, rubric by rubric, as an answer: what is sure, what was supposed, what was not understood."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Answer, Column, Listing

# How sure a reading is; and of what the plan has already: `changed` in it, `kept` as it is there, `clash` where both
# were changed
Certainty = Literal["sure", "supposed", "unknown", "changed", "kept", "clash"]
CERTAINTIES: tuple[Certainty, ...] = ("unknown", "clash", "supposed", "changed", "kept", "sure")


class ImportItem(NamedTuple):
    """A piece of the source: where it stands there, what it says, which key of which fiche it went to, and how sure
    that is. `fiche` is the id proposed, empty for what belongs to none; `key` is empty for what was left out. With
    `--update`, what is `changed` in a fiche of the plan, `kept` there, or a `clash`: changed on both sides."""

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
    each of which is in the files or in `items`. `updated` are the files of the plan that changed, `unchanged` the
    fiches of the plan that say all that the document says."""

    files: tuple[str, ...]
    written: bool
    words: int
    sure: int
    supposed: int
    unknown: int
    personal: tuple[str, ...]
    findings: int
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    changed: int = 0
    kept: int = 0
    clash: int = 0


# Translators: the parts of the report of an import
_TITLES: Mapping[Certainty, Message] = {
    # Translators: « Pas compris »
    "unknown": msg("Not understood"),
    # Translators: « Changé des deux côtés : à décider »
    "clash": msg("Changed on both sides: to be decided"),
    # Translators: « Supposé, à vérifier »
    "supposed": msg("Supposed: please check"),
    # Translators: « Changé dans le plan »
    "changed": msg("Changed in the plan"),
    # Translators: « Laissé tel quel dans le plan »
    "kept": msg("Left in the plan as it is"),
    # Translators: « Lu avec certitude »
    "sure": msg("Read with certainty"),
}
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
        for certainty, title in _TITLES.items()
        if certainty in kept
    )
    return Answer(
        "import", "", "", None, tuple(items), _COLUMNS, summary._asdict(), tuple(notes), item=ImportItem,
        lists=tuple(each for each in lists if each.items) or (Listing(None, (), _COLUMNS),),
    )  # fmt: skip


def _brief(item: ImportItem) -> ImportItem:
    text = " ".join(item.text.split())
    if item.certainty in {"unknown", "clash"} or len(text) <= _SHORT:
        return item._replace(text=text)
    return item._replace(text=f"{text[:_SHORT].rsplit(' ', 1)[0]}…")
