"""The user's Markdown written again as Markdown: whatever was open is closed, and it fits in a list or a cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it.token import Token

from clsctl.render.markdown import parsed
from clsctl.render.marks import escaped

_BREAK = "<br>"


def to_markdown(text: str, *, is_french: bool, level: int = 4) -> str:
    """The text as blocks of Markdown, a blank line between two, its headings from `level` down."""
    return "\n".join(Blocks(parsed(text, is_french=is_french, level=level), _paragraph).lines())


def to_line(text: str, *, is_french: bool) -> str:
    """The text on one line, for a cell: paragraphs and entries are parted by line breaks."""
    lines = []
    depth = 0
    for token in parsed(text, is_french=is_french, level=6):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
        elif token.type == "inline":
            lines.append(("• " if depth else "") + inline(token, in_cell=True))
        elif token.type in {"fence", "code_block"}:
            lines += [escaped(line) for line in token.content.splitlines()]
    return _BREAK.join(lines)


class Blocks:
    """Writes the block tokens of a text, one after the other; `spans` writes what is inside a line of them."""

    def __init__(self, tokens: Sequence[Token], spans: Callable[[Token], str]) -> None:
        self.tokens = iter(tokens)
        self.spans = spans

    def lines(self, closing: str = "") -> list[str]:
        """The lines up to the token `closing`, a blank one between two blocks but in a tight list."""
        lines: list[str] = []
        is_tight = False
        for token in self.tokens:
            if token.type == closing:
                break
            is_tight |= token.hidden
            block = self._block(token)
            lines += [""] if lines and block and not is_tight else []
            lines += block
        return lines

    def _block(self, token: Token) -> list[str]:
        match token.type:
            case "inline":
                lines = self.spans(token).split("\n")
            case "heading_open":
                lines = [f"{'#' * int(token.tag[1])} {' '.join(self.lines('heading_close'))}"]
            case "bullet_list_open" | "ordered_list_open":
                lines = self._list(token)
            case "blockquote_open":
                lines = [f"> {line}".rstrip(" ") for line in self.lines("blockquote_close")]
            case "fence" | "code_block":
                fence = "`" * max(3, _longest_run(token.content) + 1)
                lines = [fence, *token.content.rstrip("\n").split("\n"), fence]
            case "hr":
                lines = ["---"]
            case "table_open":
                lines = self._table()
            case _:
                lines = []
        return lines

    def _list(self, opening: Token) -> list[str]:
        number = int(opening.attrGet("start") or 1) if opening.type == "ordered_list_open" else None
        lines: list[str] = []
        for token in self.tokens:
            if token.type != "list_item_open":
                break
            lines += hang("- " if number is None else f"{number}. ", self.lines("list_item_close"))
            number = number if number is None else number + 1
        return lines

    def _table(self) -> list[str]:
        rows: list[list[str]] = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(inline(token, in_cell=True))
        head, *body = rows
        return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body)]


def _paragraph(token: Token) -> str:
    return "\n".join(_start().sub(r"\1\\\2", line.lstrip(" ")) for line in inline(token).split("\n"))


@cache
def _start() -> re.Pattern[str]:
    # What would open a list, a heading or a rule where the user's line only begins with it.
    return re.compile(r"^([0-9]{0,9})([-+#=.)])")


def hang(mark: str, lines: Sequence[str]) -> list[str]:
    """The lines of a list's entry: its mark on the first, the others under it."""
    first, *rest = lines or [""]
    return [f"{mark}{first}".rstrip(" "), *(f"{' ' * len(mark)}{line}".rstrip(" ") for line in rest)]


def inline(token: Token, *, in_cell: bool = False) -> str:
    """The inline Markdown of a token; in a cell it is one line."""
    text = "".join(_spans(token.children or (), in_cell=in_cell)).strip(" ")
    return text.replace("\\\n", _BREAK).replace("\n", " ") if in_cell else text


def _spans(children: Sequence[Token], *, in_cell: bool) -> Iterator[str]:
    addresses: list[str] = []
    for token in children:
        match token.type:
            case "link_open":
                addresses.append(str(token.attrGet("href")))
                yield "["
            case "link_close":
                yield f"](<{addresses.pop().replace('>', '%3E')}>)"
            case "code_inline":
                yield _code(token.content, in_cell=in_cell)
            case "text":
                yield escaped(token.content)
            case _:
                yield _MARKS.get(token.type, "")


_MARKS = {
    "strong_open": "**",
    "strong_close": "**",
    "em_open": "*",
    "em_close": "*",
    "softbreak": "\n",
    "hardbreak": "\\\n",
}


def _code(content: str, *, in_cell: bool) -> str:
    fence = "`" * (_longest_run(content) + 1)
    space = " " if len(fence) > 1 or content[:1] == " " else ""
    return f"{fence}{space}{content.replace('|', chr(92) + '|') if in_cell else content}{space}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
