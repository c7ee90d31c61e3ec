"""The options that commands share, each declared once.

A command is a function of a `Request` and of its own options. `asks` gives it the shared options it needs and
makes the `Request` of their values.
"""

import inspect
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from clsctl.cli.declare import Misuse, choice, day_of, file_or_dash, mark
from clsctl.cli.session import Request, Session
from clsctl.core.messages import msg
from clsctl.render.language import CODES

FORMATS = ("table", "json", "jsonl", "csv", "md")
# The titles under which help pages show the shared options.
TEXT = mark("Which text, which day")
KEPT = mark("What is kept")
SHOWN = mark("How it is shown")

Dir = Annotated[
    Path | None,
    typer.Option(
        "-C", "--dir", metavar=mark("DIR"), rich_help_panel=TEXT,
        help=mark("The plan or portfolio; else the nearest one upwards from here."),
    ),
]  # fmt: skip

Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar=mark("FILE"), rich_help_panel=SHOWN, parser=file_or_dash,
        help=mark("Where to write it; - is standard output. A file is replaced whole or not at all."),
    ),
]  # fmt: skip

# For the commands that ask questions on a terminal.
Yes = Annotated[bool, typer.Option("-y", "--yes", help=mark("Ask nothing: take the defaults for what no option says."))]

# What a report may show; the words are those of core.audience, which only reports import.
Public = Annotated[
    str | None,
    typer.Option(
        "--audience", metavar="publique|partenaires|interne",
        parser=choice("--audience", "publique", "partenaires", "interne"),
        help=mark("Who it is for; else as the plan says, else publique. Only interne names persons."),
    ),
]  # fmt: skip

Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help=mark("Only these findings, by code or its beginning: C2,R101.")),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=mark("Leave these findings out."))]


class General(NamedTuple):
    """What every command takes, and the program itself before it."""

    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="fr|en", parser=choice("--lang", *CODES), rich_help_panel=SHOWN,
            help=mark("The language of messages."),
        ),
    ] = None  # fmt: skip
    color: Annotated[
        str | None,
        typer.Option(
            "--color", metavar="auto|always|never", parser=choice("--color", "auto", "always", "never"),
            rich_help_panel=SHOWN, help=mark("Whether to use colour; by default on a terminal."),
        ),
    ] = None  # fmt: skip
    quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", rich_help_panel=SHOWN, help=mark("Only the result and errors.")),
    ] = False
    verbose: Annotated[
        bool,
        typer.Option("-v", "--verbose", rich_help_panel=SHOWN, help=mark("Also say which text and day are read.")),
    ] = False
    debug: Annotated[
        bool,
        typer.Option("--debug", rich_help_panel=SHOWN, help=mark("Where the program failed, for its authors.")),
    ] = False


class _Folder(NamedTuple):
    dir: Dir = None


class _Text(NamedTuple):
    dir: Dir = None
    rev: Annotated[
        str | None,
        typer.Option(
            "--rev", metavar=mark("REV"), rich_help_panel=TEXT,
            help=mark("The text of a git revision, or of a day; else the files on disk."),
        ),
    ] = None  # fmt: skip
    day: Annotated[
        date | None,
        typer.Option(
            "--date", metavar=mark("DAY"), parser=day_of("--date"), rich_help_panel=TEXT,
            help=mark("The day asked about; else today in Paris, or the day of --rev."),
        ),
    ] = None  # fmt: skip


class _Filters(NamedTuple):
    fiche: Annotated[
        list[str] | None,
        typer.Option("--fiche", metavar=mark("REF"), rich_help_panel=KEPT, help=mark("Only this fiche; repeatable.")),
    ] = None
    axe: Annotated[
        list[str] | None,
        typer.Option("--axe", metavar="CODE", rich_help_panel=KEPT, help=mark("Only this axis; repeatable.")),
    ] = None
    porteur: Annotated[
        list[str] | None,
        typer.Option(
            "--porteur", metavar=mark("ACTOR"), rich_help_panel=KEPT, help=mark("Only this holder; repeatable.")
        ),
    ] = None
    etat: Annotated[
        list[str] | None,
        typer.Option("--etat", metavar=mark("STATE"), rich_help_panel=KEPT, help=mark("Only this state; repeatable.")),
    ] = None


