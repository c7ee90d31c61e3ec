"""The date of a meeting agrees with the year in its code or title, and the meetings of a type are listed in their
order.
"""

import re
from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C217",
    "instance-date",
    "warning",
    title=msg("The date of a meeting disagrees with its name or its place in the list"),
    why=msg(
        "Decisions and « what changed since the last steering committee » go by the date of the meeting. `copil-2024` "
        "dated 2042 would be the last for twenty years."
    ),
    remedy=msg("Correct the date, or the code; list the meetings of a type from the oldest to the latest."),
    bad="""\
# clsctl.yaml
instances:
  - {code: copil-2024, type: copil, date: 2042-06-20}
""",
    good="""\
# clsctl.yaml
instances:
  - {code: copil-2024, type: copil, date: 2024-06-20}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    latest: dict[str | None, Instance] = {}
    for instance in survey.plan.instances:
        day = instance.date
        if day is None:
            continue
        before = latest.get(instance.type)
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{instance.code} {instance.titre or ''}")
        if years and str(day.year) not in years:
            yield Found(
                instance.where / "date",
                msg("{day} is not in {year}, the year that this meeting is named after.", day=day, year=years[0]),
                msg("Correct the date, or the code."),
            )
        elif before is not None and before.date is not None and day < before.date:
            yield Found(
                instance.where / "date",
                msg(
                    "This meeting is dated {day}, before the one listed above it, {other}.", day=day, other=before.date
                ),
                msg("Correct the date, or put the meetings in order."),
                related=(Related(before.where / "date", msg("The one above.")),),
            )
        else:
            latest[instance.type] = instance
