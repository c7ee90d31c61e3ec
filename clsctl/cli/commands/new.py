"""`clsctl new`: a new fiche, with comments that explain each key."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Annotated

import typer

from clsctl.cli.asking import can_ask
from clsctl.cli.declare import Misuse, choice, code, line, mark, meant
from clsctl.cli.exits import OK
from clsctl.cli.fiches import from_here, one_plan, path_of, validate_command
from clsctl.cli.ids import Taken, taken_ids
from clsctl.cli.options import Yes, asks
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, read
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.cli.usual import text_option
from clsctl.core.labels import TYPES
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.writing.files import create
from clsctl.writing.models import NewFiche, NewLivrable, Wish, fiche_text

# What stands in the file until someone knows better. In French, as the file is.
_TITRE = "Titre à compléter"
_PORTEUR = "À préciser"
_TYPE = choice("TYPE", *TYPES)


@asks(folder=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    type_: Annotated[
        str | None,
        typer.Argument(
            metavar="TYPE",
            parser=_TYPE,
            help=mark("fiche_action, fiche_projet, fiche_schema or lettre_intention; asked for on a terminal."),
        ),
    ] = None,
    titre: Annotated[str | None, text_option("--titre", mark("The title of the fiche."))] = None,
    id_: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", parser=code("--id"), help=mark("Its id; by default the next free one.")),
    ] = None,
    axe: Annotated[str | None, typer.Option("--axe", metavar="CODE", help=mark("The code of its axis."))] = None,
    objectif: Annotated[
        str | None, typer.Option("--objectif", metavar="CODE", help=mark("The code of its objective."))
    ] = None,
    porteur: Annotated[
        list[str] | None,
        typer.Option(
            "--porteur", metavar=mark("ACTOR"), parser=line("--porteur"), help=mark("Who answers for it; repeatable.")
        ),
    ] = None,
    calendrier: Annotated[
        str | None, text_option("--calendrier", mark("Its calendar, in the words of the document."))
    ] = None,
    livrable: Annotated[
        list[str] | None, text_option("--livrable", mark("The title of a deliverable; repeatable."))
    ] = None,
    echeance: Annotated[
        list[str] | None,
        text_option(
            "--echeance", mark("The deadline of each deliverable, in the same order, in the words of the document.")
        ),
    ] = None,
    yes: Yes = False,
) -> int:
    asking = can_ask(assume=yes)
    if type_ is None and not asking:
        raise Misuse(_TYPE.missing())
    livrables = _livrables(livrable or [], echeance or [])
    wish = Wish(type_, titre, id_, axe, objectif, tuple(porteur or ()), calendrier, livrables)
    what = read(request)
    plan = one_plan(what)
    taken = taken_ids(what.request.session, what.root, plan)
    _check(plan, taken, wish)
    if asking:
        wish = _asked(wish, plan, taken, what)
    path = _write(what, plan, wish, wish.id or taken.next(wish.axe))
    emit(f"{from_here(request, what.root, path).as_posix()}\n")
    if not request.session.quiet:
        note(what.request.language(msg("Fill it in, then: {command}", command=validate_command(request))))
    return OK


def _asked(wish: Wish, plan: Plan, taken: Taken, what: Read) -> Wish:
    from clsctl.cli.questions import ask_fiche  # noqa: PLC0415 - on a terminal only

    return ask_fiche(wish, plan, taken, what.request.language)


def _livrables(titres: Sequence[str], echeances: Sequence[str]) -> tuple[NewLivrable, ...]:
    """The deliverables of the options, in their order."""
    if len(echeances) > len(titres):
        raise Misuse(
            msg("There are more --echeance than --livrable."),
            msg('Give each deadline after its deliverable: --livrable "Bilan" --echeance "fin 2027"'),
        )
    return tuple(NewLivrable(titre, due) for titre, due in zip_longest(titres, echeances))


def _write(what: Read, plan: Plan, wish: Wish, id_: str) -> str:
    """Write the fiche and the schemas it names; its path in the plan."""
    path = path_of(plan, id_, wish.titre or "")
    fiche = NewFiche(
        id_, wish.type or "", wish.titre or _TITRE, path.rpartition("/")[0], wish.axe, wish.objectif,
        wish.porteurs or (_PORTEUR,), wish.calendrier, wish.livrables,
    )  # fmt: skip
    create(what.root / path, fiche_text(fiche, plan.axes).encode(), what.root)
    write_schemas(what.root)
    return path


def _check(plan: Plan, taken: Taken, wish: Wish) -> None:
    """Refuse an id that is taken and codes that the plan does not have."""
    if wish.id is not None:
        taken.check(wish.id, wish.axe)
    axes = tuple(each.code for each in plan.axes)
    if wish.axe is not None and wish.axe not in axes:
        raise Misuse(msg("There is no axis “{value}”.", value=wish.axe), meant(wish.axe, axes))
    objectifs = tuple(each.code for one in plan.axes if wish.axe in {None, one.code} for each in one.objectifs)
    if wish.objectif is not None and wish.objectif not in objectifs:
        raise Misuse(msg("There is no objective “{value}”.", value=wish.objectif), meant(wish.objectif, objectifs))
