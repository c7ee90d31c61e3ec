"""The period on the cover of the contract agrees with its signature, its effect and its end."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.calendars import last_unit
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C208",
    "cover-period",
    "warning",
    title=msg("The period on the cover disagrees with the dates of the contract"),
    why=msg(
        "Partners quote the cover and lawyers the dates. « 2018-2021 » on the cover of a contract that ends in 2022 "
        "leads to a last year that nobody reports on."
    ),
    remedy=msg(
        "Correct `periode`, or the date that was copied wrong; an end moved by an amendment goes under `avenants`."
    ),
    bad="""\
# clsctl.yaml
periode: 2018-2021
signature: 2018-07-05
fin: 2022-07-04
""",
    good="""\
# clsctl.yaml
periode: 2018-2021
signature: 2018-07-05
fin: 2021-12-31
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    cover = next((each.reading for each in survey.expressions if each.kind == "plan"), None)
    if cover is None or cover.nature != "dated" or cover.start is None or cover.end is None:
        return
    for key, day, first in (
        ("signature", plan.signature, _year_before(cover.start)),
        ("effet", plan.effet, cover.start),
        ("fin", plan.fin, _end_of_unit(cover)),
    ):
        if day is not None and not first <= day <= cover.end:
            yield Found(
                plan.where / key,
                msg("{day} disagrees with the period on the cover, “{period}”.", day=day, period=cover.text),
                msg("Correct this date or `periode`, whichever was copied wrong."),
                related=(Related(plan.where / "periode", msg("The period is here.")),),
            )


def _year_before(day: date) -> date:
    """A contract is often signed in the months before its first year."""
    return day.replace(year=day.year - 1, day=1) if day.year > 1 else day


def _end_of_unit(cover: Reading) -> date:
    """The end may be any day of the last year that the cover names, or of the last month."""
    first = last_unit(cover)
    assert first is not None  # noqa: S101 - the cover has an end
    return first.replace(month=1, day=1) if cover.precision in ("year", "years") else first
