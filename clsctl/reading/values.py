"""Texts to dates, numbers, ids and paths: each function gives the value, or a `Wrong` that says why there is none."""

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from clsctl.core.calendar.dates import parse_date
from clsctl.core.messages import Message, msg
from clsctl.reading.quoting import quoted

# Patterns serve the reader and the JSON Schema alike: they are written in what Python and JavaScript both understand.
ID = r"^[A-Za-z0-9._-]+$"
DATE = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})$"
# A date that is one, but for 29 February of a common year.
DAY = (
    r"^(?![0-9]{4}-(02-3[01]|(04|06|09|11)-31)|(3[01]/02|31/(04|06|09|11))/)"
    r"([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/[0-9]{4})$"
)
_SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = rf"([0-9]{{1,3}}({_SPACE}[0-9]{{3}})+|[0-9]+)"
NUMBER = rf"^[-−+]?{_DIGITS}([.,][0-9]+)?$"
_BEFORE, _AFTER = rf"((€|EUR){_SPACE}*)?", rf"({_SPACE}*(€|EUR|euros?))?"
_TWO_WAYS = r"[-−+]?[0-9]{1,3}[.,][0-9]{3}"
MONEY = rf"^(?!{_BEFORE}{_TWO_WAYS}{_AFTER}$){_BEFORE}{NUMBER[1:-1]}{_AFTER}$"
WHOLE = rf"^{_DIGITS}$"
VERSION = r"^1$"
YEAR = r"^[0-9]{4}$"
REFERENCE = r"^([A-Za-z0-9._-]+:)?[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?$"
CODE = r"^[A-Z][0-9]{0,3}$"
PATH = r"^(?![/\\~]|[A-Za-z]:|\.\.(/|$))[^\\\u0007-\u000d\u001b]+$"
LINK = r"^(https?://\S+|(?![/\\~]|\.\.(/|$)|[A-Za-z][A-Za-z0-9+.-]*:)[^\\]+)$"


class Wrong(NamedTuple):
    """Why a text has not the form asked for. `code` overrules the one of the form."""

    message: Message
    hint: Message
    code: str | None = None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.removeprefix("^").removesuffix("$"))


def _matches(pattern: str, text: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=4096)
def to_date(text: str) -> date | Wrong:
    """A date `AAAA-MM-JJ` or `JJ/MM/AAAA`."""
    text = text.strip()
    day = parse_date(text)
    if day is not None:
        return day
    if _matches(DATE, text):
        return Wrong(
            msg("“{text}” looks like a date, but there is no such day.", text=text),
            msg("Check the day and the month; a date is written AAAA-MM-JJ or JJ/MM/AAAA."),
            "F014",
        )
    return Wrong(
        msg("“{text}” is not a date.", text=text), msg("Write it AAAA-MM-JJ or JJ/MM/AAAA, such as 2020-12-17."), "F014"
    )


@lru_cache(maxsize=4096)
def to_number(text: str) -> Decimal | Wrong:
    """A number: spaces of any kind between thousands, a comma or a point before the decimals."""
    bare = text.strip()
    if _is_ordinary(bare) or _matches(NUMBER, bare):
        return _decimal(bare)
    hint = msg("Write digits only, such as 72 052 or 1,5; a unit has its own key.")
    return Wrong(msg("“{text}” is not a number.", text=text), hint, "F015")


def _is_ordinary(text: str) -> bool:
    """Whether a text is digits, with decimals that can't be thousands: as nearly all are, and quick to tell. To make
    ready the patterns of the others takes longer than to read a plan's numbers."""
    whole, point, decimals = text.replace(".", ",").partition(",")
    if point and (len(decimals) == 3 or not _are_digits(decimals)):
        return False
    return _are_digits(whole) or _matches(WHOLE, whole)


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _decimal(text: str) -> Decimal:
    return Decimal("".join(text.split()).replace(",", ".").replace("−", "-"))


@lru_cache(maxsize=4096)
def to_money(text: str) -> Decimal | Wrong:
    """An amount: a number, with or without its currency."""
    bare = text.strip()
    if _is_ordinary(bare.removesuffix("€").rstrip(" \u00a0\u202f")):
        return _decimal(bare.removesuffix("€"))
    number = bare.removeprefix("€").removeprefix("EUR").removesuffix("€").removesuffix("EUR")
    number = number.removesuffix("euros").removesuffix("euro").strip()
    if _matches(_TWO_WAYS, number):
        return Wrong(
            msg("“{text}” can be read two ways: thousands, or three decimals.", text=text),
            msg("Write the thousands with a space, such as 50 000 €."),
            "F015",
        )
    if _matches(MONEY, bare):
        return _decimal(number)
    hint = msg("Write it such as 50 000 €, 1 234,56 or 0,5; the unit, when it is not the euro, goes under “unite”.")
    return Wrong(msg("“{text}” is not an amount.", text=text), hint, "F015")


