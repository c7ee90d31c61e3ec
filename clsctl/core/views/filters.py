"""The filters that every listing takes: `--fiche`, `--axe`, `--porteur`, `--etat`.

A value among several of one filter is enough; all the filters given must hold. A value that nothing in the plans
could ever match is refused, so that a slip of the keyboard does not read as « nothing is late ».
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, get_args
from unicodedata import combining, normalize

from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.nearest import nearest
from clsctl.core.trouble import Trouble

# above this many the known values are too many to be told
TOLD = 15


class Filters(NamedTuple):
    """Which fiches and deliverables to keep; an empty filter keeps all."""

    fiche: tuple[str, ...] = ()
    axe: tuple[str, ...] = ()
    porteur: tuple[str, ...] = ()
    etat: tuple[str, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """The states to keep as the format writes them: « En retard » is `en_retard`."""
        return frozenset(map(_state, self.etat))


class Ref(NamedTuple):
    """`cls-tdc:1.3/L1` taken apart; an empty `plan` is any plan, an empty `part` the whole fiche."""

    plan: str
    fiche: str
    part: str

    def names(self, plan: Plan, fiche: FicheFacts) -> bool:
        return self.plan in {"", plan.code} and self.fiche == fiche.ref


def select(facts: tuple[PlanFacts, ...], filters: Filters) -> tuple[PlanFacts, ...]:
    """The plans with the fiches, and of a fiche named by a part of it the deliverables, that the filters keep.

    States are left to the views, which list fiches or deliverables. Raises Trouble for an unknown value.
    """
    _check(facts, filters, tuple(map(parse_ref, filters.fiche)))
    return kept(facts, filters)


def kept(facts: tuple[PlanFacts, ...], filters: Filters) -> tuple[PlanFacts, ...]:
    """As `select`, for facts that the values of the filters need not be about."""
    if not (filters.fiche or filters.axe or filters.porteur):
        return facts
    refs = tuple(map(parse_ref, filters.fiche))
    chosen = (_kept(each, filters, refs) for each in facts)
    return tuple(each for each in chosen if each.fiches)


def parse_ref(text: str) -> Ref:
    """The reference of a fiche or of a thing in it; never fails, an unknown one is told when it is looked up."""
    plan, _, rest = text.strip().rpartition(":")
    fiche, _, part = rest.partition("/")
    return Ref(plan, fiche, part)


def _kept(facts: PlanFacts, filters: Filters, refs: tuple[Ref, ...]) -> PlanFacts:
    axes, holders = set(map(fold, filters.axe)), set(map(fold, filters.porteur))
    fiches = tuple(
        _narrowed(each, [ref for ref in refs if ref.names(facts.plan, each)])
        for each in facts.fiches
        if (not refs or any(ref.names(facts.plan, each) for ref in refs))
        and (not axes or fold(each.fiche.axe or "") in axes)
        and (not holders or any(fold(name) in holders for name in _holder_names(facts.plan, each)))
    )
    return facts.keep(fiches)


def _narrowed(fiche: FicheFacts, refs: list[Ref]) -> FicheFacts:
    """The fiche with the deliverables that the references name; all of them when one names the fiche itself."""
    parts = {ref.part for ref in refs}
    if not parts or "" in parts:
        return fiche
    return fiche._replace(livrables=tuple(each for each in fiche.livrables if _named(each) & parts))


def _named(livrable: LivrableFacts) -> set[str | None]:
    return {livrable.id, livrable.etape}


def _holder_names(plan: Plan, fiche: FicheFacts) -> Iterator[str]:
    for reference in (*fiche.fiche.porteurs, *fiche.fiche.pilotes):
        yield from actor_names(plan, reference)


def actor_names(plan: Plan, reference: str) -> tuple[str, ...]:
    """All that an actor may be called by: the code or free text, the short name, the full name."""
    actor = plan.acteurs.get(reference)
    names = (reference, actor.sigle, actor.nom) if actor else (reference,)
    return tuple(name for name in names if name)


def fold(text: str) -> str:
    """A text without what people leave out or change when they type it: accents, capitals, spaces."""
    bare = "".join(each for each in normalize("NFKD", text) if not combining(each))
    return " ".join(bare.casefold().replace("’", "'").split())


def _state(text: str) -> str:
    return fold(text).replace(" ", "_").replace("-", "_")


def _check(facts: tuple[PlanFacts, ...], filters: Filters, refs: tuple[Ref, ...]) -> None:
    """Refuse what nothing could match."""
    for value, ref in zip(filters.fiche, refs, strict=True):
        _check_ref(facts, value, ref)
    axes = {code: None for each in facts for code in _axes(each)}
    _refuse(filters.axe, axes, fold, lambda value: msg("There is no axis “{value}”.", value=value))
    holders = {name: None for each in facts for name in _actors(each)}
    _refuse(filters.porteur, holders, fold, lambda value: msg("There is no actor “{value}”.", value=value))
    _refuse(filters.etat, get_args(Etat), _state, lambda value: msg("There is no state “{value}”.", value=value))


def _check_ref(facts: tuple[PlanFacts, ...], value: str, ref: Ref) -> None:
    found = [each for plan in facts for each in plan.fiches if ref.names(plan.plan, each)]
    if not found:
        known = [f"{plan.plan.code}:{each.ref}" if ref.plan else each.ref for plan in facts for each in plan.fiches]
        unread = ", ".join(file for each in facts for file in each.plan.illisibles)
        sought = f"{ref.plan}:{ref.fiche}" if ref.plan else ref.fiche
        hint = msg("It may be in a file that could not be read: {files}", files=unread) if unread else None
        raise Trouble(
            msg("There is no fiche “{value}”.", value=value), _meant(sought, known) or hint or _hint(sought, known)
        )
    parts = [part for each in found for part in _parts(each)]
    if ref.part and ref.part not in parts:
        raise Trouble(
            msg("Fiche {fiche} has no deliverable, milestone or step “{part}”.", fiche=ref.fiche, part=ref.part),
            _hint(ref.part, parts),
        )


def _parts(fiche: FicheFacts) -> Iterator[str]:
    yield from (each.id for each in fiche.livrables)
    yield from (each.id for each in fiche.fiche.etapes)


def _axes(facts: PlanFacts) -> Iterator[str]:
    yield from (axe.code for axe in facts.plan.axes)
    yield from (each.fiche.axe for each in facts.fiches if each.fiche.axe)


def _actors(facts: PlanFacts) -> Iterator[str]:
    for code in facts.plan.acteurs:
        yield from actor_names(facts.plan, code)
    for each in facts.fiches:
        yield from (*each.fiche.porteurs, *each.fiche.pilotes)


def _refuse(
    values: tuple[str, ...], known: Iterable[str], same: Callable[[str], str], sentence: Callable[[str], Message]
) -> None:
    folded = {same(each) for each in known}
    for value in values:
        if same(value) not in folded:
            raise Trouble(sentence(value), _hint(value, known))


def _meant(value: str, known: Iterable[str]) -> Message | None:
    near = nearest(value, known)
    return msg("Did you mean “{word}”?", word=near) if near is not None else None


def _hint(value: str, known: Iterable[str]) -> Message:
    """What to type instead: the word that is near, else those that there are."""
    told = list(dict.fromkeys(known))
    if not told:
        return msg("There are none here.")
    near = _meant(value, told)
    return near or msg("There are: {known}", known=", ".join([*told[:TOLD], *(["…"] if len(told) > TOLD else [])]))
