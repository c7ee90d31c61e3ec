"""What each format of `export` is made from: the plan as the audience may see it, its history where it has one."""

from collections.abc import Callable, Mapping

from clsctl.cli.plan import Read
from clsctl.cli.scope import scope_of
from clsctl.cli.traced import Traced, traced
from clsctl.core.audience import Audience
from clsctl.core.views.agenda import agenda
from clsctl.core.views.disparues import trace
from clsctl.core.views.donnees import Table, tables
from clsctl.core.views.export import export
from clsctl.core.views.histoire import histoire
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import seen
from clsctl.render.answers import render
from clsctl.render.csvtext import FRENCH_EXCEL, RFC_4180
from clsctl.render.ics import ics
from clsctl.render.opendata import About, package
from clsctl.render.xlsx import xlsx


def _ics(what: Read, audience: Audience) -> str:
    known = traced(what)
    return ics(agenda(scope_of(what), audience, known.day, trace(known.steps or (), what.day)), what.spoken)


def _json(what: Read, audience: Audience) -> str:
    known, scope = traced(what), seen(scope_of(what), audience)
    histories = {} if known.steps is None else _histories(scope, known, audience, what)
    return render(export(scope, histories, audience), "json", what.spoken)


def _histories(scope: Scope, known: Traced, audience: Audience, what: Read) -> dict[str, Table]:
    """The history of each plan by its code."""
    alone = {each.plan.code: scope._replace(facts=(each,), titre=None) for each in scope.chosen()}
    return {code: histoire(each, known.steps, audience, what.day) for code, each in alone.items()}


def _tables(what: Read, audience: Audience) -> tuple[tuple[Table, ...], About]:
    """The tables, and what the export says of itself."""
    scope = seen(scope_of(what), audience)
    title = scope.titre if scope.titre is not None else ", ".join(each.plan.titre for each in scope.facts)
    known = (*tables(scope), histoire(scope, traced(what).steps, audience, what.day))
    return known, About(title, what.snapshot.label, what.day, audience)


def _xlsx(what: Read, audience: Audience) -> bytes:
    return xlsx(*_tables(what, audience), what.spoken)


def files(what: Read, audience: Audience, *, for_excel: bool = False) -> dict[str, str]:
    """The CSV files by name, with the description of their tables; `for_excel` as Excel in French opens them."""
    return dict(package(*_tables(what, audience), what.spoken, FRENCH_EXCEL if for_excel else RFC_4180))


TEXTS: Mapping[str, Callable[[Read, Audience], str]] = {"ics": _ics, "json": _json}
BYTES: Mapping[str, Callable[[Read, Audience], bytes]] = {"xlsx": _xlsx}
