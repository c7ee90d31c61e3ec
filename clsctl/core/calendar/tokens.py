"""From plain text to tokens: each shape with its value, each phrase of the lexicon as one."""

from typing import Any, NamedTuple

from clsctl.core.calendar.phrases import Entry, Phrases, phrases
from clsctl.core.calendar.shapes import Piece, figure, shapes
from clsctl.core.calendar.spelling import meant, rejoined
from clsctl.core.calendar.vocabulary import APPROXIMATE, Danger
from clsctl.core.messages import msg


class Token(NamedTuple):
    """A piece of the plain text: its `kind`, what it is worth, and where it is. `misspelt` is the word as it was."""

    kind: str
    value: Any
    text: str
    start: int
    end: int
    misspelt: str | None = None


END = Token("end", None, "", 0, 0)
_UNKNOWN = Entry("word", None)
_SIGNS = {
    "-": "dash", "/": "slash", ",": "comma", ":": "colon", ";": "semicolon", "|": "semicolon", "(": "open",
    "[": "open", ")": "close", "]": "close", ".": "dot", "!": "dot", "'": "lost", '"': "quote", "°": "quote",
    "&": "and", "+": "add", "•": "bullet", "▪": "bullet",
}  # fmt: skip
_HAS = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "avoir", "ayant"})
_ABBREVIATED = frozenset({"month", "unit", "weekday"})
_DOUBTFUL = frozenset("?~<=±≈≤≥")
_DOUBT = Danger("", APPROXIMATE)
_ARROW = Danger("", msg("An arrow needs a time on either side"), harmless_without=False)
_STRUCK = Danger("", msg("The text is struck out, or the date only approximate"), harmless_without=False)


def tokenize(text: str) -> list[Token]:
    """The tokens of a plain text, in order; what is in no table is a `word` of no role or an unknown `sign`."""
    pieces, tokens = shapes(text), list[Token]()
    i = 0
    while i < len(pieces):
        kind, piece, start, end = pieces[i]
        if kind == "word":
            token, i = _phrase(pieces, i)
            has = tokens and tokens[-1].text in _HAS and i < len(pieces) and pieces[i][0] == "word"
            tokens.append(_been(token) if has else token)
            continue
        i += 1
        if kind == "arrow":
            tokens.append(Token("danger", _ARROW, piece, start, end))
        elif kind == "dashes":
            tokens.append(Token("dash", None, piece, start, end))
        elif kind != "sign":
            tokens.append(Token(*figure(kind, piece), piece, start, end))
        elif piece != "." or not (tokens and tokens[-1].kind in _ABBREVIATED and tokens[-1].end == start):
            tokens.append(_sign(piece, start, end))
    return tokens


def _phrase(pieces: list[Piece], i: int) -> tuple[Token, int]:
    """The longest phrase of the lexicon that begins at a word, else the word itself, mended if it is misspelt."""
    _, word, start, _ = pieces[i]
    if i + 2 < len(pieces) and pieces[i + 1][1] == "-" and rejoined(word, pieces[i + 2][1]):
        word, i = word + pieces[i + 2][1], i + 2
    known, misspelt = phrases(), None
    if not known.begin(word) and (mended := meant(word)):
        word, misspelt = mended, word
    entry, said, last = _longest(known, pieces, i, word)
    return Token(entry.kind, entry.value, said, start, pieces[last][3], misspelt), last + 1


def _longest(known: Phrases, pieces: list[Piece], i: int, word: str) -> tuple[Entry, str, int]:
    """The longest phrase that begins with a word, which stands at a place; its text and the place of its last word."""
    counts = known.counts.get(word)
    if counts:
        words, ends = [word], [i]
        while len(words) < counts[0] and (j := _after(pieces, ends[-1])) < len(pieces):
            words.append(pieces[j][1])
            ends.append(j)
        for count in counts:
            said = " ".join(words[:count])
            if count <= len(words) and said in known.entries:
                return known.entries[said], said, ends[count - 1]
    return known.entries.get(word, _UNKNOWN), word, i


def _after(pieces: list[Piece], i: int) -> int:
    """The piece after one, a hyphen between left out."""
    j = i + 1
    return j + 1 if j < len(pieces) and pieces[j][1] == "-" and _hyphen(pieces, j) else j


def _hyphen(pieces: list[Piece], i: int) -> bool:
    """Whether a dash binds two words into one, as in « mi-parcours »; between other things it is a sign."""
    if i == len(pieces) - 1:
        return False
    return pieces[i - 1][3] == pieces[i][2] and pieces[i][3] == pieces[i + 1][2] and pieces[i + 1][0] == "word"


def _sign(piece: str, start: int, end: int) -> Token:
    if piece in _DOUBTFUL:
        return Token("danger", _STRUCK if piece == "~" else _DOUBT, piece, start, end)
    return Token(_SIGNS.get(piece, "sign"), None, piece, start, end)


def _been(token: Token) -> Token:
    """« a été réalisé » is no summer."""
    return token._replace(kind="word", value="tool") if token.text == "ete" else token
