"""What was followed happened while the contract ran, or not long after."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.calendar.dates import add_months
from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Suivi
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import decided
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S616",
    "long-after-end",
    "warning",
    title=msg("The follow-up is dated long after the end of the contract"),
    why=msg(
        "What is handed in, decided or measured two years after the last day of the contract is nearly always a year "
        "that was misspelt: as long as that day is not reached, it counts as not having happened."
    ),
    remedy=msg("Correct the year; or write the amendment that extends the contract, with its `fin`."),
    bad="""\
# clsctl.yaml
signature: 2019-07-01
fin: 2024-06-30
# fiches/1.1.yaml
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2202-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
    good="""\
# clsctl.yaml
signature: 2019-07-01
fin: 2024-06-30
# fiches/1.1.yaml
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2020-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
)
_MONTHS = 24  # the last measures and the closing account of a contract come that late


def check(survey: Survey) -> Iterator[Found]:
    end = survey.contract.end
    last = end and add_months(end, _MONTHS)
    if end is None or last is None:
        return
    for fiche in survey.plan.fiches:
        if fiche.suivi is not None:
            for home, key, day, ref in (*decided(fiche.suivi, fiche.id), *_measured(fiche.suivi, fiche.id)):
                if day is not None and day > last:
                    yield Found(
                        home / key,
                        msg("{day} is more than two years after the end of the contract, {end}.", day=day, end=end),
                        msg("Correct the year; or write the amendment that extends the contract."),
                        ref,
                    )


def _measured(suivi: Suivi, ref: str) -> Iterator[tuple[Where, str, date | None, str]]:
    for key, measures in suivi.indicateurs.items():
        yield from ((each.where, "date", each.date, f"{ref}/{key}") for each in measures)
    yield from ((each.where, "date", each.date, ref) for each in suivi.financements)
    yield from ((each.where, "date", each.date, ref) for each in suivi.notes)
