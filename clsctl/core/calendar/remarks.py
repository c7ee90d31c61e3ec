"""What was assumed while the words were read: a spelling mended, an exponent lost, a word of uncertain use."""

from collections.abc import Sequence

from clsctl.core.calendar.source import Source
from clsctl.core.calendar.spelling import written
from clsctl.core.calendar.tokens import Token
from clsctl.core.messages import Message, msg

_DOUBTFUL = frozenset({"ym", "recurring", "num"})
_RARE = {"bimes": "tous les deux mois", "bimen": "deux fois par mois"}


def remarks(text: Source) -> tuple[Message, ...]:
    """The assumptions that the tokens of a text show."""
    tokens = text.tokens
    doubtful = [i for i, token in enumerate(tokens) if token.misspelt or token.kind in _DOUBTFUL]
    return tuple(note for i in doubtful if (note := _remark(text, tokens[i], tokens[i + 1 : i + 2])))


def is_misspelling(note: Message) -> bool:
    """Whether a note of a reading tells of a misspelt word."""
    return note.text == _misspelt("", "").text


def _misspelt(found: str, meant: str) -> Message:
    return msg("« {found} » is read as « {meant} »", found=found, meant=meant)


def _remark(text: Source, token: Token, follows: Sequence[Token]) -> Message | None:
    if token.misspelt:
        found = text.slice(token.start, token.start + len(token.misspelt))
        return _misspelt(found, written(token.text.split()[0]))
    if token.kind == "ym" and token.value[0] % 100 < token.value[1] <= 12:
        return msg("{text} is read as a month; two years are written with four figures each", text=token.text)
    if token.kind == "recurring" and token.text[:5] in _RARE:
        return msg(
            "« {word} » is read as the dictionaries have it: {words}", word=token.text, words=_RARE[token.text[:5]]
        )
    lost = token.kind == "num" and follows and follows[0].kind == "unit" and not follows[0].value[1]
    if lost and token.value > 1 and follows[0].value[0] in ("quarter", "semester", "quadrimester"):
        return msg("{number} is read as a rank, whose ending was lost", number=token.text)
    return None
