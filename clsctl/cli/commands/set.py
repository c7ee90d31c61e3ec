"""`clsctl set`: the value of one key."""

from collections.abc import Sequence
from typing import Annotated

import typer

from clsctl.cli import clock
from clsctl.cli.declare import Misuse, mark
from clsctl.cli.editing import Wish, edit
from clsctl.cli.happened import typed
from clsctl.cli.keys import Place, checked, is_text, keys_below, lookup, walk
from clsctl.cli.kinds import files_of
from clsctl.cli.options import asks
from clsctl.cli.plan import Read
from clsctl.cli.session import Request
from clsctl.cli.targets import Target, find
from clsctl.core.diagnostics import Step
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.outline import Refused
from clsctl.core.trouble import Trouble
from clsctl.reading.fresh import Data
from clsctl.reading.outline import outline
from clsctl.reading.records import ListOf, Record
from clsctl.reading.wording import bare
from clsctl.writing.edits import plain

_PLAN = "clsctl.yaml"
_FOLLOWED = frozenset(
    {
        "remis_le",
        "preuves",
        "abandonne_le",
        "reports",
        "occurrences",
        "statut",
        "statut_le",
        "meteo",
        "debut_le",
        "fin_le",
    }
)
Puts = tuple[tuple[tuple[Step, ...], Data | None], ...]


@asks(writes=True)
def command(
    request: Request,
    ref: Annotated[
        str,
        typer.Argument(metavar=mark("REF"), help=mark("A fiche or a part of it (1.3, 1.3/L1), or clsctl.yaml.")),
    ],
    key: Annotated[
        str,
        typer.Argument(
            metavar=mark("KEY"), help=mark("The key: titre, calendrier.fin, suivi.meteo, suivi.notes[0].texte.")
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=mark("VALUE"), help=mark("Its new value; several for a list; - reads it from standard input.")
        ),
    ] = None,
    delete: Annotated[
        bool, typer.Option("--delete", help=mark("Take the key out, or the entry of a list, in the place of a value."))
    ] = False,
) -> int:  # fmt: skip
    if delete == bool(values):
        raise Misuse(msg("Give a value, or --delete to take the key out."))
    given = [typed(each) for each in values or ()]

    def wish(what: Read) -> Wish:
        file, place, signed = _place(what, ref, key)
        if delete:
            return Wish(file, _deleted(place, key), signed)
        return Wish(file, _puts(place, key, given), signed)

    return edit(request, wish)


def _place(what: Read, ref: str, key: str) -> tuple[str, Place, tuple[Message, ...]]:
    """The file, the place in it that the key names, and what to say of signed text."""
    plan = _plan_named(what, ref)
    if plan is not None:
        return plan.where.file, lookup(_start(what, plan.where.file, ()), key), ()
    target = find(what, ref)
    _check_followed(target, key)
    if target.part is None:
        place = lookup(_start(what, target.file, ()), key)
    elif key == "suivi" or key.startswith(("suivi.", "suivi[")):
        place = lookup(_start(what, target.file, target.followed), key.removeprefix("suivi").removeprefix("."))
    else:
        place = lookup(_start(what, target.file, target.part.path), key)
    _check_id(place, target)
    return target.file, place, () if place.path[:1] == ("suivi",) else _of_signed(target, place)


def _plan_named(what: Read, ref: str) -> Plan | None:
    """The plan itself, where that is named: `clsctl.yaml`, in a portfolio `cls-tdc:clsctl.yaml`."""
    code, _, name = ref.rpartition(":")
    if name != _PLAN:
        return None
    found = [plan for plan in what.portefeuille.plans if code in {"", plan.code}]
    if len(found) != 1:
        names = ", ".join(f"{plan.code}:{_PLAN}" for plan in what.portefeuille.plans)
        raise Trouble(msg("“{ref}” names no plan, or several.", ref=ref), msg("Say which one: {names}", names=names))
    return found[0]


def _start(what: Read, file: str, path: Sequence[Step]) -> Place:
    form = files_of(what)[file]
    found = outline(file, what.snapshot.files[file], form)
    if isinstance(found, Refused):
        raise Trouble(
            msg("{place}: nothing was written. {reason}", place=f"{file}:{found.line or 1}", reason=found.message),
            msg("Mend the file first: clsctl validate"),
        )
    return walk(form, plain(found.root), path)


def _check_followed(target: Target, key: str) -> None:
    """What happened is written under `suivi`, never in the signed text."""
    word = bare(key)
    if word in _FOLLOWED:
        raise Misuse(
            msg("“{key}” tells what happened, and stands under “suivi”.", key=key),
            msg("Write: clsctl set {ref} suivi.{key} …", ref=target.ref, key=word),
        )


def _check_id(place: Place, target: Target) -> None:
    if place.path[-1:] == ("id",):
        raise Misuse(
            msg("An id is referred to from elsewhere, and is not set alone."),
            msg("To change it everywhere: clsctl renumber {ref} NEW", ref=target.ref),
        )


def _of_signed(target: Target, place: Place) -> tuple[Message, ...]:
    """What to know before a signed text is changed."""
    signature = target.plan.signature
    if signature is None or signature > clock.today():
        return ()
    said = msg(
        "This is signed text (contract signed on {day}): it changes by an amendment only. Add it to “avenants” in "
        "clsctl.yaml, or the audit will show this change as undeclared.",
        day=signature,
    )
    if place.path[-1] in {"echeance", "calendrier"}:
        hint = msg(
            "A deadline that is put off is no change of it: clsctl postpone {ref} DEADLINE --reason TEXT",
            ref=target.ref,
        )
        return said, hint
    return (said,)


def _deleted(place: Place, key: str) -> Puts:
    if place.value is None:
        raise Misuse(msg("There is nothing under “{key}” to delete.", key=key))
    if place.needed:
        raise Misuse(msg("“{key}” is needed, and can’t be deleted.", key=key))
    return ((place.path, None),)


def _puts(place: Place, key: str, given: list[str]) -> Puts:
    form = place.form
    if isinstance(form, Record) and form.short and isinstance(place.value, str | None):
        form = next(each.form for each in form.keys if each.name == form.short)
    if isinstance(form, ListOf) and is_text(form.form) and not (form.single and isinstance(place.value, str)):
        return _listed(place, form, key, given)
    if isinstance(form, ListOf) and form.single:
        form = form.form
    if not is_text(form):
        below = keys_below(form)
        raise Misuse(
            msg("“{key}” holds keys of its own, and takes no value.", key=key),
            msg("Name one of them: {keys}", keys=below) if below else None,
        )
    if len(given) > 1:
        raise Misuse(
            msg("“{key}” takes one value, and {count} are given.", key=key, count=str(len(given))),
            msg("Put a text with spaces between quotes."),
        )
    return ((place.path, checked(form, key, given[0])),)


def _listed(place: Place, form: ListOf, key: str, given: list[str]) -> Puts:
    """A list of texts: entries that stay are left alone, the others replaced, added, or taken out from the end."""
    new = [checked(form.form, key, each) for each in given]
    old = place.value if isinstance(place.value, list) else []
    if not old:
        return ((place.path, new),)
    changed: list[tuple[tuple[Step, ...], Data | None]] = [
        ((*place.path, rank), each) for rank, each in enumerate(new[: len(old)]) if old[rank] != each
    ]
    changed += [((*place.path, rank), None) for rank in reversed(range(len(new), len(old)))]
    if new[len(old) :]:
        changed.append((place.path, new[len(old) :]))
    return tuple(changed)
