"""The history of a plan as a table, with nothing in it that the audience may not read.

The changes are found between what the audience may see of one text and of the next: what is hidden in both is no
change at all, and no sentence can quote it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from clsctl.core.audience import Audience, visible
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.telling import changes_of
from clsctl.core.changes.trail import Step
from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan, Rapports
from clsctl.core.views.donnees import Champ, Table, fiches_of
from clsctl.core.views.lignes import Row
from clsctl.core.views.scope import Scope

CHAMPS = (
    Champ("date", msg("Date"), "date"),
    Champ("ref", msg("Reference")),
    Champ("cle", msg("Key")),
    Champ("genre", msg("Kind"), role="changement"),
    Champ("avant", msg("Before")),
    Champ("apres", msg("After")),
    Champ("jours", msg("Days"), "integer"),
    Champ("texte", msg("What changed")),
    Champ("commit", msg("Commit")),
)
AUTEUR = Champ("auteur", msg("Who"))


def seen_steps(steps: Iterable[Step], audience: Audience) -> Iterator[Step]:
    """What each commit did, to an audience."""
    shown = _Shown(audience)
    for step in steps:
        plans = tuple((shown.plan(was), shown.plan(now)) for was, now in step.plans)
        pairs = tuple(tuple(shown.pair(pair) for pair in side) for side in step.pairs)
        yield step._replace(plans=plans, pairs=pairs)


class _Shown:
    """What an audience sees of texts; a plan, which stands beside each of its fiches, is looked at once."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._plans: dict[int, tuple[Plan, Plan]] = {}

    def plan(self, plan: Plan | None) -> Plan | None:
        if plan is None:
            return None
        known = self._plans.get(id(plan))
        if known is None:  # with the plan itself, so that no other is ever given its number
            known = self._plans[id(plan)] = (plan, visible(plan, self._audience))
        return known[1]

    def pair(self, pair: Pair) -> Pair:
        langue = (pair.new or pair.old or _NO_PLAN).rapports
        return Pair(
            self._fiche(pair.was, langue), self._fiche(pair.now, langue), self.plan(pair.old), self.plan(pair.new)
        )

    def _fiche(self, fiche: Fiche | None, langue: Rapports) -> Fiche | None:
        return fiche and visible(_NO_PLAN._replace(rapports=langue, fiches=(fiche,)), self._audience).fiches[0]


_NO_PLAN = Plan(Where("clsctl.yaml"), "")


def histoire(scope: Scope, steps: Iterable[Step] | None, audience: Audience, until: date) -> Table:
    """The changes up to a day, the last first, of what the filters keep; None for `steps` where there is no history."""
    own = (AUTEUR,) if audience == "interne" else ()
    plan = (Champ("plan", msg("Plan")),) if scope.is_portfolio else ()
    note = msg("Outside git a plan has no history.") if steps is None else None
    past = [step for step in steps or () if step.commit.day <= until]
    rows = tuple(_rows(scope, seen_steps(reversed(past), audience), audience))
    return Table("historique", msg("History"), (*plan, *CHAMPS, *own), rows, note=note)


def _rows(scope: Scope, steps: Iterable[Step], audience: Audience) -> Iterator[Row]:
    kept = fiches_of(scope)
    codes = {facts.plan.code for facts in scope.facts}
    for step in steps:
        plan: Any = step.plan or step.plans[0][0]
        for each in changes_of(step) if plan and plan.code in codes else ():
            fiche = f"{plan.code}:{each.fiche}" if scope.is_portfolio else each.fiche
            if any(scope.filters) and fiche not in kept:
                continue
            ref = f"{plan.code}:{each.ref}" if scope.is_portfolio and each.ref else each.ref
            row: Row = (
                step.commit.day, ref, each.key, each.kind, each.before, each.after, each.days, each.text,
                step.commit.oid,
            )  # fmt: skip
            own = (step.commit.author,) if audience == "interne" else ()
            yield (plan.code, *row, *own) if scope.is_portfolio else (*row, *own)
