"""What a command uses to declare its options: texts to translate, and the readers of option values."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.nearest import nearest


def mark(text: str) -> str:
    """The text itself, marked for translation: help is put into words when it is shown."""
    return text


class Misuse(typer.BadParameter):
    """A wrong use of the command line, told as a whole sentence and, where there is one, the remedy."""

    def __init__(self, sentence: Message, hint: Message | None = None) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence
        self.hint = hint


def meant(word: str, known: tuple[str, ...]) -> Message | None:
    """« Did you mean … ? », where a known word is near."""
    close = nearest(word, known)
    return msg("Did you mean “{word}”?", word=close) if close else None


# What an argument of a few words is, by the name that its reader is given.
_ARGUMENTS = {
    "NAME": msg("the name of the report"),
    "TYPE": msg("the type of the fiche"),
    "SCHEMA": msg("the kind of file"),
    "SHELL": msg("the shell"),
    "FORMAT": msg("the format of the export"),
    "STATUS": msg("the status"),
}


def _folded(word: str) -> str:
    """The letters and digits of a word, without accents, in lower case."""
    from unicodedata import normalize  # noqa: PLC0415 - for words that are not those of the format

    return "".join(char for char in normalize("NFKD", word).lower() if char.isalnum())


# What people call a format, or the program that opens it.
_CALLED = {
    "excel": "xlsx", "xls": "xlsx", "ods": "xlsx", "calc": "xlsx", "tableur": "xlsx", "word": "docx", "doc": "docx",
    "odt": "docx", "writer": "docx", "markdown": "md", "web": "html", "ical": "ics", "icalendar": "ics",
    "agenda": "ics", "outlook": "ics", "opendata": "csv",
}  # fmt: skip
# What programs that analyse data read, and we do not write.
_TABLES = frozenset({"parquet", "arrow", "feather", "sqlite"})


class Choice:
    """A reader that accepts the words of `known` only, in capitals, with accents or spaces too."""

    def __init__(self, option: str, known: tuple[str, ...]) -> None:
        self.__name__ = option
        self.known = known

    def __call__(self, value: str) -> str:
        if value in self.known:
            return value
        alike = [word for word in self.known if _folded(word) == _folded(value)]
        if len(alike) == 1:  # « Réalisée », « en cours »
            return alike[0]
        raise Misuse(self._wrong(value), self._hint(value))

    def missing(self) -> Message:
        """What to say where the argument is not given."""
        return msg("What is missing is {name}: {known}.", name=self._name, known=", ".join(self.known))

    def _hint(self, value: str) -> Message | None:
        if value.casefold() == "pdf" and "html" in self.known:
            return msg("For a PDF, write html and print the page from a browser: it has its own layout on paper.")
        if value.casefold() in _TABLES and "csv" in self.known and "xlsx" in self.known:
            return msg(
                "Write csv: its files have their types beside them, and duckdb, pandas or polars read them as they are."
            )
        if self.__name__ == "STATUS" and "retard" in _folded(value):
            from clsctl.core.labels import LATE  # noqa: PLC0415 - for a mistake only

            return LATE
        near = _CALLED.get(_folded(value))
        return msg("Did you mean “{word}”?", word=near) if near in self.known else meant(value, self.known)

    @property
    def _name(self) -> Message:
        return _ARGUMENTS.get(self.__name__) or verbatim(self.__name__)

    def _wrong(self, value: str) -> Message:
        known = ", ".join(self.known)
        if self.__name__ in _ARGUMENTS:
            return msg("“{value}” can’t be {name}: it is one of {known}.", value=value, name=self._name, known=known)
        return msg("{option} takes one of {known}, not “{value}”.", option=self.__name__, known=known, value=value)


def choice(option: str, *known: str) -> Choice:
    """A reader of an option, or of an argument, that accepts the words of `known` only."""
    return Choice(option, known)


def day_of(option: str) -> Callable[[str], date]:
    """A reader of days, `AAAA-MM-JJ`, `JJ/MM/AAAA`, or in words: « 1er juillet 2020 »."""

    def read(value: str) -> date:
        found = day_typed(value)
        if found is None and _shape(value) in {"0000-00-00", "00/00/0000"}:
            raise Misuse(
                msg("{option}: there is no day {value} in the calendar.", option=option, value=value),
                msg("Check the day and the month."),
            )
        if found is None:
            raise Misuse(
                msg("{option} takes a day, and “{value}” is not one.", option=option, value=value),
                msg("Write it as 2020-07-01 or 01/07/2020."),
            )
        return found

    return read


def day_typed(value: str) -> date | None:
    """The day that a person typed, in the forms of the format or in words; None where it is none."""
    from clsctl.core.calendar import read  # noqa: PLC0415 - with it comes the whole grammar
    from clsctl.core.calendar.dates import parse_date  # noqa: PLC0415

    found = parse_date(value)
    if found is not None:
        return found
    reading = read(value)
    return reading.start if reading.nature == "dated" and reading.precision == "day" and not reading.notes else None


def _shape(text: str) -> str:
    """The text with each digit as 0."""
    return "".join("0" if each.isdecimal() and each.isascii() else each for each in text)


def file_or_dash(value: str) -> Path | None:
    """A file, None for `-`, which is standard output."""
    return None if value == "-" else Path(value)


def folder(value: str) -> Path:
    """A folder, which `-` is not: what is written as several files has no standard output."""
    if value == "-":
        raise Misuse(
            msg("Several files are written, which standard output can't hold."), msg("Name a folder: -o FOLDER")
        )
    return Path(value)


def days(value: str) -> int:
    """A number of days, `30`, `30j` or `30 jours`, or of weeks, `2w` or `2 semaines`."""
    text = value.strip().lower()
    unit = text.lstrip("0123456789")
    number = text.removesuffix(unit)
    if number and len(number) <= _MOST_DIGITS and unit.strip() in _UNITS:
        return int(number) * _UNITS[unit.strip()]
    raise Misuse(
        msg("--within takes a number of days, and “{value}” is not one.", value=value),
        msg("Write for example 30d, or 2w for two weeks."),
    )


_UNITS = {
    **dict.fromkeys(("", "d", "j", "day", "days", "jour", "jours"), 1),
    **dict.fromkeys(("w", "week", "weeks", "s", "sem", "semaine", "semaines"), 7),
}
_MOST_DIGITS = 6


def year(value: str) -> int:
    """A year, of four digits."""
    text = value.strip()
    if len(text) == len("2025") and text.isdecimal() and text.isascii() and int(text):
        return int(text)
    raise Misuse(
        msg("--annee takes a year, and “{value}” is not one.", value=value),
        msg("Write it in four digits, such as 2025."),
    )


def line(option: str) -> Callable[[str], str]:
    """A reader of texts of one line that hold something."""

    def read(value: str) -> str:
        if not value.strip() or not value.isprintable():
            raise Misuse(msg("{option} takes a text of one line.", option=option))
        return value.strip()

    return read


def code(option: str) -> Callable[[str], str]:
    """A reader of ids and codes, of the form that the files ask for."""

    def read(value: str) -> str:
        from clsctl.reading.values import Wrong, to_id  # noqa: PLC0415 - for the commands that write only

        found = to_id(value)
        if isinstance(found, Wrong):
            raise Misuse(msg("{option}: {sentence}", option=option, sentence=found.message), found.hint)
        return found

    return read
