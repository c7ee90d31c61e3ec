"""The picture of the day: what is late, what falls due, what nobody has spoken of, and the commands to act on each."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.calendar.dates import add_months
from clsctl.core.facts import PlanFacts, summed
from clsctl.core.facts.news import Silence, silences
from clsctl.core.facts.recurrence import to_serve
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column
from clsctl.core.views.contracts import Contract, contracts, contracts_listing
from clsctl.core.views.overdue_items import Found, found, item_of
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.scope import Scope, natural

Sujet = Literal["en_retard", "proche", "sans_nouvelle"]
# A picture is seen at once: what comes after so many of a kind is counted, and the command that lists it is named.
MOST = 8


class TodayItem(NamedTuple):
    """A thing to see to. `sujet` says why: it is late, it falls due, or its fiche has had no news for long.

    `jour` is the day it was or is due, or the day of the last news, null where there never were any; `jours` counts
    the days late, the days left, or the days without news.
    """

    ref: str
    fiche: str
    titre: str
    livrable: str | None
    porteurs: tuple[Porteur, ...]
    sujet: Sujet
    echeance: str | None
    jour: date | None
    jours: int


class TodaySummary(NamedTuple):
    """How many things there are of each kind; `contracts` has a line for each contract."""

    en_retard: int
    proche: int
    sans_nouvelle: int
    contracts: tuple[Contract, ...]


_THING = (
    Column("ref", msg("Reference"), "ref"),
    Column("livrable", msg("Deliverable")),
    Column("titre", msg("Fiche")),
    Column("porteurs.nom", msg("Holders")),
    Column("echeance", msg("Deadline in force")),
)
COLUMNS = (*_THING, Column("jour", msg("Day"), "date"), Column("jours", msg("Days"), "number"))
# A picture is small: the reference says the fiche.
_BRIEF = tuple(each for each in _THING if each.key != "titre")
LATE = (*_BRIEF, Column("jour", msg("Due"), "date"), Column("jours", msg("Days late"), "number"))
NEAR = (*_BRIEF, Column("jour", msg("Due"), "date"), Column("jours", msg("Days left"), "number"))
QUIET = (
    *_THING[:1],
    *_THING[2:4],
    Column("jour", msg("Last news"), "date"),
    Column("jours", msg("Days without news"), "number"),
)


def today(scope: Scope, where: str = "") -> Answer:
    """What is to be seen to on the day: the most late first, then the soonest due, then the longest without news.

    `where` is what the commands that act need to find the plan from here: ` -C DIR`, or nothing.
    """
    facts = selection.of_livrable_states(scope)
    late, near = _placed(scope, facts)
    quiet = [(each, _quiet(scope, each, silence)) for each in facts for silence in silences(each)]
    quiet.sort(key=lambda pair: (-pair[1].jours, natural(pair[1].ref)))
    kinds = [[scope.item(plan, item) for plan, item in pairs] for pairs in (late, near, quiet)]
    lines = contracts(scope, facts)
    summary = TodaySummary(len(late), len(near), len(quiet), lines)
    items = tuple(item for each in kinds for item in each)
    answer = scope.answer("today", scope.listing(None, items, COLUMNS), TodayItem, summary)
    # Translators: heads of the picture of the day: « Ce qui arrive à échéance », « Sans nouvelles depuis longtemps »
    titles = (msg("Late"), msg("Falls due"), msg("Without news for more than six months"))
    lists = (
        scope.listing(title, tuple(each[:MOST]), columns)
        for title, each, columns in zip(titles, kinds, (LATE, NEAR, QUIET), strict=True)
    )
    together = summed(fiche for each in facts for fiche in each.fiches)
    notes = (
        *answer.notes,
        *selection.notes(scope.filters),
        *_said(scope, summary, items),
        *_acts(items, _recurring(scope, facts), scope.day or date.min, where),
    )
    return answer._replace(notes=notes, lists=(*lists, contracts_listing(scope, lines, together)))


_Pair = tuple[PlanFacts, TodayItem]


def _placed(scope: Scope, facts: tuple[PlanFacts, ...]) -> tuple[list[_Pair], list[_Pair]]:
    """What is late, and what falls due within what its plan calls near."""
    kept = list(found(scope, facts))
    late = [(each.facts, _late(each)) for each in kept if each.livrable.etat == "en_retard"]
    near = [
        (each.facts, _near(each, each.livrable.prochaine))
        for each in kept
        if each.livrable.prochaine and each.livrable.etat != "en_retard"
    ]
    return (
        sorted(late, key=lambda pair: (-pair[1].jours, natural(pair[1].ref))),
        sorted(
            (pair for pair in near if pair[1].jours <= pair[0].plan.calendrier.proche),
            key=lambda pair: (pair[1].jours, natural(pair[1].ref)),
        ),
    )


def _late(each: Found) -> TodayItem:
    item = item_of(each)
    return _item(each, "en_retard", item.end, item.jours_retard)


def _near(each: Found, day: date) -> TodayItem:
    return _item(each, "proche", day, (day - each.facts.day).days)


def _item(each: Found, sujet: Sujet, jour: date | None, jours: int) -> TodayItem:
    item = item_of(each)
    return TodayItem(
        item.ref, item.fiche, item.titre, item.livrable, item.porteurs, sujet, item.echeance, jour, jours
    )  # fmt: skip


def _quiet(scope: Scope, facts: PlanFacts, silence: Silence) -> TodayItem:
    fiche = silence.fiche
    ref = scope.ref(facts, fiche.ref)
    holders = porteurs(facts.plan, fiche.fiche)
    return TodayItem(
        ref, ref, fiche.fiche.titre, None, holders, "sans_nouvelle", None, silence.derniere, silence.jours
    )  # fmt: skip


def _said(scope: Scope, summary: TodaySummary, items: tuple[TodayItem, ...]) -> Iterator[Message]:
    """That there is nothing to see to, or what is not listed."""
    if not items and scope.day is not None:
        yield msg("On {day}, nothing is late, nothing falls due soon, and no fiche is overdue for news.", day=scope.day)
    if summary.en_retard > MOST:
        yield nmsg(
            "One more is late: clsctl overdue", "{count} more are late: clsctl overdue", summary.en_retard - MOST
        )
    if summary.proche > MOST:
        yield nmsg(
            "One more falls due soon: clsctl overdue --within 60d",
            "{count} more fall due soon: clsctl overdue --within 60d",
            summary.proche - MOST,
        )
    if summary.sans_nouvelle > MOST:
        yield nmsg(
            "One more has no news: clsctl today --format csv",
            "{count} more have no news: clsctl today --format csv",
            summary.sans_nouvelle - MOST,
        )


def _recurring(scope: Scope, facts: tuple[PlanFacts, ...]) -> dict[str, str]:
    """What is handed in for one period after the other, with the period that comes next."""
    known = ((each, each.livrable.en_vigueur) for each in found(scope, facts))
    return {
        each.ref: to_serve(each.livrable) or "…" for each, reading in known if reading and reading.nature == "recurring"
    }


def _later(day: date) -> str:
    """A quarter that ends after the day: the one that it is in three months later."""
    moved = add_months(day, 3) or day
    return f"T{(moved.month + 2) // 3} {moved.year}"


def _acts(items: tuple[TodayItem, ...], recurring: Mapping[str, str], day: date, where: str) -> Iterator[Message]:
    """The commands that act, each on the first thing that it fits."""
    due = [each for each in items if each.livrable]
    once = next((each for each in due if each.ref not in recurring), None)
    if once:
        # a deadline that is put off goes beyond both the one in force and the day
        later = _later(max(once.jour or day, day))
        yield msg("Handed in: {command}", command=f"clsctl deliver {once.ref}{where}")
        yield msg("Postponed: {command}", command=f'clsctl postpone {once.ref} "{later}" --reason "…"{where}')
    elif due:
        period = recurring[due[0].ref]
        given = f'"{period}"' if " " in period else period
        yield msg("Handed in: {command}", command=f"clsctl deliver {due[0].ref} --occurrence {given}{where}")
    quiet = next((each.fiche for each in items if each.sujet == "sans_nouvelle"), None)
    if quiet:
        yield msg("News: {command}", command=f'clsctl note {quiet} "…"{where}')
    page = f"clsctl report tableau-de-bord --format html -o tableau-de-bord.html{where}"
    yield msg("For the meeting: {command}", command=page)
