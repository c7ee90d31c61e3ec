"""An amount is in euros or in full-time equivalents, and its size tells which."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M405",
    "wrong-unit",
    "warning",
    title=msg("An amount looks to be in the other unit"),
    why=msg(
        "Half a post (0,5 ETP) counted as fifty cents, or 50 000 euros counted as fifty thousand posts, makes every "
        "total wrong."
    ),
    remedy=msg("Write `unite: ETP` for posts; leave `unite` out, or write `EUR`, for money."),
    bad="""\
financements:
  - nature: Coordinatrice
    montant: 0,5
    sources: [{financeur: ARS}]
""",
    good="""\
financements:
  - nature: Coordinatrice
    montant: 0,5
    unite: ETP
    sources: [{financeur: ARS}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for financement in fiche.financements:
            amount = financement.montant
            if amount is None:
                continue
            if financement.unite == "ETP" and amount > 100:
                sentence = msg("{amount} full-time equivalents: is this not an amount in euros?", amount=amount)
                yield Found(financement.where / "unite", sentence, msg("Write `unite: EUR`, or correct it."), fiche.id)
            elif financement.unite == "EUR" and 0 < amount < 10:
                sentence = msg("{amount} euros: is this not a number of full-time equivalents?", amount=amount)
                yield Found(financement.where / "montant", sentence, msg("Add `unite: ETP`, or correct it."), fiche.id)
