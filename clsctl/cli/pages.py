"""The help pages, in the language of the session."""

import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from clsctl.cli.declare import mark
from clsctl.cli.table import COMMANDS
from clsctl.core.messages import msg
from clsctl.render.language import Language

Row = tuple[str, str]
_OPTIONS = mark("Options")
# The first column of a page is as wide as its longest name, up to this.
_WIDEST = 26


def of_command(command: TyperCommand, context: Any) -> str:
    """The page of one command."""
    language: Language = context.obj.tongue.language
    arguments = [param for param in command.params if isinstance(param, TyperArgument) and not param.hidden]
    parts = [
        _usage(context.command_path, ["[OPTIONS]", *(_place(argument, language) for argument in arguments)], language),
        _prose(language.text(command.help or "")),
        _section(mark("Arguments"), [_argument(argument, language) for argument in arguments], language),
        *_options(command, context, language),
        _example(COMMANDS[command.name or ""].example, language),
    ]
    return "\n\n".join(part for part in parts if part)


def of_program(group: TyperGroup, context: Any) -> str:
    """The page of the program: its commands, part by part, and the options that go before a command."""
    language: Language = context.obj.tongue.language
    sections: dict[str, list[Row]] = {}
    for entry in COMMANDS.values():
        sections.setdefault(entry.part, []).append((entry.name, language.text(entry.help)))
    parts = [
        _usage(context.command_path, ["[OPTIONS]", language(msg("COMMAND [ARGUMENTS]…"))], language),
        _prose(language.text(group.help or "")),
        *(_section(title, rows, language) for title, rows in sections.items()),
        *_options(group, context, language),
        _prose(language(msg("The page of a command: clsctl COMMAND --help"))),
    ]
    return "\n\n".join(part for part in parts if part)


def _example(words: str, language: Language) -> str:
    title = language(msg("For instance:"))
    return f"{title}\n  clsctl {words}"


def _usage(path: str, places: Iterable[str], language: Language) -> str:
    return language(msg("Usage: {line}", line=" ".join([path, *places])))


def _options(command: TyperCommand | TyperGroup, context: Any, language: Language) -> list[str]:
    sections: dict[str, list[Row]] = {_OPTIONS: []}
    for param in command.get_params(context):
        if isinstance(param, TyperOption) and not param.hidden:
            sections.setdefault(param.rich_help_panel or _OPTIONS, []).append(_option(param, language))
    return [_section(title, rows, language) for title, rows in sections.items()]


def _option(option: TyperOption, language: Language) -> Row:
    names = ", ".join(sorted(option.opts, key=len))
    place = f" {language.text(option.metavar)}" if option.metavar and not option.is_flag else ""
    return names + place, language.text(option.help or "")


def _argument(argument: TyperArgument, language: Language) -> Row:
    return language.text(argument.metavar or argument.name or ""), language.text(argument.help or "")


def _place(argument: TyperArgument, language: Language) -> str:
    name = language.text(argument.metavar or argument.name or "") + ("…" if argument.nargs < 0 else "")
    return name if argument.required else f"[{name}]"


def _section(title: str, rows: list[Row], language: Language) -> str:
    if not rows:
        return ""
    column = min(max(len(name) for name, _ in rows), _WIDEST)
    lines = [language(msg("{title}:", title=language.text(title)))]
    for name, text in rows:
        wrapped = textwrap.wrap(text, _width() - column - 4) or [""]
        if len(name) > column:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name:<{column}}  {wrapped.pop(0)}".rstrip())
        lines.extend(f"{'':{column + 4}}{line}" for line in wrapped)
    return "\n".join(lines)


def _prose(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(part, _width() - 2, initial_indent="  ", subsequent_indent="  ") for part in paragraphs
    )


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80
