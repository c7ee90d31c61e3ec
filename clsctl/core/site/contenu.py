"""What a site is made from, as one audience may read it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.changes.values import Change
from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.site.places import Places, places
from clsctl.core.slugs import stems
from clsctl.core.views.blocks import Entete
from clsctl.core.views.disparues import Trace
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete


class Moment(NamedTuple):
    """What a commit changed in one contract; `auteur` is None where the audience may not know it."""

    jour: date
    commit: str
    auteur: str | None
    changes: tuple[Change, ...]


class Contrat(NamedTuple):
    """One contract: its facts, where its pages are, its history (the last first; `absente` says why there is none),
    and its facts on the days of its meetings, with the revision of their text, by the codes of these. `trace` tells
    how deadlines were moved, `estampille` is the day of the text, for calendars."""

    facts: PlanFacts
    places: Places
    entete: Entete
    audience: Audience
    moments: tuple[Moment, ...] = ()
    absente: Message | None = None
    versions: Mapping[str, tuple[PlanFacts, str]] = {}
    trace: Trace = Trace()
    estampille: date | None = None

    @property
    def plan(self) -> Plan:
        return self.facts.plan

    def nom(self, reference: str) -> str:
        """An actor as people call it, short."""
        acteur = self.plan.acteurs.get(reference)
        return (acteur.sigle or acteur.nom if acteur else None) or reference

    def tenues(self) -> tuple[Instance, ...]:
        """The meetings by their days, those without a day last."""
        return tuple(sorted(self.plan.instances, key=lambda each: each.date or date.max))


class Contenu(NamedTuple):
    """The whole: `scope` holds what the audience may read, and nothing else."""

    scope: Scope
    audience: Audience
    contrats: tuple[Contrat, ...]

    @property
    def entete(self) -> Entete:
        return entete(self.scope, self.audience)

    def alone(self, contrat: Contrat) -> Scope:
        """The scope of one contract, whose references need not say which it is."""
        return self.scope._replace(facts=(contrat.facts,), titre=None)


class Passe(NamedTuple):
    """The history as it is published: what changed, by the code of each contract, the last first; `absente` says why
    there is none; the facts on the days of the meetings, by the contract's code and then the meeting's; what calendars
    tell of deadlines (`trace`), and the day of the text where it is that of a commit."""

    moments: Mapping[str, tuple[Moment, ...]] = {}
    absente: Message | None = None
    versions: Mapping[str, Mapping[str, tuple[PlanFacts, str]]] = {}
    trace: Trace = Trace()
    estampille: date | None = None


def contenu(scope: Scope, audience: Audience, passe: Passe) -> Contenu:
    """What a site is made from: a scope of which the audience may read all."""
    folders = _folders(scope) if scope.is_portfolio else ("",)
    found = zip(scope.facts, folders, strict=True)
    return Contenu(scope, audience, tuple(_contrat(scope, audience, passe, *each) for each in found))


def _folders(scope: Scope) -> tuple[str, ...]:
    """A folder for each contract; two may have one code, which is a finding of `validate`."""
    codes = [each.plan.code for each in scope.facts]
    keys = [f"{code} {codes[:rank].count(code)}" if code in codes[:rank] else code for rank, code in enumerate(codes)]
    names = stems(keys, "contrat")
    return tuple(f"{names[key]}/" for key in keys)


def _contrat(scope: Scope, audience: Audience, passe: Passe, facts: PlanFacts, folder: str) -> Contrat:
    code = facts.plan.code
    head = entete(scope._replace(facts=(facts,), titre=None), audience)
    return Contrat(
        facts, places(facts, folder), head, audience, passe.moments.get(code, ()), passe.absente,
        passe.versions.get(code, {}), passe.trace, passe.estampille,
    )  # fmt: skip
