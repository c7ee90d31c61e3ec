"""`clsctl schema`: the JSON Schema of a kind of file or of a kind of result. It needs no plan."""

from typing import Annotated

import typer

from clsctl.cli.declare import Misuse, choice, mark, meant
from clsctl.cli.exits import OK
from clsctl.cli.options import Output, asks
from clsctl.cli.output import deliver
from clsctl.cli.schemas import DOCUMENTS, document_schema, in_words
from clsctl.cli.session import Request
from clsctl.core.messages import msg
from clsctl.core.views.output_schema import KINDS, output_schema


@asks()
def command(
    request: Request,
    name: Annotated[
        str,
        typer.Argument(
            metavar=f"{'|'.join(DOCUMENTS)}|output", parser=choice("SCHEMA", *DOCUMENTS, "output"),
            help=mark("A kind of file, or output for a kind of result."),
        ),
    ],
    kind: Annotated[
        str | None, typer.Argument(metavar=mark("KIND"), help=mark("With output: list, overdue, validate…"))
    ] = None,
    output: Output = None,
) -> int:  # fmt: skip
    if name == "output":
        text = in_words(output_schema(_kind(kind)))
    elif kind is None:
        text = document_schema(name, request.language)
    else:
        raise Misuse(msg("Only output has kinds: clsctl schema output {kind}", kind=kind))
    deliver(request._replace(output=output), text)
    return OK


def _kind(kind: str | None) -> str:
    known = msg("There are: {known}", known=", ".join(KINDS))
    if kind is None:
        raise Misuse(msg("Say of which result: clsctl schema output KIND"), known)
    if kind not in KINDS:
        raise Misuse(msg("No result is called “{kind}”.", kind=kind), meant(kind, tuple(KINDS)) or known)
    return kind
