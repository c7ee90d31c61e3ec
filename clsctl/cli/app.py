"""The program: from the arguments to the exit code. Every exception ends here, in words of the user's language."""

import os
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer._click.exceptions import ClickException

from clsctl import __version__
from clsctl.cli.declare import mark
from clsctl.cli.exits import INTERRUPTED, OK, OURS, WRONG
from clsctl.cli.options import Dir, General, merged, signed
from clsctl.cli.output import emit, note, prepare
from clsctl.cli.parts import Root, load
from clsctl.cli.session import Session
from clsctl.cli.table import COMMANDS
from clsctl.cli.tongue import tongue
from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.render.language import Language


def run(args: Sequence[str]) -> int:
    """Run the program with these arguments; the exit code."""
    prepare()
    session = Session(tongue(args, os.environ), debug="--debug" in args)
    language = session.language
    try:
        return _call(list(args), session)
    except ClickException as error:
        from clsctl.cli import usage  # noqa: PLC0415 - for mistakes only

        said = usage.explain(error)
        _tell(language, said.sentence, said.hint, msg("Help: {command} --help", command=usage.path_of(error)))
        return WRONG
    except Trouble as error:
        _tell(language, error.message, error.hint)
        return WRONG
    except KeyboardInterrupt:
        note(language(msg("Interrupted.")))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place
        return _ours(error, session)


def _call(args: list[str], session: Session) -> int:
    asked = os.environ.get("_CLSCTL_COMPLETE")
    if asked:
        from clsctl.cli import completion  # noqa: PLC0415 - when a shell asks

        emit(completion.answer(asked, session, _program))
        return OK
    root = typer.main.get_command(_program())
    try:
        with root.make_context("clsctl", args, obj=session) as context:
            code: int = root.invoke(context)
            return code
    except typer.Exit as done:
        return done.exit_code


def _program() -> typer.Typer:
    app = typer.Typer(cls=Root, add_completion=False, rich_markup_mode=None, invoke_without_command=True)
    app.callback(help=mark("Follow local health contracts whose fiches are YAML files in git."))(
        signed(_before, (), (_Program, General))
    )
    return app


class _Program(NamedTuple):
    dir: Dir = None
    version: Annotated[bool, typer.Option("--version", help=mark("The version of this program."))] = False


def _before(context: typer.Context, **given: Any) -> int:
    """What comes before a command: the options that hold for the run."""
    if given["version"]:
        emit(f"clsctl {__version__}\n")
        raise typer.Exit(OK)
    context.obj = merged(context.obj, given)
    if context.invoked_subcommand is None:
        raise typer.Exit(_alone(context))
    return OK


def _alone(context: typer.Context) -> int:
    """No command: in a plan the picture of the day, elsewhere the page of help and how to begin."""
    from clsctl.sources.roots import is_inside, plans_below  # noqa: PLC0415 - for this only

    session: Session = context.obj
    if session.dir is None and not is_inside():
        note(context.get_help())
        below = plans_below()
        note(session.language(below or msg("There is no plan here yet. To create one: clsctl init DIR")))
        return WRONG
    with load(COMMANDS["today"]).make_context("today", [], parent=context) as inner:
        code: int = inner.command.invoke(inner)
        return code


def _tell(language: Language, sentence: Message, *hints: Message | None) -> None:
    note(language(msg("Error: {sentence}", sentence=sentence)))
    for hint in hints:
        if hint is not None:
            note(language(hint))


def _ours(error: Exception, session: Session) -> int:
    if session.debug:
        import traceback  # noqa: PLC0415 - when all else has failed

        note(traceback.format_exc().rstrip())
        return OURS
    kind = type(error).__name__
    sentence = msg("clsctl failed by a fault of its own ({kind}: {text}).", kind=kind, text=str(error))
    hint = msg("Please report it, with what the same command prints with --debug.")
    note(f"{session.language(sentence)} {session.language(hint)}".replace("\n", " "))
    return OURS
