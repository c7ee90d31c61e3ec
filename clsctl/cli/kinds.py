"""The YAML files of a plan or portfolio, each with the form that it is read in."""

from clsctl.cli.plan import Read
from clsctl.reading.loading import PLAN_FILE, PORTFOLIO_FILE
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO


def files_of(what: Read) -> dict[str, Record]:
    """The files that were read, in their order, and the form of each."""
    plans = {plan.where.file for plan in what.portefeuille.plans}
    return {file: PLAN if file in plans else _other(file) for file in sorted(what.loaded.texts)}


def _other(file: str) -> Record:
    return PORTFOLIO if file == PORTFOLIO_FILE else FICHE


def form_named(path: str) -> Record:
    """The form of a file that is read alone, by its name, which git may have put something before."""
    return PLAN if path.endswith(PLAN_FILE) else PORTFOLIO if path.endswith(PORTFOLIO_FILE) else FICHE
