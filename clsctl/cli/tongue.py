"""Which language to speak: asked for, else the environment's, else the plan's, else French."""

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from clsctl.render.language import CODES, Language, language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Tongue(NamedTuple):
    """The language spoken. `settled` is false while a plan's `rapports.langue` may still change it."""

    language: Language
    settled: bool


def tongue(args: Sequence[str], environ: Mapping[str, str]) -> Tongue:
    """The language to speak before any plan is read: that of `--lang`, `CLSCTL_LANG` or the locale."""
    for code in (_option(args), environ.get("CLSCTL_LANG", "").lower(), _locale(environ)):
        if code in CODES:
            return Tongue(language(code), True)
    return Tongue(language("fr"), False)


def of_plan(current: Tongue, code: str | None) -> Tongue:
    """The language once a plan is known."""
    return Tongue(language(code), True) if code in CODES and not current.settled else current


def _option(args: Sequence[str]) -> str:
    """The value of `--lang`, wherever it stands: mistakes in the rest are told in that language."""
    known = args[: args.index("--")] if "--" in args else args
    for place, arg in enumerate(known):
        if arg == "--lang" and place + 1 < len(known):
            return known[place + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return ""


def _locale(environ: Mapping[str, str]) -> str:
    """`fr` or `en` from `fr_FR.UTF-8` and the like; empty for another language, or none."""
    name = next((environ[variable] for variable in _VARIABLES if environ.get(variable)), "") or _of_windows()
    return name.replace("-", "_").partition("_")[0].partition(".")[0].lower()


def _of_windows() -> str:
    """The language of the Windows desktop, such as `fr_FR`."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - Windows only
    import locale  # noqa: PLC0415 - Windows only

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
