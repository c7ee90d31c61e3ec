"""`clsctl new`: a new fiche, with comments that explain each key."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Annotated, NamedTuple

import typer

from clsctl import sources
from clsctl.cli.alone import alone, quiet
from clsctl.cli.asking import can_ask
from clsctl.cli.declare import Misuse, code, line, mark, meant
from clsctl.cli.differences import difference
from clsctl.cli.exits import OK
from clsctl.cli.fiches import from_here, one_plan, path_of, validate_command
from clsctl.cli.ids import Taken, ids_here, taken_ids
from clsctl.cli.options import Yes, asks
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, of_snapshot, read
from clsctl.cli.schemas import write_schemas
from clsctl.cli.session import Request
from clsctl.cli.several import Texts
from clsctl.cli.taking_back import tell_back, tell_written
from clsctl.cli.types import FICHE, TYPE, type_in
from clsctl.cli.undoing import keep
from clsctl.cli.usual import text_option
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.writing.files import create
from clsctl.writing.models import NewFiche, NewLivrable, Wish, fiche_text

# What stands in the file until someone knows better. In French, as the file is.
_TITRE = "Titre à compléter"
_PORTEUR = "À préciser"

_Type = Annotated[
    str | None,
    typer.Argument(
        metavar="TYPE", parser=TYPE,
        help=mark("fiche_action, fiche_projet, fiche_schema or lettre_intention; else that of the plan’s fiches, where "
                  "they are all of one."),
    ),
]  # fmt: skip
_Titre = Annotated[str | None, text_option("--titre", mark("The title of the fiche."))]
_Id = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", parser=code("--id"), help=mark("Its id; by default the next free one.")),
]
_Axe = Annotated[str | None, typer.Option("--axe", metavar="CODE", help=mark("The code of its axis."))]
_Objectif = Annotated[str | None, typer.Option("--objectif", metavar="CODE", help=mark("The code of its objective."))]
_Porteur = Annotated[
    list[str] | None,
    typer.Option(
        "--porteur", metavar=mark("ACTOR"), parser=line("--porteur"), help=mark("Who answers for it; repeatable.")
    ),
]
_Calendrier = Annotated[str | None, text_option("--calendrier", mark("Its calendar, in the words of the document."))]
_Livrable = Annotated[list[str] | None, text_option("--livrable", mark("The title of a deliverable; repeatable."))]
_Echeance = Annotated[
    list[str] | None,
    text_option(
        "--echeance", mark("The deadline of each deliverable, in the same order, in the words of the document.")
    ),
]


@asks(writes=True)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    request: Request,
    type_: _Type = None,
    titre: _Titre = None,
    id_: _Id = None,
    axe: _Axe = None,
    objectif: _Objectif = None,
    porteur: _Porteur = None,
    calendrier: _Calendrier = None,
    livrable: _Livrable = None,
    echeance: _Echeance = None,
    yes: Yes = False,
) -> int:
    livrables = _livrables(livrable or [], echeance or [])
    wish = Wish(type_, titre, id_, axe, objectif, tuple(porteur or ()), calendrier, livrables)
    what = read(request)
    if request.commit and not request.dry_run:
        sources.check_commit(what.root)
    plan = one_plan(what)
    taken = taken_ids(what.request.session, what.root, plan)
    wish = _whole(what, plan, taken, wish, asking=can_ask(assume=yes))
    if request.dry_run:
        return _shown(what, _new(plan, wish, taken))
    with alone(what):
        # others may have made fiches while a person was answering
        now = of_snapshot(quiet(what.request), what.root, sources.read_disk(what.root))
        here = one_plan(now)
        made = _new(here, wish, taken._replace(here=ids_here(here)))
        texts = _write(what, made)
        kept = keep(what.root, texts)
        return _told(now, made, texts, kept=kept)


class _New(NamedTuple):
    """A fiche to write, at its path in the plan."""

    path: str
    id: str
    titre: str
    data: bytes


def _livrables(titres: Sequence[str], echeances: Sequence[str]) -> tuple[NewLivrable, ...]:
    """The deliverables of the options, in their order."""
    if len(echeances) > len(titres):
        raise Misuse(
            msg("There are more --echeance than --livrable."),
            msg('Give each deadline after its deliverable: --livrable "Bilan" --echeance "fin 2027"'),
        )
    return tuple(NewLivrable(titre, due) for titre, due in zip_longest(titres, echeances))


def _whole(what: Read, plan: Plan, taken: Taken, wish: Wish, *, asking: bool) -> Wish:
    """The wish, checked, with what it lacks asked for where there is a person."""
    _check(plan, taken, wish)
    if not asking:
        return wish._replace(type=type_in(plan, wish.type))
    from clsctl.cli.questions import ask_fiche  # noqa: PLC0415 - on a terminal only

    type_ = None if wish.type == FICHE else wish.type
    return ask_fiche(wish._replace(type=type_), plan, taken, what.request.language)


def _check(plan: Plan, taken: Taken, wish: Wish) -> None:
    """Refuse an id that is taken and codes that the plan does not have."""
    if wish.id is not None:
        taken.check(wish.id, wish.axe)
    axes = tuple(each.code for each in plan.axes)
    if wish.axe is not None and wish.axe not in axes:
        raise Misuse(msg("There is no axis “{value}”.", value=wish.axe), _among(wish.axe, axes))
    objectifs = tuple(each.code for one in plan.axes if wish.axe in {None, one.code} for each in one.objectifs)
    if wish.objectif is not None and wish.objectif not in objectifs:
        raise Misuse(msg("There is no objective “{value}”.", value=wish.objectif), _among(wish.objectif, objectifs))


def _among(value: str, known: tuple[str, ...]) -> Message | None:
    """The code that was perhaps meant, else those that there are."""
    all_of_them = msg("There are: {known}", known=", ".join(dict.fromkeys(known))) if known else None
    return meant(value, known) or all_of_them


def _new(plan: Plan, wish: Wish, taken: Taken) -> _New:
    """The fiche of a wish."""
    if wish.id is not None:
        taken.check(wish.id, wish.axe)
    id_ = wish.id or taken.next(wish.axe)
    path = path_of(plan, id_, wish.titre or "")
    fiche = NewFiche(
        id_, wish.type or "", wish.titre or _TITRE, path.rpartition("/")[0], wish.axe, wish.objectif,
        wish.porteurs or (_PORTEUR,), wish.calendrier, wish.livrables,
    )  # fmt: skip
    return _New(path, id_, fiche.titre, fiche_text(fiche, plan.axes).encode())


def _shown(what: Read, made: _New) -> int:
    """What would be written."""
    request = what.request
    emit(difference(made.path, b"", made.data, request.terminal))
    if not request.session.quiet:
        note(request.language(msg("Nothing was written (--dry-run).")))
    return OK


def _write(what: Read, made: _New) -> Texts:
    """Write the fiche and the schemas it names; every file that changed, before and after."""
    create(what.root / made.path, made.data, what.root)
    return {made.path: (None, made.data), **write_schemas(what.root)}


def _told(what: Read, made: _New, texts: Texts, *, kept: bool) -> int:
    request = what.request
    emit(f"{from_here(request, what.root, made.path).as_posix()}\n")
    commit = None
    if request.commit:
        from clsctl.cli.committing import commit_all  # noqa: PLC0415 - with --commit only
        from clsctl.core.changes.words import thing  # noqa: PLC0415

        commit = commit_all(what, texts, (thing(made.id, "added", made.titre),))
    if request.session.quiet:
        return OK
    note(request.language(msg("Fill it in, then: {command}", command=validate_command(request))))
    if commit:
        tell_written(request, [made.path], commit, (), kept=kept)
    else:
        tell_back(request, kept=kept)
    return OK
