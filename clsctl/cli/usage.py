"""Wrong use of the command line in words: Typer's own exceptions as messages, so that they are translated."""

from typing import Any, NamedTuple

from typer._click.exceptions import (
    BadOptionUsage,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from clsctl.cli.declare import Choice, Misuse, meant
from clsctl.cli.parts import load
from clsctl.cli.table import COMMANDS, Entry
from clsctl.core.messages import Message, msg, verbatim


class Said(NamedTuple):
    """A mistake and, where there is one, its remedy."""

    sentence: Message
    hint: Message | None = None


def explain(error: ClickException) -> Said:
    """The sentence for a mistake that Typer or one of our readers found."""
    match error:
        case Misuse():
            return Said(error.sentence, error.hint)
        case NoSuchOption():
            return _no_such_option(error.option_name, error.ctx)
        case MissingParameter(param=param) if isinstance(reader := getattr(param and param.type, "func", None), Choice):
            return Said(reader.missing())
        case MissingParameter(param=param) if param is not None:
            return Said(_missing(param))
        case BadOptionUsage():
            return _bad_option(error.option_name, error.ctx)
    return Said(verbatim(error.format_message()))


def _missing(param: Any) -> Message:
    value = Message(param.metavar or param.name or "")
    if param.param_type_name == "option":
        return msg("The option {option} {value} is needed.", option=param.opts[0], value=value)
    return msg("The argument {name} is missing.", name=value)


def _no_such_option(name: str, context: Any) -> Said:
    sentence = msg("There is no option {option} here.", option=name)
    known = tuple(option for param in context.command.get_params(context) for option in param.opts)
    if context.parent is None and any(name in _options(entry) for entry in COMMANDS.values()):
        return Said(sentence, msg("It goes after the command: clsctl COMMAND {option}", option=name))
    return Said(sentence, meant(name, known))


def _options(entry: Entry) -> set[str]:
    return {option for param in load(entry).params for option in param.opts}


def _bad_option(name: str, context: Any) -> Said:
    params = (param for param in context.command.get_params(context) if name in param.opts)
    if any(getattr(param, "is_flag", False) for param in params):
        return Said(msg("The option {option} takes no value.", option=name))
    return Said(msg("The option {option} needs a value after it.", option=name))


def path_of(error: ClickException) -> str:
    """The command that was being read, as typed: `clsctl overdue`."""
    context = error.ctx if isinstance(error, UsageError) else None
    return context.command_path if context is not None else "clsctl"
