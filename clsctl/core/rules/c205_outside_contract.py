"""A deadline falls inside the contract: from its effect or signature to its end, as amended, or its cover's
period.
"""

from collections.abc import Iterator

from clsctl.core.calendar import Reading
from clsctl.core.messages import Message, msg
from clsctl.core.rules.calendars import last_unit
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import DUE, Span, Survey

PAGE = Page(
    "C205",
    "outside-contract",
    "warning",
    title=msg("A deadline falls outside the contract"),
    why=msg(
        "What is due before the contract begins or after it ends binds nobody. The year is often misspelt, or the end "
        "of the contract was moved and `fin` was not."
    ),
    remedy=msg(
        "Correct the deadline, or the dates of the contract in `clsctl.yaml`; an end moved by an amendment goes under "
        "`avenants`."
    ),
    bad="""\
# clsctl.yaml
signature: 2019-07-01
fin: 2021-12-31
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2029"
""",
    good="""\
# clsctl.yaml
signature: 2019-07-01
fin: 2021-12-31
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2020"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    contract = survey.contract
    judged: dict[int, Message | None] = {}  # a plan says the same few expressions over and over
    for each in survey.expressions:
        if each.kind in DUE:
            key = id(each.reading)
            if key not in judged:
                judged[key] = _judge(each.reading, contract)
            sentence = judged[key]
            if sentence:
                yield Found(each.where, sentence, _hint(contract), each.ref)


def _judge(reading: Reading, contract: Span) -> Message | None:
    if reading.nature not in ("dated", "deadline", "open"):
        return None
    return _after(reading, contract) or _before(reading, contract)


def _after(reading: Reading, contract: Span) -> Message | None:
    first = last_unit(reading) or reading.start
    if contract.end is None or first is None or first <= contract.end:
        return None
    return msg("“{text}” is after the end of the contract, {end}.", text=reading.text, end=contract.end)


def _before(reading: Reading, contract: Span) -> Message | None:
    if contract.start is None or reading.end is None or reading.end >= contract.start:
        return None
    return msg("“{text}” is before the contract begins, {start}.", text=reading.text, start=contract.start)


def _hint(contract: Span) -> Message:
    if contract.start and contract.end:
        return msg("The contract runs from {start} to {end}: check the year.", start=contract.start, end=contract.end)
    return msg("Check the year.")
