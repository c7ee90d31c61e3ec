"""The text of one line or cell as people type or scan it: marks of lists, and the tags that converters leave."""

import html
import re
from collections.abc import Iterator

from clsctl.core.messages import Message
from clsctl.importing.blocks import Line

_TICK = re.compile(r"<input\b[^>]*>", re.IGNORECASE)
_BOLD = re.compile(r"</?(?:b|strong)\b[^>]*>", re.IGNORECASE)
_NOTE = re.compile(r"<sup>\s*(\d+)\s*</sup>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|ul|ol|li|div|br|table|tbody|thead|tr|td|th|h[1-6])\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|em|u|s|sup|sub|span|font|small|a|img)\b[^>]*>", re.IGNORECASE)
_LIST = re.compile(r"<(?:ul|ol)\b", re.IGNORECASE)
BULLETS = "▪•◦➢✓‣●○■❖"
# from the first of the spaces on: begun at each of them, a line of a thousand would take the square of its length
_GLUED = re.compile(rf"(?<!\s)\s++(?=[{BULLETS}]\s)")
_GLUED_IN_LIST = re.compile(r"(?<!\s)\s++(?=[-–]\s+[A-Za-zÀ-ÿ«]|\d{1,2}\)\s)")
_MARK = re.compile(rf"\s*(?:[-–—*·{BULLETS}]\s+)*(?P<mark>[-–—*·{BULLETS}]|\d{{1,2}}[.)]|[a-z]\))\s+(?=\S)")
# Boxes by one sign each; signs that show nothing.
SIGNS = str.maketrans({"☑": "☒", "□": "☐", "\u00ad": None, "\ufeff": None, "\u200b": None})


def cleaned(text: str) -> str:
    """A text without tags but for line breaks, bold as Markdown has it, boxes as ☒ and ☐."""
    text = _TICK.sub(lambda found: "☒" if "checked" in found[0].lower() else "☐", text)
    text = _NOTE.sub(r" (note \1)", _BOLD.sub("**", text))
    text = _BREAK.sub("\n", _ITEM.sub("\n- ", text))
    text = re.sub(r"\^\{(\w+)\}", r"\1", text)  # an exponent as LaTeX has it
    return html.unescape(_TAG.sub("", text)).translate(SIGNS)


def parsed(text: str, place: Message) -> tuple[Line, ...]:
    """The lines of a text: its paragraphs and the entries of its lists, glued ones taken apart."""
    glued = bool(_LIST.search(text))
    return tuple(line for raw in cleaned(text).split("\n") for line in _unglued(raw, place, glued=glued))


def _unglued(raw: str, place: Message, *, glued: bool) -> Iterator[Line]:
    for part in _GLUED.split(raw):
        parts = _GLUED_IN_LIST.split(part) if glued else [part]
        inside = len(parts) > 1 and part.strip()[:1] in BULLETS
        for number, each in enumerate(parts):
            found = line(each, place)
            if found:
                yield found._replace(depth=1) if inside and number and found.item else found


def line(raw: str, place: Message) -> Line | None:
    """One line, its mark of a list apart; None where there is nothing on it."""
    found = _MARK.match(raw)
    body = raw[found.end() :] if found else raw
    text = re.sub(r"[ \t]+", " ", body).strip()
    text, bold = emphasis(text)
    if not text.strip(f"-–—*·:.{BULLETS}"):
        return None
    depth = (len(raw) - len(raw.lstrip(" "))) // 2 if found else 0
    return Line(text, place, item=found["mark"] if found else "", bold=bold, depth=min(depth, 3))


def emphasis(text: str) -> tuple[str, bool]:
    """A text with its bold parts between pairs of `**`, and whether all of it is bold, without the signs then."""
    parts = text.split("**")
    if len(parts) % 2 == 0:  # a sign without its other half
        parts = [*parts[:-2], parts[-2] + parts[-1]]
    kept = [part if not number % 2 or not part.strip() else _around(part) for number, part in enumerate(parts)]
    body = "".join(kept).strip()
    plain = "".join(parts).strip()
    if plain and not "".join(parts[::2]).strip(" :\u00a0"):
        return plain, True
    return body, False


def _around(part: str) -> str:
    inner = part.strip()
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{before}**{inner}**{after}"
