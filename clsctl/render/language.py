"""Messages in words: French or English, through the gettext catalogues of `clsctl/locale`."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from clsctl.core.messages import Message, Value
from clsctl.render.catalogue import Catalogue

Code = Literal["fr", "en"]
CODES: tuple[Code, ...] = ("fr", "en")

_LOCALE = Path(__file__).parents[1] / "locale"
_MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
# Between thousands, and before decimals. In French a narrow no-break space, as the printed documents have it.
_MARKS = {"fr": ("\u202f", ","), "en": (",", ".")}


class Language(NamedTuple):
    """A language that messages are put into. Called with a message it gives the sentence."""

    code: Code
    catalogue: Catalogue

    def __call__(self, message: Message) -> str:
        text = self.plural(message.text, message.plural, message.number) if message.plural else self.text(message.text)
        if not message.values:
            return text
        return text.format_map({name: self._words(value, name) for name, value in message.values})

    def text(self, source: str) -> str:
        """The translation of an English source text; the source itself where there is none."""
        return self.catalogue.gettext(source) if source else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """The translation that goes with `count` things."""
        return self.catalogue.ngettext(one, many, count)

    def _words(self, value: Value, name: str) -> str:
        match value:
            case str():
                return value
            case Message():
                return self(value)
            case date():
                return self.date_in_words(value)
            case _:
                return self.number(value) if name == "year" else self.counted(value)

    def date_in_words(self, day: date) -> str:
        """`31 décembre 2019`, `1er janvier 2020`, `31 December 2019`."""
        first = "1er" if day.day == 1 and self.code == "fr" else day.day
        return f"{first} {_MONTHS[self.code][day.month - 1]} {day.year}"

    def number(self, value: int | Decimal) -> str:
        """`12 345,50` in French, `12,345.50` in English. Whole numbers below 10 000, which may be years, stay whole."""
        if isinstance(value, int) and abs(value) < 10_000:
            return str(value)
        return self.counted(value)

    def counted(self, value: int | Decimal) -> str:
        """The same of what is counted, and is no year: `2 524` in French, `2,524` in English."""
        thousands, point = _MARKS[self.code]
        plain = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
        return plain.translate({ord(","): thousands, ord("."): point})


def language(code: str) -> Language:
    """The language of that code; English, which is the source, for one that is not known."""
    return _load(code if code in CODES else "en")


@cache
def _load(code: Code) -> Language:
    path = _LOCALE / code / "LC_MESSAGES" / "clsctl.mo"
    if code == "en" or not path.is_file():
        return Language(code, Catalogue())
    return Language(code, Catalogue(path.read_bytes()))
