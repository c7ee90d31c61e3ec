"""A printed number belongs to one fiche."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H008",
    "duplicate-numero",
    "warning",
    title=msg("Two fiches are printed under the same number"),
    why=msg("Partners speak of « fiche 7 »: with two of them, minutes and decisions cannot be followed back."),
    remedy=msg("Correct `numero` in one of the two, as the document has it."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
numero: Fiche 7
# fiches/1.2.yaml
id: "1.2"
numero: Fiche 7
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
numero: Fiche 7
# fiches/1.2.yaml
id: "1.2"
numero: Fiche 8
""",
)


def check(survey: Survey) -> Iterator[Found]:
    taken: dict[tuple[str, ...], Fiche] = {}
    for fiche in survey.plan.fiches:
        if fiche.numero:
            first = taken.setdefault(tuple(map(fold, fiche.numero)), fiche)
            if first is not fiche:
                yield Found(
                    fiche.where / "numero",
                    msg("Fiche {id} is printed under the same number.", id=first.id),
                    msg("Correct one of the two, as the document has it."),
                    fiche.id,
                    (Related(first.where / "numero", msg("The same number.")),),
                )
