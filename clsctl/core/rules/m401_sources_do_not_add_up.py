"""The amounts of the sources of an expense add up to its amount."""

from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M401",
    "sources-do-not-add-up",
    "warning",
    title=msg("The funders' amounts do not add up to the total"),
    why=msg(
        "A table of funding that does not add up hides a funder that is missing, or a figure copied wrong. What is "
        "not covered comes out wrong in `budget`."
    ),
    remedy=msg(
        "Correct the total or the amounts. A part that nobody funds yet is a source without an amount, `etat: "
        "potentiel`."
    ),
    bad="""\
financements:
  - nature: Coordination
    montant: 50 000
    sources:
      - {financeur: ARS, montant: 30 000}
      - {financeur: Région, montant: 10 000}
""",
    good="""\
financements:
  - nature: Coordination
    montant: 50 000
    sources:
      - {financeur: ARS, montant: 30 000}
      - {financeur: Région, montant: 20 000}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for financement in fiche.financements:
            given = [source.montant for source in financement.sources if source.montant is not None]
            if financement.montant is None or not given:
                continue
            total, complete = sum(given), len(given) == len(financement.sources)
            over = total - financement.montant
            # a cent each for what was rounded, a euro at most
            slack = min(Decimal("0.01") * len(given), Decimal(1))
            if over > slack or (complete and over < -slack):
                yield Found(
                    financement.where / "montant",
                    msg(
                        "The sources add up to {total}, not to the amount of {amount}.",
                        total=Decimal(total),
                        amount=financement.montant,
                    ),
                    _hint(over),
                    fiche.id,
                )


def _hint(over: Decimal) -> Message:
    if over > 0:
        return msg("Correct the amount or its sources: {over} too much.", over=over)
    return msg("Correct the amount, or add the source of the missing {rest}.", rest=-over)
