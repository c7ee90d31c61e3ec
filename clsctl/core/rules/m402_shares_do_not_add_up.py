"""Where each funder of an expense is given with its share in percent, the shares make 100."""

import re
from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M402",
    "shares-do-not-add-up",
    "warning",
    title=msg("The funders' shares do not make 100 %"),
    why=msg('"ARS (50 %), Région (30 %)" leaves a fifth that nobody pays, or a share was copied wrong.'),
    remedy=msg(
        "Correct the shares, or add the funder that is missing; where amounts are known, write them as `montant`."
    ),
    bad="""\
financements:
  - nature: Coordination
    sources:
      - {financeur: ARS, dispositif: FIR (50 %)}
      - {financeur: Région, dispositif: fonds propres (30 %)}
""",
    good="""\
financements:
  - nature: Coordination
    sources:
      - {financeur: ARS, dispositif: FIR (50 %)}
      - {financeur: Région, dispositif: fonds propres (50 %)}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for financement in fiche.financements:
            shares = [_share(f"{each.financeur or ''} {each.dispositif or ''}") for each in financement.sources]
            known = [share for share in shares if share is not None]
            total = sum(known, Decimal())
            if len(known) > 1 and len(known) == len(shares) and abs(total - 100) > 1:
                yield Found(
                    financement.where / "sources",
                    msg("The shares of the sources make {total} %.", total=total),
                    msg("Correct the shares, or add the funder that is missing."),
                    fiche.id,
                )


def _share(text: str) -> Decimal | None:
    """The one percentage that a text names."""
    if "%" not in text:
        return None
    found = re.findall(r"(\d+(?:[.,]\d+)?)\s*%", text)
    return Decimal(found[0].replace(",", ".")) if len(found) == 1 else None
