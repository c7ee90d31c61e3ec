"""The sheets of an export that are no table of fiches: what it says of itself, its history, what people added."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.rubric_synonyms import folded
from clsctl.core.views.imported import ImportItem
from clsctl.importing.blocks import Line, Part, lines
from clsctl.importing.exported.recognise import Speakers


class Origin(NamedTuple):
    """What an export was made from: the commit, empty where it does not say one, and for which audience."""

    rev: str = ""
    audience: str = "interne"


_AUDIENCE = re.compile(r"\b(?:audience|version) (publique|partenaires|interne)\b")

_REV = re.compile(r"\b[0-9a-f]{10,40}\b")


def beside(parts: Sequence[tuple[str, Part]], speakers: Speakers) -> Iterator[ImportItem]:
    """What the report says of them: each whole."""
    for source, part in parts:
        said = list(lines(part.blocks))
        text = " ".join(line.plain for line in said)
        why = _why(source, part, said, speakers)
        if said and why:
            yield ImportItem("sure", source, said[0].place, "", "", "", text, why)
        elif said:
            yield from (ImportItem("unknown", source, line.place, "", "", "", line.plain, _OTHER) for line in said)
        audience = _AUDIENCE.search(text) if why is _ITSELF else None
        if audience and audience[1] != "interne":
            why = msg(
                "The export was made for the audience {audience}: what only interne is shown is not in it.",
                audience=audience[1],
            )
            yield ImportItem("supposed", source, said[0].place, "", "", "", audience[0], why)


def origin_of(parts: Sequence[tuple[str, Part]]) -> Origin:
    """What the sheets beside those of fiches say of the text that was exported."""
    for _, part in parts:
        text = " ".join(line.plain for line in list(lines(part.blocks))[:4])
        if re.search(r"· clsctl \d", text):
            rev, audience = _REV.search(text), _AUDIENCE.search(text)
            return Origin(rev[0] if rev else "", audience[1] if audience else "interne")
    return Origin()


def _why(source: str, part: Part, said: Sequence[Line], speakers: Speakers) -> Message | None:
    """What a sheet of ours that holds no fiches is, by its name or its first lines."""
    name = folded(part.name or source.rpartition(".")[0])
    if name in {folded(say(msg("History"))) for say in speakers} | {"historique"}:
        return _HISTORY
    return _ITSELF if any(re.search(r"· clsctl \d", line.plain) for line in said[:4]) else None


_ITSELF = msg("What the export says of itself.")
_HISTORY = msg("The history is that of git: it is not brought back.")
_OTHER = msg("This sheet is none of an export: its text is in no fiche.")
