"""An indicator that is to fall has a target below its start, one that is to rise above it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.diagnostics import Related
from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I504",
    "target-backwards",
    "warning",
    title=msg("The target of an indicator goes against its own words"),
    why=msg(
        "« Réduction du délai » with a target above the start: the two values were swapped, or one was copied wrong, "
        "and progress is counted the wrong way."
    ),
    remedy=msg("Swap `depart` and `cible`, or correct the wording."),
    bad="""\
indicateurs:
  - {id: I1, libelle: Réduction du délai de rendez-vous, unite: jour, depart: {valeur: 20}, cible: {valeur: 45}}
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Réduction du délai de rendez-vous, unite: jour, depart: {valeur: 45}, cible: {valeur: 20}}
""",
)


FALLS = frozenset({"réduction", "réduire", "diminution", "diminuer", "baisse", "baisser", "recul"})
RISES = frozenset({"augmentation", "augmenter", "hausse", "accroissement", "accroître", "progression"})


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for indicateur in fiche.indicateurs:
            depart, cible = indicateur.depart, indicateur.cible
            if depart is None or cible is None or depart.valeur is None or cible.valeur is None:
                continue
            direction = _direction(indicateur.libelle or "")
            if (cible.valeur - depart.valeur) * direction < 0:
                yield Found(
                    cible.where / "valeur",
                    _sentence(direction, depart.valeur, cible.valeur),
                    msg("Were the start and the target swapped?"),
                    f"{fiche.id}/{indicateur.id}",
                    (Related(depart.where / "valeur", msg("The starting point.")),),
                )


def _direction(libelle: str) -> int:
    """-1 for an indicator worded as a fall, 1 as a rise, 0 when its words do not tell."""
    first = set(re.findall(r"\w+", libelle[:40].casefold()))
    return bool(first & RISES) - bool(first & FALLS)


def _sentence(direction: int, start: Decimal, target: Decimal) -> Message:
    if direction < 0:
        return msg(
            "The indicator is to fall, and its target rises from {start} to {target}.", start=start, target=target
        )
    return msg("The indicator is to rise, and its target falls from {start} to {target}.", start=start, target=target)
