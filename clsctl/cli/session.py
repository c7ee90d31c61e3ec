"""What holds for a whole run: the language, how much to say, and the request that a command is given."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl.cli.tongue import Tongue
from clsctl.render.ansi import Terminal
from clsctl.render.language import Language


class Session(NamedTuple):
    """What the user said once for the run. `dir` is that of `-C`, None to look upwards from here."""

    tongue: Tongue
    dir: Path | None = None
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    @property
    def language(self) -> Language:
        return self.tongue.language


class Request(NamedTuple):
    """What a command is asked: which text (`rev`), which day (`day`), what of it, and in which form.

    `kept` has the values of each filter by its name; `format_given` tells a form asked for from the default. A command
    that writes shows what it would do with `dry_run`, and commits what it did with `commit`.
    """

    session: Session
    rev: str | None = None
    day: date | None = None
    format: str = "table"
    format_given: bool = False
    output: Path | None = None
    kept: Mapping[str, tuple[str, ...]] = {}
    fail: bool = False
    dry_run: bool = False
    commit: bool = False

    @property
    def language(self) -> Language:
        return self.session.language

    @property
    def terminal(self) -> Terminal:
        """Where the answer goes: a file is never coloured nor wrapped, unless colour was asked for."""
        person = self.output is None and sys.stdout is not None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if person else None
        asked = self.session.color
        colour = asked == "always" or (asked == "auto" and person and not os.environ.get("NO_COLOR"))
        return Terminal(width, colour, not can_draw(os.environ))


def can_draw(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has more than the letters of ASCII, going by what its locale says of it.

    Without any locale it is taken to have: `LC_ALL=C` is how one asks for plain signs.
    """
    if environ.get("TERM") == "dumb":
        return False
    said = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "UTF-8")
    return "utf8" in said.lower().replace("-", "")
