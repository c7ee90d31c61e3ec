"""A declared status says since when."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S602",
    "status-without-date",
    "warning",
    title=msg("A declared status has no date"),
    why=msg(
        "Without `statut_le` the status holds on every day, before it was decided too: last year's report changes, "
        "and a suspended action was never late."
    ),
    remedy=msg("Write the day of the decision as `statut_le`."),
    bad="""\
suivi:
  statut: en_cours
""",
    good="""\
suivi:
  statut: en_cours
  statut_le: 2020-03-12
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        suivi = fiche.suivi
        if suivi is not None and suivi.statut and suivi.statut_le is None:
            yield Found(
                suivi.where / "statut",
                msg("The status {statut} has no date: it holds on every day, past ones included.", statut=suivi.statut),
                msg("Write the day of the decision as `statut_le`."),
                fiche.id,
            )
