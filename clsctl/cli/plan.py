"""From the options of a reading command to what it reads: the plan, the day, the language."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl import sources
from clsctl.cli import clock
from clsctl.cli.output import note
from clsctl.cli.patience import patience
from clsctl.cli.session import Request
from clsctl.cli.together import together
from clsctl.cli.tongue import of_plan
from clsctl.core.journal import JOURNAL
from clsctl.core.messages import msg
from clsctl.core.model.plan import Portefeuille
from clsctl.core.snapshot import Snapshot
from clsctl.reading import Loaded, load
from clsctl.render.language import Language, language


class Read(NamedTuple):
    """What was read for a request, whose language is that of the plan where nobody asked for another."""

    request: Request
    root: Path
    snapshot: Snapshot
    loaded: Loaded

    @property
    def day(self) -> date:
        """The day asked about: that of `--date`, else that the text stands for, else today."""
        return self.request.day or self.snapshot.day or clock.today()

    @property
    def portefeuille(self) -> Portefeuille:
        return self.loaded.portefeuille

    @property
    def title(self) -> str:
        """The title of the plan or portfolio."""
        portefeuille = self.portefeuille
        return portefeuille.titre or ", ".join(plan.titre for plan in portefeuille.plans)

    @property
    def spoken(self) -> Language:
        """The language of what is published: the plan's own, whatever that of the messages."""
        return language(_langue(self.portefeuille) or "fr")


def read(request: Request, start: Path | None = None) -> Read:
    """Read the text asked for. `start` is where to look for the plan from, when `-C` does not name it."""
    root = root_of(request, start)
    with patience(request.session, msg("Reading the plan…")):
        snapshot = sources.read_revision(root, request.rev) if request.rev else _on_disk(request, root)
        return of_snapshot(request, root, snapshot)


# the forms that say which text they were made from
_SAID = frozenset({"json", "md", "html", "docx", "ics", "sarif"})


def _on_disk(request: Request, root: Path) -> Snapshot:
    """The files on disk, under the name of the last commit where they are the same and the answer says it."""
    snapshot = sources.read_disk(root)
    if JOURNAL in snapshot.files:
        note(
            request.language(
                msg("A change of several files was interrupted here: the next command that writes finishes it.")
            )
        )
    if request.format not in _SAID:
        return snapshot
    return snapshot._replace(label=sources.committed(root, snapshot.files) or snapshot.label)


def start_of(paths: Sequence[Path] | None) -> Path | None:
    """Where to look for the plan from, for a command that is given files: the folder they have in common."""
    if not paths:
        return None
    plain = [_without_steps_up(path.absolute()) for path in paths]
    folders = [path if path.is_dir() else path.parent for path in plain]
    return next(
        (one for one in (folders[0], *folders[0].parents) if all(each.is_relative_to(one) for each in folders)), None
    )


def from_here(what: Read, paths: Sequence[Path] | None) -> list[Path]:
    """The files that a command is given: a path that leads nowhere from here and is one of the plan, as findings name
    them, is taken from the plan's folder."""
    return [what.root / path if _is_of_plan(what, path) else _without_steps_up(path) for path in paths or ()]


def _without_steps_up(path: Path) -> Path:
    """The path without `..`, which no path of a plan has."""
    return Path(os.path.normpath(path.absolute())) if ".." in path.parts else path


def _is_of_plan(what: Read, path: Path) -> bool:
    if path.is_absolute() or os.path.lexists(path):
        return False
    inside = path.as_posix()
    return any(key == inside or key.startswith(f"{inside}/") for key in what.snapshot.files)


def root_of(request: Request, start: Path | None = None) -> Path:
    """The folder of the plan or portfolio."""
    folder = request.session.dir
    return sources.find_root(folder or start or Path(), explicit=folder is not None)


def of_snapshot(request: Request, root: Path, snapshot: Snapshot) -> Read:
    """What is read from a snapshot."""
    loaded = load(snapshot, root.name, together)
    session = request.session._replace(tongue=of_plan(request.session.tongue, _langue(loaded.portefeuille)))
    what = Read(request._replace(session=session), root, snapshot, loaded)
    if session.verbose:
        from clsctl.core.views.blocks import text_of  # noqa: PLC0415 - for those who ask for it only

        note(
            session.language(
                msg("Read {root} ({rev}), on {day}.", root=str(root), rev=text_of(snapshot.label), day=what.day)
            )
        )
    return what


def _langue(portefeuille: Portefeuille) -> str | None:
    return next((plan.rapports.langue for plan in portefeuille.plans if plan.rapports.langue), None)
