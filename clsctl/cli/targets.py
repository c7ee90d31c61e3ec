"""What a reference of the command line names: a fiche, or a thing in it, with its place in the file."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from clsctl.cli.plan import Read
from clsctl.core.diagnostics import Step
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import SuiviLivrable
from clsctl.core.nearest import nearest
from clsctl.core.trouble import Trouble
from clsctl.core.views.filters import Ref, parse_ref

Kind = Literal["fiche", "livrable", "jalon", "etape", "phase", "indicateur", "action"]
# where the follow-up of each kind is written
AREAS = {
    "livrable": "livrables", "jalon": "livrables", "etape": "etapes", "phase": "etapes", "indicateur": "indicateurs",
}  # fmt: skip
_MOST_TOLD = 15


class Part(NamedTuple):
    """A thing of a fiche that has an id. `path` is that of its group of keys in the file."""

    id: str
    kind: Kind
    path: tuple[Step, ...]
    titre: str | None = None


class Target(NamedTuple):
    """A fiche, and the thing in it that was named, if any."""

    plan: Plan
    fiche: Fiche
    part: Part | None = None

    @property
    def kind(self) -> Kind:
        return self.part.kind if self.part else "fiche"

    @property
    def ref(self) -> str:
        return f"{self.fiche.id}/{self.part.id}" if self.part else self.fiche.id

    @property
    def file(self) -> str:
        return self.fiche.where.file

    @property
    def followed(self) -> tuple[Step, ...]:
        """Where its follow-up is written."""
        return ("suivi", AREAS[self.part.kind], self.part.id) if self.part else ("suivi",)


def find(what: Read, text: str) -> Target:
    """What a reference names. `Trouble` where that is nothing, or more than one thing."""
    ref = parse_ref(text)
    found = [
        (plan, fiche)
        for plan in what.portefeuille.plans
        if ref.plan in {"", plan.code}
        for fiche in plan.fiches
        if fiche.id == ref.fiche
    ]
    if not found:
        raise _no_fiche(what, text, ref)
    if len(found) > 1:
        raise _several(text, found)
    plan, fiche = found[0]
    if not ref.part:
        return Target(plan, fiche)
    parts = [each for each in parts_of(fiche) if each.id == ref.part]
    if not parts:
        raise _no_part(fiche, ref.part)
    return Target(plan, fiche, parts[0])


def followed(target: Target) -> SuiviLivrable:
    """The follow-up of a deliverable or a milestone; an empty one where there is none yet."""
    suivi = target.fiche.suivi
    known = suivi.livrables.get(target.part.id) if suivi and target.part else None
    return known or SuiviLivrable(target.fiche.where)


def parts_of(fiche: Fiche) -> Iterator[Part]:
    """The things of a fiche that have an id, in the order of the file's format."""
    for etape in fiche.etapes:
        yield Part(etape.id, "etape", etape.where.path, etape.titre)
        for action in etape.actions:
            if action.id:
                yield Part(action.id, "action", action.where.path, action.titre)
        yield from (Part(each.id, "livrable", each.where.path, each.titre) for each in etape.livrables)
    yield from (Part(each.id, "livrable", each.where.path, each.titre) for each in fiche.livrables)
    for action in fiche.actions:
        if action.id:
            yield Part(action.id, "action", action.where.path, action.titre)
    if fiche.calendrier:
        yield from (Part(each.id, "phase", each.where.path, each.titre) for each in fiche.calendrier.phases)
        yield from (Part(each.id, "jalon", each.where.path, each.titre) for each in fiche.calendrier.jalons)
    yield from (Part(each.id, "indicateur", each.where.path, each.libelle) for each in fiche.indicateurs)


def must_be(target: Target, *kinds: Kind) -> Target:
    """The target; `Trouble` where it is of another kind than the command is for."""
    if target.kind in kinds:
        return target
    wanted = msg("a deliverable or a milestone")
    if "indicateur" in kinds:
        wanted = msg("an indicator")
    elif "etape" in kinds:
        wanted = msg("a fiche, a step, a phase or a deliverable")
    elif "fiche" in kinds:
        wanted = msg("a fiche")
    own = [f"{target.fiche.id}/{each.id}" for each in parts_of(target.fiche) if each.kind in kinds]
    if "fiche" in kinds:
        own = [target.fiche.id, *own]
    raise Trouble(
        # Translators: {what} is « un livrable ou un jalon », « un indicateur », « une fiche »…
        msg("{ref} is not what this command is for: it takes {what}.", ref=target.ref, what=wanted),
        _among(own),
    )


def _no_fiche(what: Read, text: str, ref: Ref) -> Trouble:
    known = [
        f"{plan.code}:{fiche.id}" if ref.plan else fiche.id for plan in what.portefeuille.plans for fiche in plan.fiches
    ]
    unread = ", ".join(file for plan in what.portefeuille.plans for file in plan.illisibles)
    near = nearest(f"{ref.plan}:{ref.fiche}" if ref.plan else ref.fiche, known)
    if near is None and (links := [each.path for each in what.snapshot.left_out if each.why == "link"]):
        return Trouble(
            msg("There is no fiche “{value}”.", value=text),
            msg(
                "These are links, and links are not followed: {files}. Put the files themselves in their places.",
                files=", ".join(links[:_MOST_TOLD]),
            ),
        )
    if near is None and unread:
        return Trouble(
            msg("There is no fiche “{value}”.", value=text),
            msg("It may be in a file that could not be read: {files}", files=unread),
        )
    return Trouble(msg("There is no fiche “{value}”.", value=text), _inside(what, ref) or _meant(near) or _among(known))


def _inside(what: Read, ref: Ref) -> Message | None:
    """The hint for the name of a deliverable, or another thing of a fiche, given without its fiche."""
    fiches = (fiche for plan in what.portefeuille.plans for fiche in plan.fiches)
    refs = [f"{fiche.id}/{part.id}" for fiche in fiches for part in parts_of(fiche) if part.id == ref.fiche]
    return _meant(refs[0]) if len(refs) == 1 and not ref.part else _among(refs) if refs else None


def _several(text: str, found: Iterable[tuple[Plan, Fiche]]) -> Trouble:
    pairs = list(found)
    if len({plan.code for plan, _ in pairs}) == len(pairs):
        names = ", ".join(f"{plan.code}:{fiche.id}" for plan, fiche in pairs)
        return Trouble(
            msg("Several plans have a fiche “{value}”.", value=text), msg("Say which one: {names}", names=names)
        )
    files = ", ".join(fiche.where.file for _, fiche in pairs)
    return Trouble(
        msg("Several files hold the fiche “{value}”: {files}", value=text, files=files),
        msg("Give each its own id first: clsctl renumber can’t tell them apart."),
    )


def _no_part(fiche: Fiche, part: str) -> Trouble:
    known = [each.id for each in parts_of(fiche)]
    refs = [f"{fiche.id}/{each}" for each in known]
    near = nearest(part, known)
    return Trouble(
        msg("Fiche {fiche} has nothing of the id “{part}”.", fiche=fiche.id, part=part),
        _meant(f"{fiche.id}/{near}" if near else None) or _among(refs),
    )


def _meant(word: str | None) -> Message | None:
    return msg("Did you mean “{word}”?", word=word) if word else None


def _among(known: list[str]) -> Message | None:
    told = list(dict.fromkeys(known))
    if not told:
        return None
    if len(told) <= _MOST_TOLD:
        return msg("There are: {known}", known=", ".join(told))
    return msg("There are: {known}", known=", ".join([*told[:_MOST_TOLD], "…"]))