def to_whole(text: str) -> int | Wrong:
    """A whole number, 0 or more."""
    value = to_number(text)
    if isinstance(value, Wrong) or value != value.to_integral_value() or value < 0:
        return Wrong(msg("“{text}” is not a whole number.", text=text), msg("Write digits only, such as 60."), "F015")
    return int(value)


@lru_cache(maxsize=4096)
def to_id(text: str) -> str | Wrong:
    """Letters without accents, digits, `.`, `-`, `_`."""
    if _matches(ID, text):
        return text
    hint = msg("An id is made of letters without accents, digits, “.”, “-” and “_”, such as 1.3 or L1.")
    bare = text.strip("“”„«»‘’\"' \u00a0\u202f")
    if bare != text and _matches(ID, bare):
        hint = msg("Leave these quotes out, or put straight ones: {text}", text=quoted(bare))
    return Wrong(msg("“{text}” is not an id.", text=text), hint)


@lru_cache(maxsize=4096)
def to_code(text: str) -> str | Wrong:
    """What an axis, a policy, an organisation or a meeting is called elsewhere in the plan: as an id."""
    if _matches(ID, text):
        return text
    hint = msg("A code is made of letters without accents, digits, “.”, “-” and “_”, such as 1.2 or cd-82.")
    return Wrong(msg("“{text}” is not a code.", text=text), hint)


def to_reference(text: str) -> str | Wrong:
    """`1.3`, `1.3/L1`, and in a portfolio `cls-tdc:1.3/L1`."""
    if _matches(REFERENCE, text):
        return text
    return Wrong(
        msg("“{text}” is not a reference.", text=text), msg("Write the fiche's id, or with a part such as 1.3/L1.")
    )


def to_rule(text: str) -> str | Wrong:
    """The code of a rule, or how the codes of a group begin."""
    if _matches(CODE, text):
        return text
    return Wrong(
        msg("“{text}” is not the code of a rule.", text=text), msg("“clsctl explain” lists the codes, such as R103.")
    )


def to_version(text: str) -> str | Wrong:
    """The version of the format, of which there is one."""
    if _matches(VERSION, text):
        return text
    if text.isdigit():
        return Wrong(
            msg("This is version {version} of the format, for a newer clsctl than this one.", version=text),
            msg("Install a newer clsctl; this one reads version 1."),
            "F013",
        )
    return Wrong(msg("“{text}” is not a version of the format.", text=text), msg("Write 1."), "F013")


def to_year(text: str) -> str | Wrong:
    """A civil year in four digits."""
    if _matches(YEAR, text):
        return text
    return Wrong(msg("“{text}” is not a year.", text=text), msg("Write it in four digits, such as 2021."))


def _leaves(text: str) -> bool:
    """Whether a path goes out of the directory it starts from, on any system."""
    if text.startswith(("/", "\\", "~")) or text[1:2] == ":":
        return True
    depth = 0
    for name in text.replace("\\", "/").split("/"):
        depth += -1 if name == ".." else 0 if name in ("", ".") else 1
        if depth < 0:
            return True
    return False


# What a backslash and a letter are between double quotes: « "pieces\bilan.pdf" » holds no b.
_ESCAPED = {"\a": "a", "\b": "b", "\x1b": "e", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v"}


def to_path(text: str) -> str | Wrong:
    """A path below the plan's directory, with `/` between names."""
    if _leaves(text):
        return Wrong(
            msg("“{text}” leaves the directory of the plan.", text=text),
            msg("Put the file inside the plan, for instance in “pieces/”, and write its path from there."),
            "F016",
        )
    code = next((char for char in text if char in _ESCAPED), None)
    if code:
        return Wrong(
            msg("Between double quotes “{code}” is one sign for YAML, and no folder.", code="\\" + _ESCAPED[code]),
            msg("Write “{path}”.", path="".join(f"/{_ESCAPED[char]}" if char in _ESCAPED else char for char in text)),
            "F016",
        )
    if "\\" in text:
        hint = msg("Write “{path}”.", path=text.replace("\\", "/"))
        return Wrong(msg("“{text}” is a path that only Windows understands.", text=text), hint, "F016")
    return text


def to_pattern(text: str) -> str | Wrong:
    """Which files or folders below a directory, with `/` between names."""
    if _leaves(text):
        return Wrong(
            msg("“{text}” leaves the folder of this file: nothing outside of it is read.", text=text),
            msg("Write the path from that folder, such as fiches/*.yaml or cls-du-nord, and keep what it names there."),
            "F016",
        )
    return to_path(text)


def to_link(text: str) -> str | Wrong:
    """A path inside the plan, or a web address."""
    if _matches(r"https?://\S+", text):
        return text
    if _matches(r"[A-Za-z][A-Za-z0-9+.-]+:.*", text):
        return Wrong(
            msg("“{text}” is neither a path in the plan nor a web address.", text=text),
            msg("Write a path such as pieces/avis.pdf, or an address that begins with https://."),
            "F016",
        )
    return to_path(text)
