"""The YAML files of a plan or portfolio, each with the form that it is read in."""

from clsctl.cli.plan import Read
from clsctl.reading.loading import PORTFOLIO_FILE
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO


def files_of(what: Read) -> dict[str, Record]:
    """The files that were read, in their order, and the form of each."""
    plans = {plan.where.file for plan in what.portefeuille.plans}
    return {file: PLAN if file in plans else _other(file) for file in sorted(what.loaded.texts)}


def _other(file: str) -> Record:
    return PORTFOLIO if file == PORTFOLIO_FILE else FICHE
