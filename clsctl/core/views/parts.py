"""The parts that the items of several views share: holders, progress, counts by state."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.facts import Avancement, FicheFacts, LivrableFacts
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan


class Porteur(NamedTuple):
    """An actor as people call it, with its code in the plan, null for one named in free text."""

    code: str | None
    nom: str

    @property
    def brief(self) -> str:
        """The actor in one cell of a CSV file."""
        return self.nom


class Progress(NamedTuple):
    """Deliverables and milestones handed in: over all, and over those due by the day; abandoned ones in neither.

    `part` and `part_dus` are the shares, 0 to 1, null where there is nothing to hand in.
    """

    remis: int
    total: int
    part: float | None
    remis_dus: int
    dus: int
    part_dus: float | None

    @property
    def fait(self) -> float | Message | None:
        """What is handed in, for people: what only comes back, and lacks nothing, is never handed in once for all."""
        return UP_TO_DATE if not self.remis and self.total == self.remis_dus > 0 else self.part


# Translators: in the column of what is handed in, where all comes back and no period lacks a delivery: « à jour »
UP_TO_DATE = msg("up to date")


class Counts(NamedTuple):
    """Deliverables and milestones by state; `total` is all of them, `jours_retard` the days of the most late one."""

    total: int
    remis: int
    remis_en_retard: int
    en_retard: int
    proche: int
    en_cours: int
    a_venir: int
    recurrent: int
    continu: int
    non_datable: int
    sans_echeance: int
    suspendu: int
    abandonne: int
    jours_retard: int


def porteurs(plan: Plan, fiche: Fiche) -> tuple[Porteur, ...]:
    """Who answers for a fiche: its holders, else those who lead the work."""
    return tuple(_porteur(plan, each) for each in fiche.porteurs or fiche.pilotes)


def _porteur(plan: Plan, reference: str) -> Porteur:
    actor = plan.acteurs.get(reference)
    return Porteur(reference, actor.sigle or actor.nom or reference) if actor else Porteur(None, reference)


def progress(avancement: Avancement) -> Progress:
    a = avancement
    return Progress(a.remis, a.total, a.part, a.remis_dus, a.dus, a.part_dus)


def counts(livrables: Iterable[LivrableFacts]) -> Counts:
    known = tuple(livrables)
    found = Counter[str](each.etat for each in known)
    late = max((each.jours_retard for each in known if each.etat == "en_retard"), default=0)
    return Counts._make([len(known), *(found[name] for name in Counts._fields[1:-1]), late])


def states(fiches: Iterable[FicheFacts]) -> dict[str, int]:
    """How many fiches are in each state that one is in."""
    return dict(Counter(each.etat for each in fiches).most_common())
