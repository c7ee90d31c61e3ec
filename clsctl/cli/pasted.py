"""Words of a command that a user may paste: quoted where a shell would else cut or change them."""

import re
import shlex
import sys
from os import PathLike
from pathlib import Path


def can_be_pasted(value: str) -> bool:
    """Whether a value of a command is the same again in any usual shell of this system, quoted as `pasted` does."""
    if not value.isprintable() or value != value.rstrip() or value.startswith("-"):
        return False
    if sys.platform == "win32":  # cmd and PowerShell have no quotes in common that would keep these
        return not re.search(r'["$`%^!“”„]', value) and not value.endswith("\\")
    return "\\" not in value and not ("'" in value and re.search(r'["$`!]', value))


def in_folder(folder: Path | None) -> str:
    """The words that name the plan in a command, where the user named it."""
    return f" -C {pasted(folder)}" if folder else ""


def pasted(word: str | PathLike[str]) -> str:
    """The word as a shell takes it whole: double quotes, which every shell knows, unless they would not do."""
    text = str(word)
    # no comma: PowerShell makes a list of it
    if re.fullmatch(r"[\w+:./\\-]+" if sys.platform == "win32" else r"[\w@%+:./-]+", text):
        return text
    if sys.platform == "win32" or not re.search(r'["$`\\!]', text):
        return f'"{text}"'
    return shlex.quote(text)
