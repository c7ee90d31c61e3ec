"""A plan has fiches."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H019",
    "no-fiche",
    "info",
    title=msg("The plan has no fiche"),
    why=msg(
        "Nothing is followed yet, which is as it should be on the first day; later on, the fiches lie in another "
        "folder than the plan says, and every report is empty."
    ),
    remedy=msg("Write the first fiche with `clsctl new`, or correct `fiches` in `clsctl.yaml`."),
    bad="""\
# clsctl.yaml
fiches: fiche/*.yaml
# fiches/1.1.yaml
id: "1.1"
""",
    good="""\
# clsctl.yaml
fiches: fiches/*.yaml
# fiches/1.1.yaml
id: "1.1"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    if not plan.fiches and not plan.illisibles:
        yield Found(
            plan.where / "fiches",
            msg("The plan has no fiche yet: no file fits “{glob}”.", glob=plan.glob),
            msg("`clsctl new` writes one; if there are some, correct `fiches` in clsctl.yaml."),
        )
