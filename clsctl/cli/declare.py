"""What a command uses to declare its options: texts to translate, and the readers of option values."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from clsctl.core.messages import Message, msg
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


def choice(option: str, *known: str) -> Callable[[str], str]:
    """A reader that accepts the words of `known` only."""

    def read(value: str) -> str:
        if value in known:
            return value
        raise Misuse(
            msg("{option} takes one of {known}, not “{value}”.", option=option, known=", ".join(known), value=value),
            meant(value, known),
        )

    return read


def day_of(option: str) -> Callable[[str], date]:
    """A reader of days, `AAAA-MM-JJ` or `JJ/MM/AAAA`."""

    def read(value: str) -> date:
        from clsctl.core.calendar.dates import parse_date  # noqa: PLC0415 - with it comes the whole grammar

        found = parse_date(value)
        if found is None:
            raise Misuse(
                msg("{option} takes a day, and “{value}” is not one.", option=option, value=value),
                msg("Write it as 2020-07-01 or 01/07/2020."),
            )
        return found

    return read


def file_or_dash(value: str) -> Path | None:
    """A file, None for `-`, which is standard output."""
    return None if value == "-" else Path(value)


def days(value: str) -> int:
    """A number of days: `30d`, `30j` or `30`."""
    number = value.strip().lower().removesuffix("d").removesuffix("j")
    if number.isascii() and number.isdecimal() and len(number) <= 6:
        return int(number)
    raise Misuse(
        msg("--within takes a number of days, and “{value}” is not one.", value=value), msg("Write it as 30d.")
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
