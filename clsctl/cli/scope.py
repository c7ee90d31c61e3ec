"""From what was read to what a view is about."""

from clsctl.cli.output import note
from clsctl.cli.plan import Read
from clsctl.core.facts import plan_facts
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.core.views.answer import lacking
from clsctl.core.views.filters import Filters
from clsctl.core.views.scope import Scope
from clsctl.render.answers import left_out


def scope_of(what: Read) -> Scope:
    """The facts on the day asked about, and the filters; `Trouble` where there is no plan."""
    plans, day = what.portefeuille.plans, what.day
    if not plans:
        raise Trouble(msg("The portfolio has no plan to answer from."), msg("`clsctl validate` says what is wrong."))
    if not any(plan.fiches or plan.illisibles for plan in plans) and not what.request.session.quiet:
        note(what.request.language(msg("There is no fiche yet; `clsctl new` writes one.")))
    facts = tuple(plan_facts(plan, day) for plan in plans)
    return Scope(facts, what.snapshot.label, what.portefeuille.titre, Filters(**what.request.kept))


def tell_unread(what: Read) -> bool:
    """Name on standard error the files of a report that could not be read, or not whole; whether there are any."""
    plans = what.portefeuille.plans
    files = tuple(file for plan in plans for file in plan.illisibles)
    said = lacking([file for plan in plans for file in plan.abimees])
    for each in (left_out(files), *said) if files else said:
        note(what.request.language(each))
    return bool(files or said)
