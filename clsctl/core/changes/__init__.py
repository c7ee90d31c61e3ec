"""What changed between two plans, and along a history, in the words of the domain."""

from clsctl.core.changes.commits import Commit, History, Touch
from clsctl.core.changes.compare import changes, fiche_changes, plan_changes
from clsctl.core.changes.leaves import Leaf, of_fiche, of_plan
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.values import Change, Kind

__all__ = [
    "Change",
    "Commit",
    "History",
    "Kind",
    "Leaf",
    "Pair",
    "Touch",
    "changes",
    "fiche_changes",
    "of_fiche",
    "of_plan",
    "plan_changes",
]
