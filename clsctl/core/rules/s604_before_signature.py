"""What was followed happened after the contract was signed or took effect."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import decided
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "S604",
    "before-signature",
    "warning",
    title=msg("The follow-up is dated before the contract"),
    why=msg(
        "Nothing was due before the signature, so nothing can have been handed in or decided: the year is often "
        "misspelt. What came before belongs in `historique`."
    ),
    remedy=msg("Correct the date, or move the fact to `historique`."),
    bad="""\
# clsctl.yaml
signature: 2019-07-01
# fiches/1.1.yaml
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
suivi:
  livrables:
    L1:
      remis_le: 2002-06-30
      preuves: [https://example.org/diagnostic.pdf]
""",
    good="""\
# clsctl.yaml
signature: 2019-07-01
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


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    start = min((day for day in (plan.signature, plan.effet) if day), default=None)
    if start is None:
        return
    for fiche in plan.fiches:
        if fiche.suivi is not None:
            for home, key, day, ref in decided(fiche.suivi, fiche.id):
                if day is not None and day < start:
                    yield Found(
                        home / key,
                        msg("{day} is before the contract begins, {start}.", day=day, start=start),
                        msg("Correct the date, or move the fact to `historique`."),
                        ref,
                    )
