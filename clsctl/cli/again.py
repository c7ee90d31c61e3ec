"""A report or a site made again from the text that it says it was made from."""

from clsctl.cli.plan import Read, read, root_of
from clsctl.cli.session import Request
from clsctl.core.audience import AUDIENCES
from clsctl.core.messages import Message, msg
from clsctl.core.provenance import Provenance
from clsctl.core.trouble import Trouble
from clsctl.core.views.blocks import SHORT
from clsctl.core.views.filters import Filters
from clsctl.render.width import visible


def read_again(request: Request, file: str, origin: Provenance) -> Read:
    """The text that something was made from."""
    root_of(request)  # where there is no plan, that is what is told
    try:
        return read(request._replace(rev=origin.rev, day=origin.date, format=origin.format, kept=origin.filters))
    except Trouble as error:
        told = msg(
            "{file} was made from commit {revision}, which could not be read here: {reason}",
            file=file, revision=origin.rev[:SHORT], reason=error.message,
        )  # fmt: skip
        hint = msg("It may be in another repository (-C), or not here yet: git fetch brings what is missing.")
        raise Trouble(told, hint) from error


def is_whole(origin: Provenance) -> bool:
    """Whether each thing that a provenance says can be so."""
    return set(origin.filters) <= set(Filters._fields) and origin.audience in AUDIENCES


def check_committed(file: str, origin: Provenance, remedy: Message) -> None:
    """`Trouble`, with what to do, for what was made from files that were in no commit."""
    if not origin.is_committed:
        told = msg(
            "{file} was made from files that were in no commit: there is nothing to make it from again.", file=file
        )
        raise Trouble(told, remedy)


def damaged(file: str, said: str) -> Trouble:
    """What to say of a provenance that could not be one."""
    return Trouble(
        msg("What {file} says of its making is damaged.", file=file), msg("It says: {line}", line=visible(said[:200]))
    )
