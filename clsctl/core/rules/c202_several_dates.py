"""Several dates in one cell are never merged into one interval: each is a phase or a deliverable of its own."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.calendars import failure
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C202",
    "several-dates",
    "warning",
    title=msg("Several dates stand in one calendar"),
    why=msg(
        "Merging them would invent a deadline that nobody signed. Until they are apart, the tool cannot tell what is "
        "late."
    ),
    remedy=msg("Give each date its own phase (`calendrier.phases`), step or deliverable."),
    bad="""\
calendrier:
  texte: "Diagnostic : 1er semestre 2020 ; ouverture : 2ème semestre 2021"
""",
    good="""\
calendrier:
  phases:
    - {id: P1, titre: Diagnostic, calendrier: 1er semestre 2020}
    - {id: P2, titre: Ouverture, calendrier: 2ème semestre 2021}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        if failure(each.reading) == "several":
            pieces = [f"{piece.titre} : {piece.calendrier}" for piece in each.reading.split]
            yield Found(
                each.where,
                msg("“{text}” holds several dates: none of them is used.", text=each.reading.text),
                msg("Write one entry for each: {pieces}.", pieces=" ; ".join(pieces)),
                each.ref,
            )
