"""A date in the brackets of a title is no deadline: nothing that it names is ever late."""

import re
from collections.abc import Iterator

from clsctl.core.calendar import Context, read
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Etape, Fiche, Jalon, Livrable
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C220",
    "date-in-title",
    "info",
    title=msg("A title holds a date that no calendar gives"),
    why=msg(
        "Only `calendrier` and `echeance` say when something is due. « Recensement des clubs (1er trimestre 2026) » "
        "with neither can never be late, and no list of deadlines shows it. A year alone, « (2019) », may be that of "
        "a law or an edition: it is left as it is."
    ),
    remedy=msg("Write the date as the `echeance` of the deliverable or the `calendrier` of the step."),
    bad="""\
livrables:
  - id: L1
    titre: Recensement des clubs (1er trimestre 2026)
""",
    good="""\
livrables:
  - id: L1
    titre: Recensement des clubs
    echeance: 1er trimestre 2026
""",
)

_BRACKETS = re.compile(r"\(([^()]+)\)\s*\.?\s*$")
# a year may be that of a law, a survey, an edition
_UNSURE = frozenset({"year", "years"})


def check(survey: Survey) -> Iterator[Found]:
    context = Context(bounds=survey.plan.calendrier.bounds)
    for fiche in survey.plan.fiches:
        for part in _undated(fiche):
            text = _dated(part.titre or "", context)
            if text:
                ref, key = f"{fiche.id}/{part.id}", "calendrier" if isinstance(part, Etape) else "echeance"
                yield Found(
                    part.where / "titre",
                    msg("The title says “{text}”, but no `{key}` does: {ref} can never be late.",
                        text=text, key=key, ref=ref),
                    msg("Write it there: {command}", command=f'clsctl set {ref} {key} "{text}"'),
                    ref,
                )  # fmt: skip


def _undated(fiche: Fiche) -> Iterator[Etape | Livrable | Jalon]:
    """What has no calendar, neither its own nor that of its step or its fiche."""
    own = fiche.calendrier
    if own is not None and (own.texte or own.debut or own.fin):
        return
    for etape in fiche.etapes:
        if not etape.calendrier:
            yield etape
            yield from (each for each in etape.livrables if not each.echeance)
    yield from (each for each in fiche.livrables if not each.echeance)
    yield from (each for each in (own.jalons if own else ()) if not each.echeance)


def _dated(titre: str, context: Context) -> str | None:
    """The words in the last brackets of a title, where they surely are a date and more than a year."""
    found = _BRACKETS.search(titre)
    if found is None:
        return None
    reading = read(found[1].strip(), context)
    is_sure = reading.nature in {"dated", "deadline"} and reading.end and reading.precision not in _UNSURE
    return reading.text if is_sure else None
