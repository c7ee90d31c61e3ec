"""What a plan says about findings (`regles`): which to leave out, everywhere or in some files, which are errors."""

from collections.abc import Callable, Iterable, Iterator

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.model.plan import Plan, Portefeuille

# From a glob to the test of a path.
Matcher = Callable[[str], Callable[[str], bool]]


def settle(found: Iterable[Diagnostic], portefeuille: Portefeuille, matcher: Matcher) -> Iterator[Diagnostic]:
    """The findings that count, with the severity each plan gives them. Codes may be cut short: `C2` is all of C2xx.

    What keeps a file from being read is never left out: no answer may hide that it lacks a fiche.
    """
    plans = sorted(portefeuille.plans, key=lambda plan: -len(plan.where.file))
    for each in found:
        plan = next((plan for plan in plans if each.where.file.startswith(home(plan))), None)
        if plan is None:
            yield each
        elif each.where.file in plan.illisibles or not _is_ignored(each, plan, matcher):
            yield each._replace(severity="error") if each.code.startswith(plan.regles.erreurs or ("\0",)) else each


def home(plan: Plan) -> str:
    """The folder of a plan in the snapshot, empty or ending with a slash."""
    return plan.where.file.rpartition("/")[0] + "/" if "/" in plan.where.file else ""


def _is_ignored(each: Diagnostic, plan: Plan, matcher: Matcher) -> bool:
    path = each.where.file.removeprefix(home(plan))
    codes = [*plan.regles.ignorer]
    for glob, ignored in plan.regles.par_fichier.items():
        if matcher(glob)(path):
            codes += ignored
    return bool(codes) and each.code.startswith(tuple(codes))
