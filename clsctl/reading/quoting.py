"""How a text is written so that YAML leaves it alone."""

from clsctl.core.messages import Message, msg


def in_quotes(text: str) -> Message:
    """The advice to put a text between quotes, with the text so written."""
    plain = '"' not in text and "\\" not in text
    return msg(
        "Put the whole between quotes: {text}", text=f'"{text}"' if plain else "'" + text.replace("'", "''") + "'"
    )
