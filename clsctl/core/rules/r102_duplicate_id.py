"""Inside a fiche an id names one thing only."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import Named, named
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R102",
    "duplicate-id",
    "error",
    title=msg("An id is used twice inside a fiche"),
    why=msg(
        "Steps, deliverables, indicators, phases and milestones share the ids of their fiche: 1.3/L1 must name one "
        "thing. Otherwise the follow-up of one would be taken for that of the other."
    ),
    remedy=msg("Give each its own id: E1, E2 for steps, L1, L2 for deliverables, I1 for an indicator."),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic territorial
  - id: L1
    titre: Projet de santé
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic territorial
  - id: L2
    titre: Projet de santé
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        inside = named(fiche)
        if len({each.id for each in inside}) == len(inside):
            continue
        taken: dict[str | None, Named] = {}
        for each in inside:
            first = taken.setdefault(each.id, each)
            if first is not each:
                name = each.id or ""
                yield Found(
                    each.where / "id",
                    msg("The id {id} is already used in this fiche.", id=name),
                    msg("Give this one an id of its own; the follow-up under `suivi` may have to be split."),
                    f"{fiche.id}/{name}",
                    (Related(first.where / "id", msg("Already taken here.")),),
                )
