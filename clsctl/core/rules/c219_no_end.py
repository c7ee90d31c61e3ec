"""Deadlines that count from the end of the contract need that end."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg, nmsg
from clsctl.core.rules.calendars import waiting
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C219",
    "no-end",
    "warning",
    title=msg("Deadlines wait for the end of the contract, which the plan does not give"),
    why=msg(
        "« 6 mois avant la fin du contrat » can be placed only when `clsctl.yaml` says when that is. Until then "
        "nothing of it is ever late, and no list of deadlines shows it."
    ),
    remedy=msg("Write the last day of the contract as `fin` in `clsctl.yaml`, or its years as `periode`."),
    bad="""\
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Évaluation
    echeance: 6 mois avant la fin du contrat
""",
    good="""\
# clsctl.yaml
fin: 2023-12-31
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Évaluation
    echeance: 6 mois avant la fin du contrat
""",
)


def check(survey: Survey) -> Iterator[Found]:
    unplaced = waiting(survey, "fin")
    if unplaced:
        first = unplaced[0]
        yield Found(
            survey.plan.where / "fin",
            nmsg(
                "{count} calendar waits for the end of the contract, which this plan does not give: {ref} (“{text}”).",
                "{count} calendars wait for the end of the contract, which this plan does not give; the first is that "
                "of {ref} (“{text}”).",
                len(unplaced),
                ref=first.ref or "",
                text=first.reading.text,
            ),
            msg("Write the last day of the contract as `fin` in clsctl.yaml."),
            related=tuple(Related(each.where, msg("Counts from the end of the contract.")) for each in unplaced[:5]),
        )
