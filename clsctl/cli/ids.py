"""The ids of fiches that are taken: here, and on every local and remote branch."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from clsctl.cli.declare import Misuse
from clsctl.cli.patience import patience
from clsctl.cli.session import Session
from clsctl.core.globs import matcher
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.writing.names import next_id


class Taken(NamedTuple):
    """The ids that files here have, and those that only other branches have, each with its branch and file."""

    here: frozenset[str]
    elsewhere: Mapping[str, tuple[str, str]]

    def next(self, axe: str | None) -> str:
        """The next id that is free everywhere."""
        return next_id(self.here | self.elsewhere.keys(), axe)

    def refusal(self, id_: str) -> Message | None:
        """Why an id can't be had; None where it is free."""
        if id_ in self.here:
            return msg("There is a fiche {id} already.", id=id_)
        if id_ in self.elsewhere:
            branch, path = self.elsewhere[id_]
            return msg("The branch {branch} has a fiche {id} already ({file}).", branch=branch, id=id_, file=path)
        return None

    def check(self, id_: str, axe: str | None) -> None:
        """Refuse an id that is taken, with the next free one."""
        refusal = self.refusal(id_)
        if refusal:
            raise Misuse(refusal, msg("The next free one: {id}", id=self.next(axe)))


def taken_ids(session: Session, root: Path, plan: Plan) -> Taken:
    """The ids taken in a plan, here and on other branches."""
    here = ids_here(plan)
    with patience(session, msg("Looking for ids on the other branches…")):
        return Taken(here, _elsewhere(root, plan, here))


def ids_here(plan: Plan) -> frozenset[str]:
    """The ids of the files here; of one that could not be read, that its name begins with."""
    return frozenset({*(fiche.id for fiche in plan.fiches), *map(_of_name, plan.illisibles)})


def _elsewhere(root: Path, plan: Plan, here: frozenset[str]) -> dict[str, tuple[str, str]]:
    from clsctl.reading.loading import read_file  # noqa: PLC0415 - with git, for what writes only
    from clsctl.reading.table.fiche import FICHE  # noqa: PLC0415
    from clsctl.sources.branches import files_elsewhere  # noqa: PLC0415

    is_fiche = matcher(plan.glob)
    found: dict[str, tuple[str, str]] = {}
    for each in files_elsewhere(root):
        if is_fiche(each.path):
            record = read_file(each.path, each.data, FICHE).record
            id_ = record.id if record else _of_name(each.path)
            if id_ not in here:
                found.setdefault(id_, (each.branch, each.path))
    return found


def _of_name(path: str) -> str:
    return Path(path).stem.partition("-")[0]
