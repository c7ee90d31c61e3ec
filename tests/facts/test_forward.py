"""Properties: as the day advances a deliverable only moves forward, and nothing later changes the answer of a day.

Forward, for a follow-up and a signed text that stay the same:

    a_venir < en_cours < proche < en_retard     a_venir < continu     recurrent < en_retard
    all of these < remis, remis_en_retard       non_datable and sans_echeance move with nothing

A deliverable goes back only on a day when somebody decided something or handed something in: a postponement, a
suspension, an avenant, an occurrence. Handed in is the end: no later day and no later decision changes it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.facts import OUVERTS, LivrableFacts, plan_facts, plan_on
from clsctl.core.model.fiche import Calendrier, Etape, Fiche, Jalon, Livrable, Phase
from clsctl.core.model.plan import Avenant, Instance, Plan
from clsctl.core.model.suivi import Note, Occurrence, Report, Suivi, SuiviEtape, SuiviLivrable, Versement
from tests.facts.build import W, due

T = TypeVar("T")

NEAR = st.dates(date(2017, 1, 1), date(2023, 12, 31))
ANY = st.dates()
WORDS = [
    "2™ semestre 2019", '1°" semestre 2020', "2020", "2019-2021", "d'ici 2020", "à partir de 2020", "au fil de l'eau",
    "1/an", "2 fois par an", "trimestriel", "18 mois après la signature", "sur la durée du contrat", "à définir",
    "30/02/2020", "29/02/2020", "", None,
]  # fmt: skip
STATUTS = ["non_demarree", "en_cours", "realisee", "reportee", "suspendue", "bloquee", "abandonnee", None]
PARTS = ["L1", "L2", "L3", "J1"]


def maybe(of: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | of


def some(of: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def texts(dates: st.SearchStrategy[date]) -> st.SearchStrategy[str | None]:
    return st.sampled_from(WORDS) | dates.map(date.isoformat)


def made(kind: Callable[..., T], *first: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Records of a kind; `st.builds` looks the type hints of a record up at each draw, a thousand times slower."""
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(*first, **drawn))


def follow_ups(dates: st.SearchStrategy[date]) -> st.SearchStrategy[Suivi]:
    """A follow-up in which anything may be dated on any of the days, or not at all."""
    day, text, statut = maybe(dates), texts(dates), st.sampled_from(STATUTS)
    part = made(
        SuiviLivrable, W, remis_le=day, abandonne_le=day,
        occurrences=some(made(Occurrence, W, periode=text, remis_le=day)),
        reports=some(made(Report, W, echeance=text, decide_le=day, instance=st.sampled_from(["c1", "copil", None]))),
    )  # fmt: skip
    step = made(SuiviEtape, W, debut_le=day, fin_le=day, statut=statut)
    return made(
        Suivi, W, statut=statut, statut_le=day,
        livrables=st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, part)),
        etapes=st.fixed_dictionaries({}, optional={"E1": step}),
        financements=some(made(Versement, W, date=day)),
        notes=some(made(Note, W, date=day)),
    )  # fmt: skip


def plans(dates: st.SearchStrategy[date]) -> st.SearchStrategy[Plan]:
    text, day = texts(dates), maybe(dates)
    calendrier = made(
        Calendrier, W, texte=text, debut=day, fin=day, phases=st.just((Phase(W, "P1"),)),
        jalons=st.tuples(made(Jalon, W, id=st.just("J1"), echeance=text)),
    )  # fmt: skip
    inside = made(Livrable, W, id=st.just("L1"), echeance=text)
    fiche = made(
        Fiche, W, "1", "fiche_action", "Une", calendrier=maybe(calendrier), suivi=maybe(follow_ups(dates)),
        etapes=st.tuples(made(Etape, W, id=st.just("E1"), calendrier=text, livrables=st.tuples(inside))),
        livrables=st.tuples(*(made(Livrable, W, id=st.just(each), echeance=text) for each in ("L2", "L3"))),
    )  # fmt: skip
    avenant = made(Avenant, W, "1", signature=day, fiches=st.sampled_from([("1",), ()]), fin=day)
    return made(
        Plan, W, "p", signature=day, effet=day, fin=day, periode=text, avenants=some(avenant),
        instances=st.tuples(made(Instance, W, "c1", "copil", date=day)), fiches=st.tuples(fiche),
    )  # fmt: skip


PLANS, FOLLOW_UPS = plans(NEAR), follow_ups(NEAR)


def of_plan(plan: Plan, day: date) -> tuple[LivrableFacts, ...]:
    return plan_facts(plan, day).fiches[0].livrables


def happenings(value: Any) -> set[date]:
    """Every day on which the plan's people decided, signed or handed in something."""
    if isinstance(value, dict):
        return set().union(*map(happenings, value.values()))
    if isinstance(value, tuple):
        return set().union(*map(happenings, value))
    return {value} if isinstance(value, date) else set()


RANK = {"a_venir": 0, "en_cours": 1, "continu": 1, "recurrent": 1, "proche": 2, "en_retard": 3}


