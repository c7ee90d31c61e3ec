"""The user's Markdown, made safe: to HTML, or to Markdown again that fits where it is put.

No raw HTML, no image, no link but to the web and to e-mail; headings below those of the report.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clsctl.render.typography import french
from clsctl.render.width import visible

SCHEMES = ("http://", "https://", "mailto:")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
    # Which links stay is decided below, so that the text of the others stays too.
    setattr(parser, "validateLink", _any_link)  # noqa: B010 - a method, for the type checker
    return parser


def _any_link(_url: str) -> bool:
    return True


def is_safe(address: str) -> bool:
    """Whether an address may be a link in a report."""
    return address.lower().startswith(SCHEMES)


def to_html(text: str, *, is_french: bool, level: int = 4) -> str:
    """The HTML of a text whose headings start at `level`; a text of one paragraph has no `<p>` around it."""
    if _plain().fullmatch(text):
        return _of_plain(text, french if is_french else str)
    tokens = parsed(text, is_french=is_french, level=level)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {})).strip()


@cache
def _plain() -> re.Pattern[str]:
    """Paragraphs without a sign that Markdown looks at: lines that begin with a letter and end in no space.

    Most texts of a plan are that, and the parser takes some twenty times as long to say so.
    """
    other = r"\\`*_\[\]<>&!|~\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
    line = rf"[^\W\d_](?:[^{other}]*[^\s{other}])?"
    return re.compile(rf"{line}(?:\n\n?{line})*\n*")


def _of_plain(text: str, spaced: Callable[[str], str]) -> str:
    lines = [spaced(line) for line in text.rstrip("\n").split("\n")]
    paragraphs = "\n".join(lines).replace('"', "&quot;").split("\n\n")
    return paragraphs[0].strip() if len(paragraphs) == 1 else "\n".join([f"<p>{each}</p>" for each in paragraphs])


def parsed(text: str, *, is_french: bool, level: int) -> list[Token]:
    """The tokens of a text, tamed."""
    spaced: Callable[[str], str] = french if is_french else str
    tokens = _parser().parse(visible(text, keep="\t\n"))
    _lower_headings(tokens, level)
    for token in tokens:
        if token.children:
            token.children = list(_tamed(token.children, spaced))
    return tokens


def _lower_headings(tokens: Sequence[Token], level: int) -> None:
    """Move headings below `level`, without a gap between one and the next inside it."""
    open_levels: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            own = int(token.tag[1])
            open_levels = [each for each in open_levels if each < own] + [own]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(level + len(open_levels) - 1, 6)}"


def _tamed(children: Sequence[Token], spaced: Callable[[str], str]) -> Iterator[Token]:
    dropped = False
    for token in children:
        match token.type:
            case "link_open":
                dropped = not is_safe(str(token.attrGet("href") or ""))
                token.attrSet("rel", "noreferrer")
            case "image":
                token = Token("text", "", 0, content=spaced(token.content))  # noqa: PLW2901
            case "text":
                token.content = spaced(token.content)
        if not (dropped and token.type in {"link_open", "link_close"}):
            yield token
