"""Wrong use of the command line in words: Typer's own exceptions as messages, so that they are translated."""

from typing import Any, NamedTuple

from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from clsctl.cli.declare import Misuse, meant
from clsctl.core.messages import Message, msg


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
        case MissingParameter():
            return _missing(error)
        case BadOptionUsage():
            return _bad_option(error.option_name, error.ctx)
        case BadParameter() if error.param is not None:
            return Said(msg("{option} does not take this value: {reason}", option=_name(error), reason=error.message))
        case _:
            return Said(Message("{text}", (("text", error.format_message()),)))


def _no_such_option(name: str, context: Any) -> Said:
    known = tuple(option for param in context.command.get_params(context) for option in param.opts)
    return Said(msg("There is no option {option} here.", option=name), meant(name, known))


def _missing(error: MissingParameter) -> Said:
    if error.param is not None and error.param.param_type_name == "argument":
        return Said(msg("The argument {name} is missing.", name=_name(error)))
    return Said(msg("The option {name} is needed.", name=_name(error)))


def _bad_option(name: str, context: Any) -> Said:
    flags = {
        option
        for param in context.command.get_params(context)
        if getattr(param, "is_flag", False)
        for option in param.opts
    }
    if name in flags:
        return Said(msg("The option {option} takes no value.", option=name))
    return Said(msg("The option {option} needs a value after it.", option=name))


def _name(error: BadParameter) -> str:
    param = error.param
    if param is None:
        return ""
    return max(param.opts, key=len) if param.param_type_name == "option" else (param.metavar or param.name or "")


def path_of(error: ClickException) -> str:
    """The command that was being read, as typed: `clsctl overdue`."""
    context = error.ctx if isinstance(error, UsageError) else None
    return context.command_path if context is not None else "clsctl"
