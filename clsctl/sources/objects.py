"""Git's listings of a tree or an index, and the texts they name, read in one go when the first one is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from clsctl.core.snapshot import LeftOut
from clsctl.sources.names import environments, in_plan
from clsctl.sources.plumbing import feed, started
from clsctl.sources.refusals import missing, refusal

_LINK = "120000"
_SUBMODULE = "160000"


class Entry(NamedTuple):
    """A line of a tree or an index: `oid` is the full hash of the text, `mode` git's six digits."""

    path: str
    mode: str
    oid: str


class GitFiles(Mapping[str, bytes]):
    """Path to bytes, as git keeps them. `Trouble` when the repository no longer has a text that it named.

    The first YAML text asked for brings all of them: one process for all is three times faster than a dialogue, and
    nothing stays open. Other files (evidence, pictures) are read each time, and not kept.
    """

    def __init__(self, root: Path, oids: Mapping[str, str]) -> None:
        self._root = root
        self.oids = oids
        self._texts: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        oid = self.oids[path]
        if not _is_yaml(path):
            (content,) = read_objects(self._root, {oid: path})
            return content
        if not self._texts:
            wanted = {oid: path for path, oid in self.oids.items() if _is_yaml(path)}
            self._texts = dict(zip(wanted, read_objects(self._root, wanted), strict=True))
        return self._texts[oid]

    def only(self, paths: Iterable[str]) -> dict[str, bytes]:
        """A few of the files, without the others."""
        wanted = {self.oids[path]: path for path in paths}
        return dict(zip(wanted.values(), read_objects(self._root, wanted), strict=True))

    def __contains__(self, path: object) -> bool:
        return path in self.oids

    def __iter__(self) -> Iterator[str]:
        return iter(self.oids)

    def __len__(self) -> int:
        return len(self.oids)


def _is_yaml(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml"))


def files_of(root: Path, entries: Iterable[Entry]) -> tuple[GitFiles, tuple[LeftOut, ...]]:
    """The files of a plan among the entries of a listing, and what is there besides them."""
    listed = list(entries)
    apart = environments(entry.path for entry in listed)
    kept = sorted(entry for entry in listed if in_plan(entry.path, apart))
    links = (LeftOut(entry.path, "link") for entry in kept if entry.mode == _LINK)
    submodules = (LeftOut(entry.path, "submodule") for entry in kept if entry.mode == _SUBMODULE)
    oids = {entry.path: entry.oid for entry in kept if entry.mode not in (_LINK, _SUBMODULE)}
    return GitFiles(root, oids), tuple(sorted((*links, *submodules)))


def read_objects(root: Path, wanted: Mapping[str, str]) -> Iterator[bytes]:
    """The content of each object, in the order of `wanted`, which maps its hash to the file it is the text of.

    `Trouble` for one that is missing or damaged.
    """
    with started(root, "cat-file", "--batch", "--buffer") as process:
        assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 - all three are pipes
        feeder = feed(process.stdin, list(wanted))
        try:
            for path in wanted.values():
                header = process.stdout.readline().split()
                if len(header) != 3:
                    process.kill()
                    words = process.stderr.read().decode("utf-8", "backslashreplace")
                    raise missing(root, path, words) if header else refusal(root, words)
                yield process.stdout.read(int(header[2]))
                process.stdout.read(1)
        finally:
            process.kill()
            feeder.join()
