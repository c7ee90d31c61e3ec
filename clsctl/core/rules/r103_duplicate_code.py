"""The codes that `clsctl.yaml` gives to axes, objectives, policies and meetings, and the numbers of amendments,
are each given once.
"""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R103",
    "duplicate-code",
    "error",
    title=msg("A code of the plan is given twice"),
    why=msg(
        'A fiche says `axe: "1"` or `instance: copil-2024`; with two axes or two meetings under one code, nobody can '
        "tell which one is meant."
    ),
    remedy=msg("Give one of the two another code in `clsctl.yaml`, and correct the fiches that use it."),
    bad="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
  - code: "1"
    titre: Santé mentale
""",
    good="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
  - code: "2"
    titre: Santé mentale
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    yield from _twice((axe.code, axe.where / "code") for axe in plan.axes)
    yield from _twice((each.code, each.where / "code") for axe in plan.axes for each in axe.objectifs)
    yield from _twice((each.code, each.where / "code") for each in plan.cadres)
    yield from _twice((each.code, each.where / "code") for each in plan.instances)
    yield from _twice((each.numero, each.where / "numero") for each in plan.avenants)


def _twice(codes: Iterable[tuple[str, Where]]) -> Iterator[Found]:
    taken: dict[str, Where] = {}
    for code, where in codes:
        first = taken.setdefault(code, where)
        if first is not where:
            yield Found(
                where,
                msg("The code {code} is already given in this list.", code=code),
                msg("Give one of the two another code."),
                related=(Related(first, msg("Already taken here.")),),
            )
