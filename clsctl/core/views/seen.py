"""What a report is about: the facts of a scope as its audience may see them, and what its head says."""

from clsctl.core.audience import Audience, visible
from clsctl.core.facts import plan_facts
from clsctl.core.personal import masked
from clsctl.core.views.blocks import Entete
from clsctl.core.views.scope import Scope
from clsctl.core.views.selection import asked


def seen(scope: Scope, audience: Audience) -> Scope:
    """The scope with nothing in it that the audience may not read.

    The facts are made again from what is left of the plan, so nothing that was hidden is in what follows from it.
    A scope made for this audience is given back as it is.
    """
    if scope.audience == audience:
        return scope
    facts = tuple(plan_facts(visible(each.plan, audience), each.day) for each in scope.facts)
    titre = scope.titre if audience == "interne" or scope.titre is None else masked(scope.titre)
    return scope._replace(facts=facts, titre=titre, audience=audience)


def entete(scope: Scope, audience: Audience) -> Entete:
    """The head of a report."""
    titre = scope.titre if scope.titre is not None else ", ".join(each.plan.titre for each in scope.facts)
    unread = tuple(file for each in scope.facts for file in (*each.plan.illisibles, *each.plan.abimees))
    return Entete(titre, scope.day, scope.rev, audience, unread, asked(scope.filters))
