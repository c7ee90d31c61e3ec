"""The picture of a terminal in the README: real commands on the demonstration, their real output, as an SVG.

`python -m tools.make_terminal_picture` writes `docs/images/terminal.svg` again. It needs a system with pseudo-terminals
(Linux, macOS). The same code gives the same bytes; nothing is asked from anywhere.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from clsctl.render.width import width

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "terminal.svg"
COLUMNS = 100
COMMANDS = (
    "clsctl overdue -C examples/demonstration --date 2026-06-30 --within 30d",
    'clsctl period "fin du 1er semestre 2025"',
)
TITLE = "clsctl in a terminal: what is late in the demonstration, and how a deadline is read"

# One character, one line, the frame around; in pixels.
CELL, LINE, FRAME, BAR = 8.4, 19, 18, 34
COLOURS = {
    "31": "#ff8f85", "32": "#8fd6a2", "33": "#f2c46b", "34": "#9cc4ff", "35": "#d6b8ff", "36": "#86d7e0",
}  # fmt: skip
# Spaces at the ends of a text and two in a row are not kept by every viewer.
_WORDS = re.compile(r"\S+(?: \S+)*")
_SEQUENCE = re.compile(r"\x1b\[([0-9;]*)m")


class Span(NamedTuple):
    """Characters of one look; `codes` are those of the ANSI sequence before them."""

    text: str
    codes: frozenset[str]


def output(command: str) -> str:
    """What a command prints on a colour terminal of `COLUMNS` columns."""
    import fcntl  # noqa: PLC0415 - not on every system
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    scripts = str(Path(sys.executable).parent)
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS", "LINES"}}
    environment = kept | {"CLSCTL_LANG": "en", "PATH": scripts + os.pathsep + kept.get("PATH", ""), "TERM": "xterm"}
    run = subprocess.Popen(command, shell=True, cwd=ROOT, env=environment, stdout=writer, stderr=writer)
    os.close(writer)
    text = b"".join(_read(reader)).decode("utf-8")
    run.wait()
    return text.replace("\r\n", "\n")


def _read(reader: int) -> Iterator[bytes]:
    """Everything that comes until the other side is closed, which Linux tells by an error."""
    try:
        while chunk := os.read(reader, 65536):
            yield chunk
    except OSError:
        return
    finally:
        os.close(reader)


def spans(line: str) -> Iterator[Span]:
    """The pieces of a line with their looks."""
    codes: frozenset[str] = frozenset()
    for rank, part in enumerate(_SEQUENCE.split(line)):
        if rank % 2:
            codes = frozenset(part.split(";")) - {"", "0"}
        elif part:
            yield Span(part, codes)


def picture(screens: list[tuple[str, str]]) -> str:
    """The SVG of commands and what each printed."""
    lines = [
        line
        for command, text in screens
        for line in (f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", *text.splitlines(), "")
    ]
    body = [drawn for row, line in enumerate(lines[:-1]) for drawn in _drawn(line, BAR + FRAME + (row + 1) * LINE)]
    size = (COLUMNS * CELL + 2 * FRAME, BAR + 2 * FRAME + len(lines) * LINE - LINE // 2)
    return "\n".join((_head(*size), *body, "</g>\n</svg>\n"))


def _head(wide: float, high: float) -> str:
    dots = "".join(f'<circle cx="{20 + 20 * n}" cy="{BAR / 2:g}" r="5.5" fill="#5b6675"/>' for n in range(3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" role="img"'
        f' aria-labelledby="t"><title id="t">{escape(TITLE)}</title>\n'
        f'<rect width="100%" height="100%" rx="9" fill="#161b22"/>'
        f'<path d="M0 {BAR}H{wide:g}" stroke="#30363d"/>{dots}\n'
        '<g font-family="ui-monospace, Cascadia Mono, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14"'
        ' fill="#e6edf3">'
    )


def _drawn(line: str, y: int) -> Iterator[str]:
    """The text of a line: words at their column and as wide as their characters, whatever the font."""
    column = 0
    for text, codes in spans(line):
        colour = next((COLOURS[code] for code in sorted(codes) if code in COLOURS), "")
        look = f' fill="{colour}"' if colour else ' fill="#9aa7b4"' if "2" in codes else ""
        look += ' font-weight="bold"' if "1" in codes else ""
        for words in _WORDS.finditer(text):
            x = FRAME + (column + width(text[: words.start()])) * CELL
            length = width(words[0]) * CELL
            yield f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{look}>{escape(words[0])}</text>'
        column += width(text)


def made() -> str:
    """The picture as it should be."""
    return picture([(command, output(command)) for command in COMMANDS])


def main() -> None:
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(made(), encoding="utf-8", newline="\n")
    print(PICTURE.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main()
