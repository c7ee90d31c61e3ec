"""Of two boxes, yes and no, one is ticked."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import boxes
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H002",
    "both-boxes",
    "warning",
    title=msg("Both boxes, yes and no, are ticked"),
    why=msg(
        "The form was signed with two answers to one question. Nobody can tell which one was meant, and the "
        "instruction of the file will stop there."
    ),
    remedy=msg(
        "Ask those who filled the form, and keep one of the two; `precision` can say that the answer is yes but later."
    ),
    bad="""\
type: lettre_intention
cpts:
  sollicitations:
    - {structure: Élus territoriaux, sollicitee: [oui, non], precision: à venir}
""",
    good="""\
type: lettre_intention
cpts:
  sollicitations:
    - {structure: Élus territoriaux, sollicitee: oui, precision: à venir}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for box in boxes(fiche):
            if len(box.ticked) > 1:
                yield Found(
                    box.where,
                    msg("Both boxes are ticked for “{question}”.", question=box.question),
                    msg("Keep one of the two, after asking those who filled the form."),
                    fiche.id,
                )