@settings(max_examples=150, deadline=None)
@given(PLANS, NEAR, st.integers(0, 1500))
def test_a_deliverable_only_moves_forward_while_nobody_decides(plan: Plan, earlier: date, span: int) -> None:
    decided = happenings((plan.fiches[0].suivi, plan.avenants, plan.instances))
    later = min((day - timedelta(days=1) for day in decided if day > earlier), default=date(2030, 1, 1))
    later = min(later, earlier + timedelta(days=span))
    for was, now in zip(of_plan(plan, earlier), of_plan(plan, later), strict=True):
        if was.etat in RANK:
            assert RANK[was.etat] <= RANK[now.etat]
            assert was.jours_retard <= now.jours_retard
        else:
            assert (was.etat, was.jours_retard) == (now.etat, now.jours_retard)
        if was.etat == now.etat == "en_retard":
            assert now.jours_retard - was.jours_retard == (later - earlier).days


@settings(max_examples=150, deadline=None)
@given(PLANS, NEAR, st.integers(0, 1500))
def test_handed_in_is_the_end(plan: Plan, earlier: date, span: int) -> None:
    later = earlier + timedelta(days=span)
    for was, now in zip(of_plan(plan, earlier), of_plan(plan, later), strict=True):
        if was.is_handed_in:
            assert (was.etat, was.jours_retard, was.en_vigueur) == (now.etat, now.jours_retard, now.en_vigueur)


@settings(deadline=None)
@given(ANY.filter(lambda day: day < date.max))
def test_the_due_day_is_on_time_and_the_day_after_is_one_day_late(day: date) -> None:
    text, morrow = day.isoformat(), (day + timedelta(days=1)).isoformat()
    assert (due(text, text).etat, due(text, text).jours_retard) == ("proche", 0)
    assert (due(text, morrow).etat, due(text, morrow).jours_retard) == ("en_retard", 1)
    for handed_in, etat in ((text, "remis"), (morrow, "remis_en_retard")):
        found = due(text, date.max.isoformat(), SuiviLivrable(W, remis_le=date.fromisoformat(handed_in)))
        assert (found.etat, found.jours_retard) == (etat, int(etat == "remis_en_retard"))


@settings(deadline=None)
@given(PLANS, NEAR)
def test_a_fiche_follows_from_its_parts(plan: Plan, day: date) -> None:
    facts = plan_facts(plan, day).fiches[0]
    states = {each.etat for each in facts.livrables}
    expected = [each for each in OUVERTS if each in states]
    if facts.statut in {"suspendue", "abandonnee"}:
        assert facts.etat == {"suspendue": "suspendu", "abandonnee": "abandonne"}[facts.statut]
        assert not expected
    elif expected:
        assert facts.etat == expected[0]
    else:
        assert facts.etat in states
    assert facts.avancement.remis_dus <= facts.avancement.dus <= facts.avancement.total <= len(facts.livrables)
    assert facts.avancement.remis <= facts.avancement.total
    assert facts.prochaine is None or facts.prochaine >= day


@settings(max_examples=150, deadline=None)
@given(plans(ANY), ANY)
def test_any_plan_has_facts_on_any_day_of_the_years_1_to_9999(plan: Plan, day: date) -> None:
    facts = plan_facts(plan, day)
    for each in facts.fiches[0].livrables:
        assert (each.jours_retard > 0) == (each.etat in {"en_retard", "remis_en_retard"})
        assert (each.raison is not None) == (each.etat in {"non_datable", "sans_echeance"})
        assert bool(each.manquantes) <= (each.etat == "en_retard")
    assert facts.ecoule is None or 0 <= facts.ecoule <= 1


# A day of the follow-up moved by so much is later than any day that is asked about.
CENTURY = timedelta(days=36525)


def postponed(value: Any, day: date) -> Any:
    """The same value with all that is dated after the day dated much later still."""
    if isinstance(value, dict):
        return {key: postponed(each, day) for key, each in value.items()}
    if isinstance(value, tuple):
        parts = [postponed(each, day) for each in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value + CENTURY if isinstance(value, date) and value > day else value


@settings(max_examples=150, deadline=None)
@given(PLANS, FOLLOW_UPS, NEAR)
def test_nothing_dated_later_changes_the_answer_of_a_day(plan: Plan, more: Suivi, day: date) -> None:
    facts = plan_facts(plan, day)
    # what is known on the day is all that counts
    assert plan_facts(plan_on(plan, day), day) == facts
    # nor does it count when exactly the rest is to happen
    fiche = plan.fiches[0]
    moved = plan._replace(
        fiches=(fiche._replace(suivi=postponed(fiche.suivi, day)),), avenants=postponed(plan.avenants, day)
    )
    if not any(day < each.fin for each in plan.avenants if each.fin):
        assert plan_facts(moved, day) == facts
    # and what is written down later leaves no trace
    later = postponed(more, date.min)
    written = fiche._replace(suivi=_with(fiche.suivi, later))
    assert of_plan(plan._replace(fiches=(written,)), day) == facts.fiches[0].livrables


def _with(suivi: Suivi | None, later: Suivi) -> Suivi:
    """The follow-up with the dated entries of a later one after its own, where it has none of its own."""
    known = suivi or Suivi(W)
    livrables = dict(known.livrables)
    for key, each in later.livrables.items():
        own = livrables.get(key)
        if own is not None:
            dated = tuple(entry for entry in each.reports if entry.decide_le)
            occurrences = tuple(entry for entry in each.occurrences if entry.remis_le)
            livrables[key] = own._replace(
                remis_le=own.remis_le or each.remis_le,
                abandonne_le=own.abandonne_le or each.abandonne_le,
                reports=(*own.reports, *dated),
                occurrences=(*own.occurrences, *occurrences),
            )
    statut = known if known.statut or not later.statut_le else later
    return known._replace(statut=statut.statut, statut_le=statut.statut_le, livrables=livrables)
