"""The texts of a history through the reader, each once, in the order in which the history names them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from clsctl.core.audience import Audience, visible, visible_fiche
from clsctl.core.changes.commits import History
from clsctl.core.changes.trail import PLAN, Version, home_of
from clsctl.core.globs import matcher
from clsctl.core.model.plan import Plan
from clsctl.reading.versions import Versions
from clsctl.sources.objects import read_objects


class Texts:
    """The texts of a history, which are asked for in the order in which it names them."""

    def __init__(self, root: Path, history: History, audience: Audience = "interne") -> None:
        """`audience` is who may read them: of what it may not, nothing is told."""
        self._audience: Audience = audience
        self._homes = history.homes
        self._prefix = history.prefix
        self._root = root
        self._versions = Versions()
        self._fiches: dict[tuple[str, str], Version] = {}
        self._plans: dict[tuple[str, str], Plan | None] = {}
        self._shown: dict[str, str] = {}
        self._stream = self._read(history)

    def fiche(self, path: str, oid: str) -> Version:
        """One text of a fiche."""
        if (path, oid) not in self._fiches:
            self._advance(path, oid, lambda: (path, oid) in self._fiches)
        return self._fiches[path, oid]

    def plan(self, path: str, oid: str) -> Plan | None:
        """One text of a `clsctl.yaml`; its code is by default the name of its folder now."""
        if (path, oid) not in self._plans:
            self._advance(path, oid, lambda: (path, oid) in self._plans)
        return self._plans[path, oid]

    def read(self) -> None:
        """Read all of them now."""
        for _ in self._stream:
            pass

    @staticmethod
    def matches(glob: str, path: str) -> bool:
        """Whether a path from the folder of its plan is that of a fiche."""
        return matcher(glob)(path)

    def shown(self, path: str) -> str:
        """The path from the folder of the plan or portfolio."""
        known = self._shown.get(path)
        if known is None:
            home = home_of(path, self._homes)
            known = (self._homes.get(home, home) + path[len(home) :]).removeprefix(self._prefix)
            self._shown[path] = known
        return known

    def _advance(self, path: str, oid: str, is_there: Callable[[], bool]) -> None:
        """Read on to a text; one that the stream does not hold is read alone."""
        for _ in self._stream:
            if is_there():
                return
        (data,) = read_objects(self._root, {oid: path})
        self._keep(path, oid, data)

    def _read(self, history: History) -> Iterator[None]:
        wanted: dict[str, list[str]] = {}
        for commit in history.commits:
            for touch in commit.touches:
                if touch.path.endswith((".yaml", ".yml")):
                    for oid in (*touch.befores, touch.after):
                        if oid and touch.path not in wanted.setdefault(oid, []):
                            wanted[oid].append(touch.path)
        contents = read_objects(self._root, {oid: paths[0] for oid, paths in wanted.items()})
        for (oid, paths), data in zip(wanted.items(), contents, strict=True):
            for path in paths:
                self._keep(path, oid, data)
            yield

    def _keep(self, path: str, oid: str, data: bytes) -> None:
        file = self.shown(path)
        if path.endswith(PLAN) and path.removesuffix(PLAN) in self._homes:
            plan = self._versions.plan(file, data)
            name = self._homes[path.removesuffix(PLAN)].rstrip("/").rpartition("/")[2] or self._root.name
            named = plan and plan._replace(code=plan.code or name)
            self._plans[path, oid] = named and visible(named, self._audience)
        else:
            found = self._versions.fiche(file, data)
            fiche = found.record and visible_fiche(found.record, self._audience)
            self._fiches[path, oid] = Version(fiche, fiche is not None and not found.damaged)
