"""What an avenant covers: the changes of the signed text that belong to it, and its own words beside them."""

from collections.abc import Iterator

from clsctl.core.audit.case import Case
from clsctl.core.changes.telling import Told
from clsctl.core.messages import Message, Value, msg
from clsctl.core.model.plan import Avenant


def covered(case: Case, avenant: Avenant) -> Iterator[Told]:
    """The changes of the signed text, commit by commit, that an avenant stands for."""
    for event in case.events:
        found = tuple(
            change
            for change in event.changes
            if change.is_signed
            and case.reference.is_later(change.fiche, event.commit)
            and case.covering(change.fiche, event.commit) == avenant
        )
        if found:
            yield Told(event.commit, event.step.home, case.plan.code, found)


def words_of(avenant: Avenant) -> Message:
    """The avenant itself, in a sentence."""
    parts: dict[str, Value] = {
        "numero": avenant.numero,
        "fiches": ", ".join(avenant.fiches),
        "objet": avenant.objet or "",
    }
    if avenant.signature is None:
        return msg("Amendment {numero}, not signed yet, on {fiches}: {objet}", **parts)
    return msg("Amendment {numero} of {day}, on {fiches}: {objet}", **parts, day=avenant.signature)
