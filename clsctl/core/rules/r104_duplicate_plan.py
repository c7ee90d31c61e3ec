"""Two plans of a portfolio must not have one code, which is the first part of every reference between plans."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R104",
    "duplicate-plan",
    "error",
    title=msg("Two plans of the portfolio have the same code"),
    why=msg(
        "In a portfolio a plan's code goes before every reference (`cls-loiret:1.3/L1`) and names the plan in every "
        "table. Two plans under one code cannot be told apart. Without `code:` the name of the plan's directory is "
        "used."
    ),
    remedy=msg("Give each plan its own `code` in its `clsctl.yaml`."),
    bad="""\
# loiret/clsctl.yaml
code: cls
# cher/clsctl.yaml
code: cls
""",
    good="""\
# loiret/clsctl.yaml
code: cls-loiret
# cher/clsctl.yaml
code: cls-cher
""",
)


def check(survey: Survey) -> Iterator[Found]:
    first = survey.plans[survey.plan.code]
    if first is not survey.plan:
        yield Found(
            survey.plan.where / "code",
            msg("Another plan of the portfolio already has the code {code}.", code=survey.plan.code),
            msg("Give this plan a code of its own in its clsctl.yaml."),
            related=(Related(first.where / "code", msg("Already taken here, by “{titre}”.", titre=first.titre)),),
        )
