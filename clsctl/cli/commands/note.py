"""`clsctl note`: something worth keeping about a fiche."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.commands.postpone import check_instance
from clsctl.cli.declare import Misuse, choice, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import day_of_meeting, is_over, typed
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import Target, find
from clsctl.cli.usual import day_option, text_option
from clsctl.core.messages import msg
from clsctl.reading.fresh import Data


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The fiche: 1.3."))],
    text: Annotated[
        str, typer.Argument(metavar=mark("TEXT"), help=mark("The note, in Markdown; - reads it from standard input."))
    ],
    day: Annotated[
        date | None, day_option("--date", mark("The day of the note; else that of the meeting, else today."))
    ] = None,
    instance: Annotated[
        str | None,
        typer.Option(
            "--instance", metavar="CODE", help=mark("The meeting it comes from: its code in the plan, or a type.")
        ),
    ] = None,
    auteur: Annotated[
        str | None, text_option("--auteur", mark("Who wrote it, by function rather than by name."))
    ] = None,
    diffusion: Annotated[
        str | None,
        typer.Option(
            "--diffusion",
            metavar="publique|partenaires|interne",
            parser=choice("--diffusion", "publique", "partenaires", "interne"),
            help=mark("Who may read it."),
        ),
    ] = None,
) -> int:
    words = typed(text)

    def wish(what: Read) -> Wish:
        target = _fiche(find(what, ref))
        check_instance(target, instance)
        on = is_over("--date", day or day_of_meeting(target.plan, instance) or clock.today())
        given = {"date": on.isoformat(), "instance": instance, "auteur": auteur, "texte": words, "diffusion": diffusion}
        entry: dict[str, Data] = {key: value for key, value in given.items() if value is not None}
        return Wish(target.file, ((("suivi", "notes"), [entry]),))

    return edit(request, wish)


def _fiche(target: Target) -> Target:
    """The target; refused where it is a part of a fiche, which has no notes of its own."""
    if target.part is None:
        return target
    raise Misuse(
        msg("A note belongs to a fiche, and {ref} is a part of one.", ref=target.ref),
        msg(
            'clsctl note {fiche} "…", or the comment of the part: clsctl set {ref} suivi.commentaire "…"',
            fiche=target.fiche.id, ref=target.ref,
        ),
    )  # fmt: skip
