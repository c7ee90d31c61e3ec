"""Deadlines that count from the signature need the date of the signature."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg, nmsg
from clsctl.core.rules.calendars import waiting
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C213",
    "no-signature",
    "warning",
    title=msg("Deadlines count from a signature that the plan does not give"),
    why=msg(
        "« 18 mois après la signature » can be placed only when `clsctl.yaml` says when that was. Until then nothing "
        "of it is ever late."
    ),
    remedy=msg("Write `signature` in `clsctl.yaml`; once the contract is signed, that is."),
    bad="""\
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 18 mois après la signature
""",
    good="""\
# clsctl.yaml
signature: 2019-07-01
# fiches/1.1.yaml
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 18 mois après la signature
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    # what lasts as long as the contract can be late once its end is known: C219 says so
    unplaced = [each for each in waiting(survey, "signature") if each.reading.offset is not None]
    if unplaced:
        first = unplaced[0]
        yield Found(
            plan.where / "signature",
            nmsg(
                "{count} calendar counts from the signature, which this plan does not give: {ref} (“{text}”).",
                "{count} calendars count from the signature, which this plan does not give; the first is that of "
                "{ref} (“{text}”).",
                len(unplaced),
                ref=first.ref or "",
                text=first.reading.text,
            ),
            msg("Write the day of the signature as `signature` in clsctl.yaml."),
            related=tuple(Related(each.where, msg("Counts from the signature.")) for each in unplaced[:5]),
        )
