"""What the filters leave, and the words that say so wherever a part of the plans is told."""

from collections.abc import Iterable

from clsctl.core.facts import FicheFacts, PlanFacts
from clsctl.core.labels import ETATS, label
from clsctl.core.messages import Message, Value, msg, nmsg
from clsctl.core.views.filters import Filters
from clsctl.core.views.scope import Scope


def asked(filters: Filters) -> Message | None:
    """The filters in words, « axis 2; state: late »; None where everything is kept."""
    fiches, axes, porteurs, etats = map(len, filters)
    told = (
        nmsg("fiche {names}", "fiches {names}", fiches, names=_joined(", ", filters.fiche)),
        nmsg("axis {names}", "axes {names}", axes, names=_joined(", ", filters.axe)),
        # Translators: « porteur : » ; the holders that were asked for
        nmsg("holder: {names}", "holders: {names}", porteurs, names=_joined(", ", filters.porteur)),
        # Translators: « état : » ; the states that were asked for
        nmsg("state: {names}", "states: {names}", etats, names=_joined(", ", _words(filters))),
    )
    kept = [each for each, values in zip(told, filters, strict=True) if values]
    return _joined("; ", kept) if kept else None


def _words(filters: Filters) -> Iterable[Message]:
    return (label(ETATS, each) for each in sorted(filters.states))


def _joined(sign: str, values: Iterable[Value]) -> Message:
    """Several values one after the other, which no language says otherwise."""
    known = tuple((f"part{rank}", each) for rank, each in enumerate(values))
    return Message(sign.join(f"{{{name}}}" for name, _ in known), known)


def notes(filters: Filters) -> tuple[Message, ...]:
    """That a listing is about a part of the plans only."""
    told = asked(filters)
    # Translators: under a listing: only a part of the contract was asked for
    return (msg("This is a selection: {filters}.", filters=told),) if told else ()


def of_livrable_states(scope: Scope) -> tuple[PlanFacts, ...]:
    """The facts that the filters keep, `--etat` being about deliverables."""
    wanted = scope.filters.states
    facts = scope.chosen()
    if not wanted:
        return facts
    kept = (each.keep(fiche for fiche in _narrowed(each.fiches, wanted)) for each in facts)
    return tuple(each for each in kept if each.fiches)


def _narrowed(fiches: Iterable[FicheFacts], wanted: frozenset[str]) -> Iterable[FicheFacts]:
    """The fiches with their deliverables in these states; one without any counts by its own state."""
    for each in fiches:
        livrables = tuple(livrable for livrable in each.livrables if livrable.etat in wanted)
        if livrables or (not each.livrables and each.etat in wanted):
            yield each._replace(livrables=livrables)
