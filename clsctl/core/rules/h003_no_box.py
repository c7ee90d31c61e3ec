"""Of two boxes, yes and no, one is ticked."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import boxes
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H003",
    "no-box",
    "warning",
    title=msg("No box is ticked"),
    why=msg("The form was signed without an answer to the question. It is not the same as no."),
    remedy=msg("Ask those who filled the form, and write oui or non."),
    bad="""\
type: lettre_intention
cpts:
  sollicitations:
    - {structure: Élus territoriaux, sollicitee: [], precision: à venir}
""",
    good="""\
type: lettre_intention
cpts:
  sollicitations:
    - {structure: Élus territoriaux, sollicitee: non}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for box in boxes(fiche):
            if not box.ticked:
                yield Found(
                    box.where,
                    msg("No box is ticked for “{question}”.", question=box.question),
                    msg("Write oui or non, after asking those who filled the form."),
                    fiche.id,
                )
