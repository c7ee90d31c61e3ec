"""A plan whose fiches are all held by one actor rests on one."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H006",
    "one-holder",
    "info",
    title=msg("One actor holds everything"),
    why=msg(
        "A contract is shared: when one actor holds nearly all of the fiches, the others signed without taking "
        "anything on, and everything stops with that one."
    ),
    remedy=msg("Nothing is wrong in the files. The next steering committee may want to share the fiches out."),
    bad="""\
# fiches/1.1.yaml
porteurs: [ars]
# fiches/1.2.yaml
porteurs: [ars]
# fiches/1.3.yaml
porteurs: [ars]
# fiches/1.4.yaml
porteurs: [ars]
# fiches/1.5.yaml
porteurs: [ars]
""",
    good="""\
# fiches/1.1.yaml
porteurs: [ars]
# fiches/1.2.yaml
porteurs: [ars]
# fiches/1.3.yaml
porteurs: [commune]
# fiches/1.4.yaml
porteurs: [commune]
# fiches/1.5.yaml
porteurs: [association]
""",
)


# a plan of fewer fiches says nothing; nine in ten is nearly all
FEWEST = 5


def check(survey: Survey) -> Iterator[Found]:
    fiches = survey.plan.fiches
    if len(fiches) < FEWEST:
        return
    alone: dict[str, int] = {}
    for fiche in fiches:
        holders = {*fiche.porteurs, *fiche.pilotes}
        if len(holders) == 1:
            holder = holders.pop()
            alone[holder] = alone.get(holder, 0) + 1
    for holder, count in alone.items():
        if count * 10 >= len(fiches) * 9:
            yield Found(
                survey.plan.where / "titre",
                msg(
                    "{holder} alone holds {count} of the {total} fiches.",
                    holder=_name(survey.plan, holder),
                    count=count,
                    total=len(fiches),
                ),
                msg("The partners may want to share the fiches out."),
            )


def _name(plan: Plan, holder: str) -> str:
    acteur = plan.acteurs.get(holder)
    return acteur.nom if acteur and acteur.nom else holder
