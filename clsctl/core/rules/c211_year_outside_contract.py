"""Money is for years of the contract, and reviews are of years of the contract."""

import re
from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C211",
    "year-outside-contract",
    "warning",
    title=msg("A year falls outside the contract"),
    why=msg(
        "An amount for 2031 in a contract of 2021 to 2025, or a review of a year before it began, is a misspelt year, "
        "and the totals by year come out wrong."
    ),
    remedy=msg("Correct the year, or the dates of the contract in `clsctl.yaml`."),
    bad="""\
# clsctl.yaml
periode: 2019-2021
# fiches/1.1.yaml
financements:
  - nature: Aide au démarrage
    montant: 50 000
    periode: 2009-2020
    sources: [{financeur: ARS}]
""",
    good="""\
# clsctl.yaml
periode: 2019-2021
# fiches/1.1.yaml
financements:
  - nature: Aide au démarrage
    montant: 50 000
    periode: 2019-2020
    sources: [{financeur: ARS}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    first = survey.contract.start.year if survey.contract.start else None
    last = survey.contract.end.year if survey.contract.end else None
    for each in survey.expressions:
        if each.kind == "financement":
            years = [day.year for day in (each.reading.start, each.reading.end) if day]
            wrong = next((year for year in years if _outside(year, first, last)), None)
            if wrong:
                yield Found(each.where, _sentence(wrong), _hint(first, last), each.ref)
    for fiche in survey.plan.fiches:
        for key, bilan in fiche.suivi.bilans.items() if fiche.suivi else ():
            if re.fullmatch(r"\d{4}", key, re.ASCII) and _outside(int(key), first, last):
                yield Found(bilan.where.at_key(), _sentence(int(key)), _hint(first, last), fiche.id)


def _outside(year: int, first: int | None, last: int | None) -> bool:
    return (first is not None and year < first) or (last is not None and year > last)


def _sentence(year: int) -> Message:
    return msg("{year} is not a year of the contract.", year=str(year))


def _hint(first: int | None, last: int | None) -> Message:
    if first and last:
        return msg("The contract runs from {first} to {last}.", first=str(first), last=str(last))
    return msg("Correct the year, or the dates of the contract in clsctl.yaml.")
