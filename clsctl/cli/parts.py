"""Typer's group and command as this program has them: commands imported when asked for, help in two languages.

Nothing here prints or exits but `--help`; mistakes are exceptions that `clsctl.cli.app` puts into words.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, cast

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup, TyperOption

from clsctl.cli.declare import Misuse, mark
from clsctl.cli.output import emit
from clsctl.cli.table import COMMANDS, Entry
from clsctl.core.messages import Message, msg, nmsg


@contextmanager
def _placed(context: Any) -> Iterator[None]:
    """Tell a mistake which command it was made in, where Typer does not."""
    try:
        yield
    except UsageError as error:
        error.ctx = error.ctx or context
        raise


def _show_help(context: typer.Context, _option: object, asked: bool) -> None:
    if asked:
        emit(context.get_help() + "\n")
        raise typer.Exit(0)


def help_option() -> TyperOption:
    """`--help`, whose text is translated with the others."""
    return TyperOption(
        param_decls=["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help=mark("Show this page."),
        callback=_show_help,
    )


def _refuse_empty(command: Any, context: Any, args: list[str]) -> None:
    """Refuse a value of nothing, which a script gives where a variable is not set: `--rev ""` is not the disk, nor
    `-C ""` the current folder."""
    given = command.make_parser(context).parse_args(args=args)[0]
    for param in command.get_params(context):
        value = given.get(param.name)
        if value == "" or (isinstance(value, (list, tuple)) and "" in value):
            name = param.metavar if param.param_type_name == "argument" else "/".join(param.opts)
            raise Misuse(
                msg("{name} is given an empty value.", name=Message(name or "")),
                msg("Write one, or leave it out. In a script, look whether a variable is empty."),
            )


class Command(TyperCommand):
    """One command."""

    allow_extra_args = True  # told by `parse_args`, in the user's language

    def get_help_option(self, _context: Any) -> TyperOption:
        if self._help_option is None:
            self._help_option = help_option()
        return self._help_option

    def get_help(self, ctx: Any) -> str:
        from clsctl.cli import pages  # noqa: PLC0415 - for --help only

        return pages.of_command(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _placed(ctx):
            given = list(args)
            rest = super().parse_args(ctx, args)
            _refuse_empty(self, ctx, given)
            if rest:
                raise Misuse(_too_many(rest))
            return rest


class Root(TyperGroup):
    """The program itself."""

    def get_help_option(self, _context: Any) -> TyperOption:
        if self._help_option is None:
            self._help_option = help_option()
        return self._help_option

    def get_help(self, ctx: Any) -> str:
        from clsctl.cli import pages  # noqa: PLC0415 - for --help only

        return pages.of_program(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _placed(ctx):
            given = list(args)
            rest = super().parse_args(ctx, args)
            _refuse_empty(self, ctx, given)
            return rest

    def get_command(self, _context: Any, cmd_name: str) -> Command | None:
        return load(COMMANDS[cmd_name]) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            from clsctl.cli.meant import command_meant  # noqa: PLC0415 - for a mistake only

            raise Misuse(msg("There is no command “{name}”.", name=args[0]), command_meant(args[0], tuple(COMMANDS)))
        return args[0], self.get_command(ctx, args[0]), args[1:]


def _too_many(rest: list[str]) -> Message:
    return nmsg("One word too many: {words}", "{count} words too many: {words}", len(rest), words=" ".join(rest))


def build(function: Callable[..., int], entry: Entry) -> Command:
    """A Typer command of a function whose signature declares the options."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(entry.name, cls=Command, help=entry.help)(function)
    return cast("Command", typer.main.get_command(app))


def load(entry: Entry) -> Command:
    """Import the module of a command and build it."""
    return build(import_module(entry.module).command, entry)
