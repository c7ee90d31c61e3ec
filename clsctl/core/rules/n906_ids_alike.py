"""Ids that differ only by capitals are one name for Windows, for addresses of pages and for readers."""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import ids
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N906",
    "ids-alike",
    "warning",
    title=msg("Two ids differ only by capitals"),
    why=msg(
        "`L1` and `l1` name two things that nobody tells apart when speaking, and whose pages overwrite each other on "
        "Windows."
    ),
    remedy=msg("Change one of the two ids."),
    bad="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
  - {id: l1, titre: Projet de santé, echeance: "2020"}
""",
    good="""\
livrables:
  - {id: L1, titre: Diagnostic, echeance: "2020"}
  - {id: L2, titre: Projet de santé, echeance: "2020"}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    yield from _alike((name, fiche.where / "id", name) for name, fiche in survey.fiches.items())
    for fiche in plan.fiches:
        yield from _alike((name, where, f"{fiche.id}/{name}") for name, where in ids(fiche))


def _alike(named: Iterable[tuple[str, Where, str]]) -> Iterator[Found]:
    taken: dict[str, tuple[str, Where]] = {}
    for name, where, ref in named:
        other, first = taken.setdefault(name.casefold(), (name, where))
        if other != name:
            yield Found(
                where,
                msg("The ids {id} and {other} differ only by capitals.", id=name, other=other),
                msg("Change one of the two."),
                ref,
                (Related(first, msg("The other id.")),),
            )
