"""An amount has somebody who pays it."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M407",
    "no-funder",
    "info",
    title=msg("An amount has no funder"),
    why=msg(
        "An expense without any source stays wholly uncovered in `budget`. It may be what was signed: then it is a "
        "question for the next meeting."
    ),
    remedy=msg("Add the `sources`; a funder who was not asked yet has `etat: potentiel`."),
    bad="""\
financements:
  - nature: Coordination
    montant: 50 000
""",
    good="""\
financements:
  - nature: Coordination
    montant: 50 000
    sources:
      - {financeur: ARS, etat: potentiel}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for financement in fiche.financements:
            if financement.montant and financement.montant > 0 and not financement.sources:
                yield Found(
                    financement.where / "montant",
                    msg("Nobody is named to fund this amount."),
                    msg("Add its `sources`, potential ones included."),
                    fiche.id,
                )
