"""Two deliverables of a fiche, or two fiches of a plan, do not have one title."""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
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
    yield from _twice((fiche.titre, fiche.where / "titre", fiche.id) for fiche in survey.plan.fiches)
    for fiche in survey.plan.fiches:
        yield from _twice(
            (each.titre, each.where / "titre", f"{fiche.id}/{each.id}") for each in livrables(fiche) if each.titre
        )


def _twice(titled: Iterable[tuple[str, Where, str]]) -> Iterator[Found]:
    taken: dict[str, tuple[Where, str]] = {}
    for title, where, ref in titled:
        first, other = taken.setdefault(title.casefold().strip(), (where, ref))
        if first is not where:
            yield Found(
                where,
                msg("{other} has the same title.", other=other),
                msg("Reword one of the two, or remove it."),
                ref,
                (Related(first, msg("The same title.")),),
            )