class _Fail(NamedTuple):
    fail: Annotated[bool, typer.Option("--fail", help=mark("Exit with 1 if anything is listed."))] = False


class _Written(NamedTuple):
    dir: Dir = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help=mark("Write nothing; show the lines that would change."))
    ] = False
    commit: Annotated[
        bool,
        typer.Option("--commit", help=mark("Also commit that change, and nothing else, in the words of the plan.")),
    ] = False


def _shown(formats: tuple[str, ...]) -> Any:
    """The options of form and place; `formats` are those that the command can write, the first the default."""

    class Shown(NamedTuple):
        format: Annotated[
            str,
            typer.Option(
                "--format", metavar="|".join(formats), parser=choice("--format", *formats), rich_help_panel=SHOWN,
                help=mark("The form of the result."),
            ),
        ] = formats[0]  # fmt: skip
        output: Output = None

    return Shown


def asks(  # noqa: PLR0913 - which of the shared options
    *,
    text: bool = False,
    folder: bool = False,
    formats: tuple[str, ...] = (),
    filters: bool = False,
    fail: bool = False,
    writes: bool = False,
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command its shared options. The function takes the `Request` first, then its own options."""
    shown = [_shown(formats)] if formats else []
    asked = ((_Fail, fail), (_Text, text), (_Folder, folder), (_Written, writes), (_Filters, filters))
    groups = [*(group for group, wanted in asked if wanted), *shown, General]

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        def command(context: typer.Context, **values: Any) -> int:
            shared = {name: values.pop(name) for group in groups for name in group._fields}
            given = str(context.get_parameter_source("format")).endswith("COMMANDLINE")
            request = _request(context.obj, shared)._replace(format_given=given)
            if not given and request.output is not None and formats:
                request = _as_the_file_is_named(request, request.output, formats)
            return function(request, **values)

        own = list(inspect.signature(function).parameters.values())[1:]
        return signed(command, own, groups)

    return decorate


def signed(function: Callable[..., int], own: Sequence[inspect.Parameter], groups: Sequence[Any]) -> Callable[..., int]:
    """The function with the signature that Typer reads: the context, its own parameters, those of the groups."""
    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    shared = [parameter for group in groups for parameter in _parameters(group)]
    every = [context, *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own), *shared]
    function.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return function


def _parameters(group: Any) -> list[inspect.Parameter]:
    """The fields of a record of options as parameters of a function."""
    return [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=group._field_defaults[name], annotation=annotation
        )
        for name, annotation in group.__annotations__.items()
    ]


def merged(session: Session, given: dict[str, Any]) -> Session:
    """The session with what was said once more, nearer to the command."""
    said = {name: value for name, value in given.items() if value and name in Session._fields}
    return session._replace(**said)


# What the ending of a file stands for, where it is not the form itself; with the forms that only some commands have.
_ENDINGS = {"htm": "html", "markdown": "md", "xml": "junit", "yml": "yaml"}
_FORMS = frozenset(
    {"json", "jsonl", "csv", "md", "html", "docx", "xlsx", "pdf", "svg", "ics", "sarif", "junit", "parquet"}
)


def _as_the_file_is_named(request: Request, output: Path, formats: tuple[str, ...]) -> Request:
    """The request in the form that the name of its file says, where `--format` says none: `-o x.html` is HTML."""
    ending = output.suffix.lower().removeprefix(".")
    form = _ENDINGS.get(ending, ending)
    if form in formats:
        return request._replace(format=form, format_given=True)
    if form in _FORMS:
        raise Misuse(
            msg("This command cannot write {file} in the form that its ending stands for.", file=output.name),
            msg("It writes {known}; with --format any of them goes into any file.", known=", ".join(formats)),
        )
    return request


_OF_REQUEST = ("rev", "day", "format", "output", "fail", "dry_run", "commit")


def _request(session: Session, given: dict[str, Any]) -> Request:
    kept = {name: tuple(given[name] or ()) for name in _Filters._fields if name in given}
    rest = {name: given[name] for name in _OF_REQUEST if name in given}
    return Request(merged(session, given), kept=kept, **rest)
