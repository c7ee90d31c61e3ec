"""What is asked of a funder is not below zero."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.model.fiche import Financement, Source
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M404",
    "negative-amount",
    "warning",
    title=msg("An amount is below zero"),
    why=msg(
        "An amount asked cannot be negative: it is a dash taken for a minus, or a correction that belongs elsewhere."
    ),
    remedy=msg("Write the amount without its sign. Money given back is recorded under `suivi.financements`."),
    bad="""\
financements:
  - nature: Coordination
    montant: -50 000
    sources: [{financeur: ARS}]
""",
    good="""\
financements:
  - nature: Coordination
    montant: 50 000
    sources: [{financeur: ARS}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for financement in fiche.financements:
            asked: list[Financement | Source] = [financement, *financement.sources]
            for each in asked:
                if each.montant is not None and each.montant < 0:
                    yield Found(
                        each.where / "montant",
                        msg("The amount is below zero: {amount}.", amount=each.montant),
                        msg("Write it without its sign."),
                        fiche.id,
                    )
