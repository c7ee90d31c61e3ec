"""Nothing ends before it begins: a fiche, a step that was followed, the contract, an amendment."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.diagnostics import Related, Where
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C207",
    "end-before-start",
    "error",
    title=msg("An end comes before its start"),
    why=msg(
        "No day lies between the two dates, so nothing can be placed between them. Two dates were swapped, or a year "
        "was misspelt."
    ),
    remedy=msg("Correct the date that is wrong."),
    bad="""\
calendrier:
  debut: 2021-09-01
  fin: 2021-06-30
""",
    good="""\
calendrier:
  debut: 2021-06-30
  fin: 2021-09-01
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    for key, start in (("effet", plan.effet), ("signature", plan.signature)):
        if _swapped(start, plan.fin):
            yield _found(plan.where / "fin", plan.fin, plan.where / key, start, None)
    for fiche in plan.fiches:
        own = fiche.calendrier
        if own is not None and _swapped(own.debut, own.fin):
            yield _found(own.where / "fin", own.fin, own.where / "debut", own.debut, fiche.id)
        for key, each in fiche.suivi.etapes.items() if fiche.suivi else ():
            if _swapped(each.debut_le, each.fin_le):
                ref = f"{fiche.id}/{key}"
                yield _found(each.where / "fin_le", each.fin_le, each.where / "debut_le", each.debut_le, ref)


def _swapped(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and end < start


def _found(where: Where, end: date | None, other: Where, start: date | None, ref: str | None) -> Found:
    assert start is not None  # noqa: S101 - swapped dates are both there
    assert end is not None  # noqa: S101
    return Found(
        where,
        msg("The end, {end}, comes before the start, {start}.", end=end, start=start),
        msg("Correct the date that is wrong, or swap the two."),
        ref,
        (Related(other, msg("The start is here.")),),
    )
