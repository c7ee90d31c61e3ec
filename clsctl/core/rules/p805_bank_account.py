"""No bank account (IBAN) stands in what is published; the key is checked, so that other codes pass."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.personal import BANK_ACCOUNT
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P805",
    "bank-account",
    "warning",
    title=msg("A bank account is in a text that is published"),
    why=msg("An account number published with the name of its holder invites fraud, and git keeps it for ever."),
    remedy=msg("Remove it; payments are arranged elsewhere."),
    bad="""\
moyens: "Virement sur le compte FR76 3000 6000 0112 3456 7890 189."
""",
    good="""\
moyens: Virement sur le compte de l'association.
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, _ in sheet.find(BANK_ACCOUNT):
            yield Found(
                where,
                msg("A bank account is in a text that is published."),
                msg("Remove it."),
                sheet.ref,
            )
