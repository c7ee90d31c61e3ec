"""The rules and their runner: `check` yields every finding of a portfolio, `PAGES` explains every code.

One line a rule. Whatever is said of a plan here has no date: a plan valid today is valid tomorrow.
"""

from collections.abc import Iterable, Iterator, Mapping

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.model.plan import Portefeuille
from clsctl.core.rules import (
    r101_duplicate_fiche,
    r102_duplicate_id,
    r103_duplicate_code,
    r104_duplicate_plan,
    r105_unknown_dependency,
    r106_unknown_follow_up,
    r107_unknown_instance,
    r108_unknown_axe,
    r109_unknown_objectif,
    r110_unknown_cadre,
    r111_unknown_fiche_in_avenant,
    r112_unknown_gabarit,
    r113_unknown_rubric,
    r114_near_actor,
    r115_dependency_circle,
)
from clsctl.core.rules.found import Found, Rule
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import look

RULES: tuple[Rule, ...] = (
    r101_duplicate_fiche,
    r102_duplicate_id,
    r103_duplicate_code,
    r104_duplicate_plan,
    r105_unknown_dependency,
    r106_unknown_follow_up,
    r107_unknown_instance,
    r108_unknown_axe,
    r109_unknown_objectif,
    r110_unknown_cadre,
    r111_unknown_fiche_in_avenant,
    r112_unknown_gabarit,
    r113_unknown_rubric,
    r114_near_actor,
    r115_dependency_circle,
)

PAGES: Mapping[str, Page] = {rule.PAGE.code: rule.PAGE for rule in RULES}


def check(portefeuille: Portefeuille, rules: Iterable[Rule] = RULES) -> Iterator[Diagnostic]:
    """Every finding of the rules, plan by plan; neither sorted by place nor settled by the plan's `regles`."""
    for plan in portefeuille.plans:
        survey = look(plan, portefeuille)
        prefix = "" if portefeuille.titre is None else f"{plan.code}:"
        for rule in rules:
            for found in rule.check(survey):
                yield _sign(rule.PAGE, found, prefix)


def _sign(page: Page, found: Found, prefix: str) -> Diagnostic:
    ref = None if found.ref is None else prefix + found.ref
    return Diagnostic(page.code, page.severity, found.where, found.message, found.hint, ref, found.related)
