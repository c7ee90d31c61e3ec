"""A rubric that is there and holds nothing is waiting to be filled."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import boxes, home
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H001",
    "empty-rubric",
    "warning",
    title=msg("A rubric is empty"),
    why=msg(
        "An empty `echeance:` means that the document has the rubric and that nobody filled it; it is shown so in "
        "every report."
    ),
    remedy=msg("Fill it. If the document has no such rubric, remove the key."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: }
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: 1er semestre 2020}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    for where in plan.vides:
        if where.path[0] not in SETTINGS:
            yield Found(where.at_key(), _sentence(where), HINT)
    for fiche in plan.fiches:
        # a box that is not ticked, or a size that the population gives, is a finding of its own
        told = {box.where for box in boxes(fiche)}
        if fiche.cpts and home(plan, fiche):
            told.add(fiche.cpts.where / "taille")
        for where in fiche.vides:
            if where not in told:
                yield Found(where.at_key(), _sentence(where), HINT, fiche.id)


# what tells the tool how to work is no rubric of a document
SETTINGS = frozenset({"calendrier", "rapports", "gabarits", "audit", "fiches", "regles"})
HINT = msg("Fill it, or remove the key if the document has no such rubric.")


def _sentence(where: Where) -> Message:
    names = [step for step in where.path if isinstance(step, str)]
    return msg("“{key}” is there and is not filled.", key=names[-1] if names else where.file)
