"""How a text is written so that YAML leaves it alone."""

from clsctl.core.messages import Message, msg


def quoted(text: str) -> str:
    """A text of one line between double quotes, or single ones where it holds double quotes or backslashes."""
    plain = '"' not in text and "\\" not in text
    return f'"{text}"' if plain else "'" + text.replace("'", "''") + "'"


def in_quotes(text: str) -> Message:
    """The advice to put a text between quotes, with the text so written."""
    return msg("Put the whole between quotes: {text}", text=quoted(text))


BULLETS = tuple("–—•·‣▪")  # what word processors begin the entries of a list with


def begin_entries(sign: str) -> Message:
    """How a list is written whose entries begin with another sign."""
    return msg("Begin each entry with “- ”, a hyphen and a space, in the place of “{sign}”.", sign=sign)
