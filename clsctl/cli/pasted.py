"""Words of a command that a user may paste: quoted where a shell would else cut or change them."""

import re
import shlex
import sys
from os import PathLike


def pasted(word: str | PathLike[str]) -> str:
    """The word as a shell takes it whole: double quotes, which every shell knows, unless they would not do."""
    text = str(word)
    if re.fullmatch(r"[\w@%+=:,./\\-]+" if sys.platform == "win32" else r"[\w@%+=:,./-]+", text):
        return text
    if sys.platform == "win32" or not re.search(r'["$`\\!]', text):
        return f'"{text}"'
    return shlex.quote(text)
