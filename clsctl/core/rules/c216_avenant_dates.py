"""An amendment is signed after the contract, and amendments are signed in the order of their list."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C216",
    "avenant-dates",
    "warning",
    title=msg("The date of an amendment cannot be right"),
    why=msg(
        "An amendment renews the signed text from its own date on. Dated before the contract, or before the amendment "
        "it follows, it would cover the wrong changes."
    ),
    remedy=msg("Correct the date, or put the amendments in the order of their signatures."),
    bad="""\
# clsctl.yaml
signature: 2021-03-01
avenants:
  - {numero: "1", signature: 2020-06-01, objet: Ajout d'une fiche}
""",
    good="""\
# clsctl.yaml
signature: 2021-03-01
avenants:
  - {numero: "1", signature: 2022-06-01, objet: Ajout d'une fiche}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    last, where = plan.signature, plan.where / "signature"
    for avenant in plan.avenants:
        day = avenant.signature
        if day is None:
            continue
        if last is not None and day < last:
            yield Found(
                avenant.where / "signature",
                msg("This amendment is dated {day}, before {other}.", day=day, other=last),
                msg("Correct the date that is wrong, or put the amendments in order."),
                related=(Related(where, msg("Signed here.")),),
            )
        last, where = day, avenant.where / "signature"
