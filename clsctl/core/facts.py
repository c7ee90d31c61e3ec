"""The state of every deliverable, fiche and plan on one day (docs/calendrier.md has the table of states)."""

from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.messages import Message
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report, SuiviLivrable

Etat = Literal[
    "en_retard", "proche", "en_cours", "a_venir", "recurrent", "continu", "non_datable", "sans_echeance",
    "remis", "remis_en_retard", "suspendu", "abandonne", "echu",
]  # fmt: skip


class LivrableFacts(NamedTuple):
    """A deliverable or a milestone on the day. `ref` is `1.3/L1`.

    `signee` reads the deadline of the signed text, `en_vigueur` the one in force that day (the last
    postponement that counts, else the signed one). `origine` says whose deadline it is when it has none of
    its own. `jours_retard` counts days after the end in force: to the day asked about while it is
    due, to the delivery when it was handed in late; 0 otherwise. `prochaine` is the end that comes next
    (for a recurring one, the end of the period that is open). `raison` says why it cannot be placed.
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
    remis_le: date | None = None
    jours_retard: int = 0
    prochaine: date | None = None
    raison: Message | None = None


class Avancement(NamedTuple):
    """Handed in, over all and over those due by the day. Abandoned ones count in neither."""

    remis: int = 0
    total: int = 0
    remis_dus: int = 0
    dus: int = 0


class FicheFacts(NamedTuple):
    """A fiche on the day; `statut` is the declared one in force that day."""

    fiche: Fiche
    ref: str
    etat: Etat
    statut: str | None
    calendrier: Reading | None
    livrables: tuple[LivrableFacts, ...]
    avancement: Avancement
    prochaine: date | None = None


class PlanFacts(NamedTuple):
    """A plan on a day. `ecoule` is the share of the contract's time gone by, 0 to 1, None without its dates."""

    plan: Plan
    day: date
    fiches: tuple[FicheFacts, ...]
    avancement: Avancement
    ecoule: float | None = None
