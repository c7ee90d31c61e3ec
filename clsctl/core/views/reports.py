"""The reports by their names: each is a view of a scope for an audience."""

from collections.abc import Callable, Mapping
from typing import Any

from clsctl.core.audience import Audience
from clsctl.core.views.bilan import bilan
from clsctl.core.views.calendrier import calendrier
from clsctl.core.views.copil import copil
from clsctl.core.views.fiche import fiches
from clsctl.core.views.finances import finances
from clsctl.core.views.relances import relances
from clsctl.core.views.retards import retards
from clsctl.core.views.scope import Scope
from clsctl.core.views.tableau_de_bord import tableau_de_bord

VIEWS: Mapping[str, Callable[[Scope, Audience], Any]] = {
    "tableau-de-bord": tableau_de_bord,
    "fiche": fiches,
    "retards": retards,
    "bilan": bilan,
    "budget": finances,
    "calendrier": calendrier,
    "relances": relances,
    "copil": copil,
}
