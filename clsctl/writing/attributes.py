"""The lines of `.gitattributes` that have git show and merge the files of a plan with clsctl (gitattributes(5))."""

import re
from collections.abc import Iterable

ATTRIBUTES = ".gitattributes"
_ENDING = " diff=clsctl merge=clsctl"
_COMMENT = "# clsctl git-setup"


def pattern(glob: str) -> str:
    """A glob from the folder of the file, as git writes one."""
    names = [name for name in glob.split("/") if name not in ("", ".")]
    path = "/" + "/".join(names)
    if re.search(r'[\s"]', path):
        return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return path


def with_lines(text: str, patterns: Iterable[str]) -> str:
    """The file with a line for each pattern, in the place of those that were written before; without any, none."""
    lines = text.splitlines(keepends=True)
    ours = [index for index, line in enumerate(lines) if _is_ours(line)]
    new = [f"{each}{_ENDING}\n" for each in dict.fromkeys(patterns)]
    block = [f"{_COMMENT}\n", *new] if new else []
    kept = [line for line in lines if not _is_ours(line)]
    if ours:
        at = ours[0]
        return "".join([*kept[:at], *block, *kept[at:]])
    if kept and not kept[-1].endswith("\n"):
        kept[-1] += "\n"
    return "".join([*kept, *block])


def _is_ours(line: str) -> bool:
    return line.rstrip() == _COMMENT or line.rstrip().endswith(_ENDING)
