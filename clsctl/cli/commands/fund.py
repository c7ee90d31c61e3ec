"""`clsctl fund`: money that was asked for, notified, committed or paid."""

from datetime import date
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, choice, line, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.figures import figure
from clsctl.cli.happened import is_over
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import find, must_be
from clsctl.cli.usual import day_option, text_option
from clsctl.core.labels import ETATS_FINANCEMENT
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.nearest import nearest
from clsctl.reading.fresh import Data
from clsctl.reading.values import to_money


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("The fiche: 1.3."))],
    value: Annotated[
        str, typer.Argument(metavar=mark("AMOUNT"), parser=figure(to_money), help=mark("The amount: 50 000 €."))
    ],
    financeur: Annotated[
        str | None,
        typer.Option(
            "--financeur",
            metavar=mark("ACTOR"),
            parser=line("--financeur"),
            help=mark("Who pays: a code of “acteurs” or a name."),
        ),
    ] = None,
    nature: Annotated[str | None, text_option("--nature", mark("The expense it is for."))] = None,
    dispositif: Annotated[str | None, text_option("--dispositif", mark("Out of which scheme, such as FIR."))] = None,
    etat: Annotated[
        str,
        typer.Option(
            "--etat",
            metavar="|".join(ETATS_FINANCEMENT),
            parser=choice("--etat", *ETATS_FINANCEMENT),
            help=mark("Where it stands."),
        ),
    ] = "notifie",
    day: Annotated[date | None, day_option("--date", mark("The day of it; else today."))] = None,
) -> int:
    def wish(what: Read) -> Wish:
        target = must_be(find(what, ref), "fiche")
        on = is_over("--date", day or clock.today())
        if financeur is None and nature is None and not _is_only(target.fiche.financements):
            raise Misuse(
                msg("Whose money is it, or for which expense?"), msg("Say it with --financeur, --nature, or both.")
            )
        funder = _funder(target.plan, financeur) if financeur else None
        given = {
            "date": on.isoformat(), "nature": nature, "financeur": funder, "dispositif": dispositif,
            "montant": value, "etat": etat,
        }  # fmt: skip
        entry: dict[str, Data] = {key: each for key, each in given.items() if each is not None}
        return Wish(target.file, ((("suivi", "financements"), [entry]),))

    return edit(request, wish)


def _funder(plan: Plan, text: str) -> str:
    """The code of the actor that a text names by its code, its acronym or its name; else the text: a funder need not
    be an actor of the plan. One that is nearly an actor's is refused: it would be a second funder in every table."""
    from clsctl.core.rules.parts import fold  # noqa: PLC0415 - for those who name a funder

    known = {fold(word): code for code, each in plan.acteurs.items() for word in (each.nom, each.sigle) if word}
    known |= {fold(code): code for code in plan.acteurs}
    code = known.get(fold(text))
    near = None if code else nearest(text, [*plan.acteurs, *filter(None, (e.sigle for e in plan.acteurs.values()))])
    if near:
        raise Misuse(
            msg("--financeur: “{text}” is no actor of the plan.", text=text),
            msg("Did you mean “{word}”? Another body is added to `acteurs` first.", word=near),
        )
    return code or text


def _is_only(financements: tuple[object, ...]) -> bool:
    """Whether there is one expense, and so no doubt about which one is meant."""
    return len(financements) == 1
