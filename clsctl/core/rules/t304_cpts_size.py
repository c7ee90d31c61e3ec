"""The size of a CPTS follows from the population of its territory (conventional agreement of 20 June 2019)."""

from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import home
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T304",
    "cpts-size",
    "warning",
    title=msg("The size of the CPTS disagrees with its population"),
    why=msg(
        "The size sets the funding of the CPTS. Size 1 is for less than 40 000 inhabitants, 2 from 40 000 to "
        "80 000, 3 up to 175 000 included, 4 beyond; at 80 000 exactly the agreement leaves 2 and 3 open."
    ),
    remedy=msg("Correct `cpts.taille`, or `territoire.population`."),
    bad="""\
type: lettre_intention
territoire:
  population: 72 052
cpts:
  taille: 3
""",
    good="""\
type: lettre_intention
territoire:
  population: 72 052
cpts:
  taille: 2
""",
)


def _sizes(people: int | Decimal) -> set[int]:
    """The sizes that the agreement allows: two of them at 80 000 inhabitants, where its second and third meet."""
    size = 1 + (people >= 40_000) + (people > 80_000) + (people > 175_000)
    return {2, 3} if people == 80_000 else {size}


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        place = home(survey.plan, fiche)
        if fiche.cpts is None or place is None:
            continue
        people, declared = place.population or 0, fiche.cpts.taille
        sizes = _sizes(people)
        where, related = (
            fiche.cpts.where / "taille",
            (Related(place.where / "population", msg("The population is here.")),),
        )
        if declared and declared not in {str(size) for size in sizes}:
            said = msg(
                "{people} inhabitants make a CPTS of size {size}, not {declared}.",
                people=people,
                size=min(sizes),
                declared=declared,
            )
            yield Found(where, said, msg("Correct the size, or the population."), fiche.id, related)
        elif not declared and where in fiche.vides:
            said = msg(
                "No size is given; {people} inhabitants make a CPTS of size {size}.", people=people, size=min(sizes)
            )
            hint = msg("Write it, after asking those who filled the form.")
            yield Found(where.at_key(), said, hint, fiche.id, related)
