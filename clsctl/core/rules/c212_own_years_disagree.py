"""A calendar that names its own years beside « la durée du contrat » agrees with the contract."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C212",
    "own-years-disagree",
    "warning",
    title=msg("A calendar's own years disagree with the contract"),
    why=msg(
        "« Sur la durée du contrat (2018-2021) » in a contract that runs to 2022: the plan's dates are used, and the "
        "reader of the document sees others."
    ),
    remedy=msg("Correct the years in brackets, or the dates of the contract."),
    bad="""\
# clsctl.yaml
signature: 2018-07-05
fin: 2022-07-04
# fiches/1.1.yaml
calendrier: A partir de la signature, sur la totalité de la durée du contrat (2018-2021)
""",
    good="""\
# clsctl.yaml
signature: 2018-07-05
fin: 2021-12-31
# fiches/1.1.yaml
calendrier: A partir de la signature, sur la totalité de la durée du contrat (2018-2021)
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        for warning in each.reading.warnings:
            hint = msg("Correct the words, or the dates of the contract in clsctl.yaml.")
            yield Found(each.where, warning, hint, each.ref)
