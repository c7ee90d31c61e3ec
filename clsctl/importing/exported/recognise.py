"""Which tables of ours a sheet is, by the heads of its columns, in any order and in either language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple, Protocol

from clsctl.core.labels import ROLES
from clsctl.core.messages import Message
from clsctl.core.views.donnees import Champ, known_tables
from clsctl.core.views.filters import fold
from clsctl.importing.blocks import Cell, Part, Row, Table


class Speaker(Protocol):
    """What puts a message into a language."""

    def __call__(self, message: Message, /) -> str: ...


Speakers = tuple[Speaker, ...]


def str_of(message: Message) -> str:
    """A message in English, as the code has it."""
    return message.text


_ENOUGH = 0.6  # of the columns of a table: older versions had fewer, and people take some out
_LOOKED_AT = 5  # rows that may stand above the heads
_NAMED = frozenset({"ref", "fiche"})


class Sheet(NamedTuple):
    """A sheet that is a table of ours. `source` is the file, `heads` the column of each cell of a row, None where it is
    not ours; `titles` what the heads say."""

    source: str
    part: Part
    nom: str
    heads: tuple[Champ | None, ...]
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    is_csv: bool


def sheet_of(source: str, part: Part, speakers: Speakers) -> Sheet | None:
    """The table of ours that a part is, None for any other."""
    (block, *rest) = part.blocks or (None,)
    if rest or not isinstance(block, Table):
        return None
    for number, row in enumerate(block.rows[:_LOOKED_AT]):
        titles = tuple(cell.raw.strip() for cell in row)
        known = _best(titles, speakers)
        if known:
            heads = tuple(_once(known.heads.get(fold(title)) for title in titles))
            return Sheet(source, part, known.nom, heads, titles, block.rows[number + 1 :], not part.name)
    return None


def _once(heads: Iterable[Champ | None]) -> Iterator[Champ | None]:
    seen: set[str] = set()
    for each in heads:
        yield each if each and each.nom not in seen else None
        seen |= {each.nom} if each else set()


class _Known(NamedTuple):
    """A table of ours, and its columns by what their heads say in one language, or by their names for programs."""

    nom: str
    heads: Mapping[str, Champ]


def _best(titles: Sequence[str], speakers: Speakers) -> _Known | None:
    """The table whose heads these are: that of which most columns are there, and more than half."""
    said = {fold(title) for title in titles if title}
    shares = {}
    for rank, known in enumerate(_known(speakers)):
        found = {champ.nom for head, champ in known.heads.items() if head in said}
        if found & _NAMED:
            shares[rank] = len(found) / len(known.heads)
    best = max(shares, key=lambda rank: shares[rank], default=None)
    return _known(speakers)[best] if best is not None and shares[best] >= _ENOUGH else None


@cache
def _known(speakers: Speakers) -> tuple[_Known, ...]:
    return tuple(
        _Known(nom, {fold(say(champ)): champ for champ in champs})
        for nom, (_, champs) in known_tables().items()
        for say in (_name, *_titles(speakers))
    )


def _titles(speakers: Speakers) -> Iterator[Callable[[Champ], str]]:
    return (partial(_titled, speaker) for speaker in speakers)


def _name(champ: Champ) -> str:
    return champ.nom


def _titled(speaker: Speaker, champ: Champ) -> str:
    return speaker(champ.titre)


@cache
def words_of(role: str, speakers: Speakers) -> Mapping[str, str]:
    """The format's words by what people read for them: « en cours » is `en_cours`."""
    return {fold(say(words)): code for say in speakers for code, words in ROLES.get(role, {}).items()}


def text_in(cell: Cell, champ: Champ, speakers: Speakers, *, is_csv: bool) -> str:
    """The value of a cell: the format's own word for one, what was typed without what guards it in CSV."""
    text = cell.raw.replace("\r\n", "\n").strip()
    if is_csv and text.startswith("'"):
        text = text[1:]
    return words_of(champ.role, speakers).get(fold(text), text) if champ.role in ROLES else text
