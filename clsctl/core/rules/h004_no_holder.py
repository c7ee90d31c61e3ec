"""Somebody answers for every fiche."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H004",
    "no-holder",
    "warning",
    title=msg("Nobody holds the fiche"),
    why=msg("A fiche without a holder is nobody's: no reminder can be sent, and it is the first to be late."),
    remedy=msg("Name who answers for the action under `porteurs`, or who leads the work under `pilotes`."),
    bad="""\
titre: Ouvrir une maison de santé
porteurs: []
""",
    good="""\
titre: Ouvrir une maison de santé
porteurs: [Communauté de communes]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        if not fiche.porteurs and not fiche.pilotes:
            yield Found(
                fiche.where / "titre",
                msg("Nobody holds this fiche."),
                msg("Name who answers for it under `porteurs`, or who leads it under `pilotes`."),
                fiche.id,
            )
