"""The facts of a plan on one day, as values (docs/calendrier.md has the table of states)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report, SuiviEtape, SuiviLivrable

Etat = Literal[
    "en_retard", "proche", "en_cours", "a_venir", "recurrent", "continu", "non_datable", "sans_echeance",
    "remis", "remis_en_retard", "suspendu", "abandonne", "echu",
]  # fmt: skip

# A fiche is in the first of these that one of its parts not handed in is in.
OUVERTS: tuple[Etat, ...] = (
    "en_retard", "proche", "en_cours", "a_venir", "recurrent", "continu", "non_datable", "sans_echeance",
)  # fmt: skip


class Periode(NamedTuple):
    """A whole period of a recurring deliverable, both days inclusive: how many were asked, how many were handed in."""

    start: date
    end: date
    attendus: int
    remis: int


class LivrableFacts(NamedTuple):
    """A deliverable or a milestone on the day. `ref` is `1.3/L1`.

    `signee` reads the deadline of the signed text, `en_vigueur` the one in force (the last
    postponement that counts, else the signed one): on the day asked about, or on the day it was handed in, after which
    no decision changes anything. `reports` are the postponements that count. `origine` says whose deadline
    `signee` is, None where there is none. `jours_retard` counts days after the end in force: to the day
    asked about while it is due, to the delivery when it was handed in late; 0 otherwise. `prochaine` is the end that
    comes next (for a recurring one, the end of the next period that lacks a delivery). Of a recurring one,
    `periodes` counts the whole periods over, and `manquantes` are those that closed with fewer deliveries than
    asked. `raison` says why it cannot be placed.
    """

    ref: str
    id: str
    titre: str | None
    genre: Literal["livrable", "jalon"]
    responsables: tuple[str, ...]
    etat: Etat
    signee: Reading | None
    en_vigueur: Reading | None
    origine: Literal["livrable", "etape", "fiche"] | None
    reports: tuple[Report, ...]
    suivi: SuiviLivrable | None
    where: Where
    remis_le: date | None = None
    jours_retard: int = 0
    prochaine: date | None = None
    raison: Message | None = None
    manquantes: tuple[Periode, ...] = ()
    periodes: int = 0
    etape: str | None = None

    @property
    def is_handed_in(self) -> bool:
        return self.etat in {"remis", "remis_en_retard"}

    @property
    def is_open(self) -> bool:
        """Still expected: neither handed in nor stopped by a decision."""
        return self.etat in OUVERTS


class EtapeFacts(NamedTuple):
    """A step or a phase on the day: shown, never late by itself. `calendrier` is its own, else that of its fiche."""

    ref: str
    id: str
    titre: str | None
    genre: Literal["etape", "phase"]
    responsables: tuple[str, ...]
    calendrier: Reading | None
    suivi: SuiviEtape | None
    where: Where


class Avancement(NamedTuple):
    """Handed in, over all and over those due by the day. Abandoned ones count in neither.

    What comes back is never handed in once for all: `a_jour` counts, among `remis_dus`, the recurring ones of which no
    period over lacks a delivery.
    """

    remis: int = 0
    total: int = 0
    remis_dus: int = 0
    dus: int = 0
    a_jour: int = 0

    @property
    def part(self) -> float | None:
        """Handed in over all, 0 to 1; None where there is nothing to hand in."""
        return self.remis / self.total if self.total else None

    @property
    def part_dus(self) -> float | None:
        """Handed in over those due by the day, 0 to 1; None where nothing was due."""
        return self.remis_dus / self.dus if self.dus else None


class FicheFacts(NamedTuple):
    """A fiche on the day; `fiche` has the follow-up as it was that day, and `statut` is the declared one in force.

    `calendrier` reads its own calendar. `start` and `end` are those of that calendar, else the first and last day
    of its parts. `raison` says why its own calendar cannot be placed, where that is what its state comes from.
    """

    fiche: Fiche
    ref: str
    etat: Etat
    statut: str | None
    calendrier: Reading | None
    livrables: tuple[LivrableFacts, ...]
    avancement: Avancement
    prochaine: date | None = None
    start: date | None = None
    end: date | None = None
    raison: Message | None = None
    etapes: tuple[EtapeFacts, ...] = ()


def summed(fiches: Iterable[FicheFacts]) -> Avancement:
    """The progress of several fiches together."""
    sums = [sum(counts) for counts in zip(*(each.avancement for each in fiches), strict=True)]
    return Avancement(*sums)


class PlanFacts(NamedTuple):
    """A plan on a day; `plan` has the follow-up and the avenants as they were that day.

    `start` and `end` are the first and last day of the contract, `ecoule` the share of its time gone by before the
    day, 0 to 1; None without its dates. `etat` is the state of its own dates: `a_venir`, `en_cours`, `proche` to its
    end, `echu` after it, `sans_echeance` without any.
    """

    plan: Plan
    day: date
    fiches: tuple[FicheFacts, ...]
    avancement: Avancement
    ecoule: float | None = None
    start: date | None = None
    end: date | None = None
    etat: Etat = "sans_echeance"

    def keep(self, fiches: Iterable[FicheFacts]) -> "PlanFacts":
        """The facts of some of the fiches, with their progress."""
        kept = tuple(fiches)
        return self._replace(fiches=kept, avancement=summed(kept))
