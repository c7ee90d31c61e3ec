"""Two deliverables of a fiche, or two fiches of a plan, do not have one title."""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche, Livrable
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import livrables
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H007",
    "duplicate-title",
    "warning",
    title=msg("A title is used twice"),
    why=msg("In a table of what is late nobody can tell the two apart. One was copied to be changed, and was not."),
    remedy=msg("Reword one of the two, or remove it."),
    bad="""\
livrables:
  - {id: L1, titre: Compte rendu, echeance: "2020"}
  - {id: L2, titre: Compte rendu, echeance: "2020"}
""",
    good="""\
livrables:
  - {id: L1, titre: Compte rendu du 1er semestre, echeance: "2020"}
  - {id: L2, titre: Compte rendu du 2ème semestre, echeance: "2020"}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    yield from _twice(survey.plan.fiches, "")
    for fiche in survey.plan.fiches:
        inside = livrables(fiche)
        if len(inside) > 1:
            yield from _twice(inside, f"{fiche.id}/")


Titled = Fiche | Livrable


def _twice(titled: Iterable[Titled], prefix: str) -> Iterator[Found]:
    taken: dict[str, Titled] = {}
    for each in titled:
        first = taken.setdefault(each.titre.casefold().strip(), each) if each.titre else each
        if first is not each:
            yield Found(
                each.where / "titre",
                msg("{other} has the same title.", other=prefix + first.id),
                msg("Reword one of the two, or remove it."),
                prefix + each.id,
                (Related(first.where / "titre", msg("The same title.")),),
            )
