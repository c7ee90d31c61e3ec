"""`clsctl verify`: whether a report is what the repository gives, from the text and the day that it says."""

from pathlib import Path
from typing import Annotated

import typer

from clsctl import __version__
from clsctl.cli.declare import mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.given import Compared, Given, compared, not_ours, of_word, read_given
from clsctl.cli.options import asks
from clsctl.cli.output import emit
from clsctl.cli.plan import Read, read, root_of
from clsctl.cli.reporting import WORD, Asked, template_of, written
from clsctl.cli.session import Request
from clsctl.cli.wording import in_word
from clsctl.core.audience import AUDIENCES
from clsctl.core.differing import Difference
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.provenance import Provenance, parsed
from clsctl.core.trouble import Trouble
from clsctl.core.views.blocks import SHORT
from clsctl.core.views.filters import Filters
from clsctl.render.reports import FORMATS, NAMES
from clsctl.render.width import visible

# So many parts of a file are named at most.
_PARTS = 8


@asks(folder=True)
def command(
    request: Request,
    file: Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("A report that `report` wrote."))],
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar=mark("FILE"), help=mark("The template or Word model it was made with, if it was.")
        ),
    ] = None,
) -> int:
    given = read_given(file)
    origin = _origin_of(file, given)
    _check_template(file, origin, template)
    what = _read(request, file, origin)
    asked = Asked(origin.report, origin.audience, template, origin.options, origin.clsctl)
    found = compared(given, _made(what, asked))
    for sentence in _said(file, origin, found):
        emit(what.request.language(sentence) + "\n")
    return FINDINGS if found.words or found.parts else OK


def _made(what: Read, asked: Asked) -> Given:
    """The report made again."""
    if what.request.format == WORD:
        return of_word(in_word(what, asked))
    return Given(written(what, asked), None)


def _read(request: Request, file: Path, origin: Provenance) -> Read:
    """The text that the report was made from."""
    root_of(request)  # where there is no plan, that is what is told
    try:
        return read(request._replace(rev=origin.rev, day=origin.date, format=origin.format, kept=origin.filters))
    except Trouble as error:
        told = msg(
            "{file} was made from commit {revision}, which could not be read here: {reason}",
            file=str(file), revision=origin.rev[:SHORT], reason=error.message,
        )  # fmt: skip
        hint = msg("It may be in another repository (-C), or not here yet: git fetch brings what is missing.")
        raise Trouble(told, hint) from error


def _origin_of(file: Path, given: Given) -> Provenance:
    """What the report says it was made from. Raises Trouble where it can't be made again."""
    if given.line is None:
        raise not_ours(file)
    origin = parsed(given.line)
    if origin is None or not _is_whole(origin, given):
        raise Trouble(
            msg("What {file} says of its making is damaged.", file=str(file)),
            msg("It says: {line}", line=visible(given.line[:200])),
        )
    if origin.report not in NAMES or origin.format not in {*FORMATS, WORD}:
        raise Trouble(
            msg("{file} is a report that this version does not make: {name}.", file=str(file), name=origin.report),
            _other_version(origin),
        )
    if not origin.is_committed:
        raise Trouble(
            msg(
                "{file} was made from files that were in no commit: there is nothing to make it from again.",
                file=str(file),
            ),
            msg("Commit the plan, then make the report again: it will name its commit."),
        )
    return origin


def _is_whole(origin: Provenance, given: Given) -> bool:
    """Whether each thing that a provenance says can be so, for a file of this kind."""
    known = set(origin.filters) <= set(Filters._fields) and origin.audience in AUDIENCES
    return known and (origin.format == WORD) is bool(given.parts)


def _check_template(file: Path, origin: Provenance, template: Path | None) -> None:
    """Whether it is made again with the template that it was made with."""
    if origin.template is None and template is None:
        return
    if origin.template is None:
        raise Trouble(msg("{file} was made without --template.", file=str(file)))
    name = origin.template.name
    if template is None:
        raise Trouble(
            msg("{file} was made with the template {name}.", file=str(file), name=name),
            msg("Name it again: --template {name}", name=name),
        )
    if template_of(template).sha256 != origin.template.sha256:
        raise Trouble(
            msg("{template} is not the template that {file} was made with.", template=str(template), file=str(file)),
            msg("Its name was {name}, and the text of this one is another: find the version of that time.", name=name),
        )


def _said(file: Path, origin: Provenance, found: Compared) -> list[Message]:
    """The answer in sentences: whether it is the same, of what, and else where it first differs."""
    facts = msg(
        "{report}, text {revision}, situation on {day}, version {audience}",
        report=origin.report, revision=origin.rev[:SHORT], day=origin.date, audience=origin.audience,
    )  # fmt: skip
    if not found.words and not found.parts:
        same = msg("Same: {file} is what the repository gives ({facts}).", file=str(file), facts=facts)
        return [
            same,
            *_of_version(
                origin, msg("It was made by clsctl {theirs}; clsctl {ours} makes the same.", **_versions(origin))
            ),
        ]
    return [
        msg("Different: {file} is not what the repository gives ({facts}).", file=str(file), facts=facts),
        *(_where(found.words, origin) if found.words else _parts(found.parts)),
        *_of_version(
            origin,
            msg(
                "It was made by clsctl {theirs}, and this is {ours}: the difference may come from that.",
                **_versions(origin),
            ),
        ),
    ]


def _where(found_: Difference, origin: Provenance) -> list[Message]:
    at = {"line": verbatim(str(found_.line)), "column": verbatim(str(found_.column))}
    in_words = origin.format == WORD
    where = msg("Paragraph {line}, sign {column}", **at) if in_words else msg("Line {line}, column {column}", **at)
    if found_.style:
        return [msg("{where}: the style sheet of the page is another.", where=where)]
    if found_.heading:
        where = msg("{where}, under “{heading}”", where=where, heading=visible(found_.heading))
    return [
        msg("{where}, is the first difference.", where=where),
        msg("  in the file: {text}", text=_shown(found_.ours)),
        msg("  made again:  {text}", text=_shown(found_.theirs)),
    ]


def _parts(names: tuple[str, ...]) -> list[Message]:
    """What differs in a file of Word whose words are the same: its layout, its properties, what is hidden in it."""
    shown = ", ".join(map(visible, names[:_PARTS])) + (" …" if len(names) > _PARTS else "")
    return [
        msg("Every word is the same. What differs are these parts of the file: {parts}", parts=verbatim(shown)),
        msg("Word and LibreOffice write all of a file again when they save it, even where nobody changed anything."),
    ]


def _shown(excerpt: str) -> Message:
    return verbatim(visible(excerpt)) if excerpt else msg("(nothing)")


def _of_version(origin: Provenance, sentence: Message) -> list[Message]:
    return [] if origin.clsctl == __version__ else [sentence]


def _versions(origin: Provenance) -> dict[str, str]:
    return {"theirs": origin.clsctl, "ours": __version__}


def _other_version(origin: Provenance) -> Message | None:
    if origin.clsctl == __version__:
        return None
    return msg("It was made by clsctl {theirs}, and this is {ours}.", **_versions(origin))
