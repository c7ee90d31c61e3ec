"""A plan as it was known on a day: what the follow-up dates later has not happened.

Everything that depends on a day looks at this plan, so nothing dated later can change an answer.
An entry without a date counts on every day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from clsctl.core.facts.instances import decided_on
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.model.suivi import Suivi, SuiviEtape, SuiviLivrable

# a step's status that says how it ended is dated by the end of the step
ENDINGS = frozenset({"realisee", "partiellement_realisee", "abandonnee"})


class _Dated(Protocol):
    @property
    def date(self) -> date | None: ...


Entry = TypeVar("Entry", bound=_Dated)


def plan_on(plan: Plan, day: date) -> Plan:
    """The plan with the avenants signed by the day and the follow-up of each fiche as it was then."""
    signed = tuple(each for each in plan.avenants if each.signature is not None and each.signature <= day)
    fiches = tuple(fiche_on(fiche, plan.instances, day) for fiche in plan.fiches)
    return plan._replace(avenants=signed, fiches=fiches)


def fiche_on(fiche: Fiche, instances: tuple[Instance, ...], day: date) -> Fiche:
    """The fiche with its follow-up as it was on the day."""
    if fiche.suivi is None:
        return fiche
    return fiche._replace(suivi=_suivi(fiche.suivi, instances, day))


def _suivi(suivi: Suivi, instances: tuple[Instance, ...], day: date) -> Suivi:
    if _is_later(suivi.statut_le, day):
        suivi = suivi._replace(statut=None, statut_le=None, motif=None)
    return suivi._replace(
        livrables={key: _livrable(each, instances, day) for key, each in suivi.livrables.items()},
        etapes={key: _etape(each, day) for key, each in suivi.etapes.items()},
        indicateurs={key: _dated(releves, day) for key, releves in suivi.indicateurs.items()},
        financements=_dated(suivi.financements, day),
        notes=tuple(note for note in suivi.notes if not _is_later(decided_on(note, instances), day)),
        bilans={year: bilan for year, bilan in suivi.bilans.items() if not (year.isdecimal() and int(year) > day.year)},
    )


def _livrable(suivi: SuiviLivrable, instances: tuple[Instance, ...], day: date) -> SuiviLivrable:
    if _is_later(suivi.remis_le, day):
        suivi = suivi._replace(remis_le=None, preuves=())
    if _is_later(suivi.abandonne_le, day):
        suivi = suivi._replace(abandonne_le=None, motif=None)
    return suivi._replace(
        occurrences=tuple(each for each in suivi.occurrences if not _is_later(each.remis_le, day)),
        reports=tuple(each for each in suivi.reports if not _is_later(decided_on(each, instances), day)),
    )


def _etape(suivi: SuiviEtape, day: date) -> SuiviEtape:
    if _is_later(suivi.debut_le, day):
        return suivi._replace(debut_le=None, fin_le=None, statut=None)
    if _is_later(suivi.fin_le, day):
        return suivi._replace(fin_le=None, statut=None if suivi.statut in ENDINGS else suivi.statut)
    return suivi


def _dated(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    return tuple(each for each in entries if not _is_later(each.date, day))


def _is_later(date_of: date | None, day: date) -> bool:
    return date_of is not None and date_of > day
