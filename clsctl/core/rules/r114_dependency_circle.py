"""Fiches that wait for each other in a circle would never start."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R114",
    "dependency-circle",
    "warning",
    title=msg("Fiches wait for each other in a circle"),
    why=msg(
        "Each fiche of the circle waits for the next, so none can begin. One of the dependencies is the wrong way "
        "round, or is only a link between two actions."
    ),
    remedy=msg("Remove one of the dependencies of the circle."),
    bad="""\
# fiches/1.1.yaml
id: "1.1"
depend_de: ["1.2"]
# fiches/1.2.yaml
id: "1.2"
depend_de: ["1.1"]
""",
    good="""\
# fiches/1.1.yaml
id: "1.1"
depend_de: ["1.2"]
# fiches/1.2.yaml
id: "1.2"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    waits = {name: _awaited(survey, fiche) for name, fiche in survey.fiches.items() if fiche.depend_de}
    for circle in _circles(waits):
        first = survey.fiches[circle[0]]
        yield Found(
            _item(survey, first, circle[1 % len(circle)]),
            msg("These fiches wait for each other: {chain}.", chain=" → ".join((*circle, circle[0])))
            if len(circle) > 1
            else msg("This fiche waits for itself."),
            msg("Remove one of these dependencies.") if len(circle) > 1 else msg("Remove it from its own `depend_de`."),
            first.id,
            tuple(
                Related(_item(survey, survey.fiches[each], after), msg("Part of the circle."))
                for each, after in zip(circle[1:], (*circle[2:], circle[0]), strict=False)
            ),
        )


def _item(survey: Survey, fiche: Fiche, awaited: str) -> Where:
    """The entry of `depend_de` that names another fiche, or something in it."""
    return fiche.where / "depend_de" / _names(survey, fiche).index(awaited)


def _awaited(survey: Survey, fiche: Fiche) -> list[str]:
    return [name for name in _names(survey, fiche) if name in survey.fiches]


def _names(survey: Survey, fiche: Fiche) -> list[str]:
    own = f"{survey.plan.code}:"
    return [ref.removeprefix(own).partition("/")[0] for ref in fiche.depend_de]


def _circles(waits: dict[str, list[str]]) -> Iterator[list[str]]:
    """Each circle once, in the direction of waiting, from the fiche that comes first in the plan."""
    order = {name: index for index, name in enumerate(waits)}
    while True:
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            # graphlib gives it closed (first and last the same) and from what comes first to what waits
            circle = error.args[1][:0:-1]
            start = min(range(len(circle)), key=lambda index: order[circle[index]])
            yield circle[start:] + circle[:start]
            for name in circle:
                del waits[name]
        else:
            return
