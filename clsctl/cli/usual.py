"""Options that several commands have, each with its own help: a day, a text, a beginning."""

from typing import Any

import typer

from clsctl.cli.declare import day_of, line, mark


def day_option(name: str, text: str) -> Any:
    """An option that takes a day."""
    return typer.Option(name, metavar=mark("DAY"), parser=day_of(name), help=text)


def text_option(name: str, text: str) -> Any:
    """An option that takes words on one line."""
    return typer.Option(name, metavar=mark("TEXT"), parser=line(name), help=text)


def since_option(text: str) -> Any:
    """The option `--since`."""
    return typer.Option("--since", metavar=mark("REV|DAY|MEETING"), help=text)
