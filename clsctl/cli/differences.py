"""The change of a file as git shows it."""

import re

from clsctl.render.ansi import PLAIN, Terminal, paint


def difference(file: str, before: bytes, after: bytes, terminal: Terminal = PLAIN) -> str:
    """A unified diff of a file, coloured on a terminal. A text that is not there is empty."""
    from difflib import unified_diff  # noqa: PLC0415 - for those who ask only

    old, new = (re.findall(r"[^\n]*\n|[^\n]+", data.decode("utf-8", "backslashreplace")) for data in (before, after))
    lines = unified_diff(old, new, f"a/{file}" if before else "/dev/null", f"b/{file}" if after else "/dev/null")
    return "".join(_line(line, terminal) for line in lines)


def _line(line: str, terminal: Terminal) -> str:
    body = line.removesuffix("\n").removesuffix("\r")
    end = line[len(body) :] or "\n\\ No newline at end of file\n"
    style = "bold" if body.startswith(("---", "+++")) else _STYLES.get(body[:1], "")
    return paint(body, style, terminal) + end


_STYLES = {"+": "green", "-": "red", "@": "cyan"}
