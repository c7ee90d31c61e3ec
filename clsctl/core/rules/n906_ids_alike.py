"""Ids that differ only by capitals are one name for Windows, for addresses of pages and for readers."""

from collections.abc import Iterable, Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import Named, named
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
    yield from _alike(survey.fiches.values(), "")
    for fiche in survey.plan.fiches:
        inside = named(fiche)
        ids = {each.id or "" for each in inside}
        if len({each.casefold() for each in ids}) < len(ids):
            yield from _alike(inside, f"{fiche.id}/")


def _alike(things: Iterable[Fiche | Named], prefix: str) -> Iterator[Found]:
    taken: dict[str, Fiche | Named] = {}
    for each in things:
        name = each.id or ""
        first = taken.setdefault(name.casefold(), each)
        if first.id != name:
            yield Found(
                each.where / "id",
                msg("The ids {id} and {other} differ only by capitals.", id=name, other=first.id or ""),
                msg("Change one of the two."),
                prefix + name,
                (Related(first.where / "id", msg("The other id.")),),
            )
