"""A snapshot to its plans: which files are read, what each one holds, and what is wrong in them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.snapshot import Snapshot
from clsctl.reading.decoding import open_text
from clsctl.reading.document import Document, open_document, open_quickly
from clsctl.reading.globs import matcher
from clsctl.reading.reader import Reader
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO, PortfolioFile
from clsctl.reading.wording import wrong_kind
from clsctl.reading.yaml_nodes import Mapping as MappingNode

PLAN_FILE = "clsctl.yaml"
PORTFOLIO_FILE = "portefeuille.yaml"


class Loaded(NamedTuple):
    """The plans, what is wrong in the form of their files, and the texts of those files for excerpts."""

    portefeuille: Portefeuille
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


class Texts(Mapping[str, str]):
    """The texts of files, decoded when asked for; a byte that is no UTF-8 is shown as it would be in Windows."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def __getitem__(self, file: str) -> str:
        return open_text(file, self._files[file])[0].text

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def load(snapshot: Snapshot, name: str) -> Loaded:
    """The plans of a snapshot. `name` is that of its directory, the plan's code by default. Never raises."""
    kept: dict[str, bytes] = {}
    files = _Files(snapshot.files, kept)
    if PORTFOLIO_FILE in snapshot.files:
        portefeuille, problems = _portfolio(files, name)
    else:
        plan, problems = _plan(files, "", name)
        portefeuille = Portefeuille((plan,))
    return Loaded(portefeuille, tuple(problems), Texts(kept))


class _Files(NamedTuple):
    """The files of the snapshot; those that were read are kept, since a disk may change under us."""

    all: Mapping[str, bytes]
    kept: dict[str, bytes]

    def read(self, file: str) -> bytes:
        data = self.kept[file] = self.all[file]
        return data


class Read(NamedTuple):
    """What one file gave. `record` is None where it holds nothing usable; `damaged` where it lacks a value."""

    record: Any
    problems: tuple[Diagnostic, ...] = ()
    damaged: bool = False


def read_file(file: str, data: bytes, form: Record) -> Read:
    """The record of a file in the form of its kind, with all that is wrong in it."""
    quick = open_quickly(file, data)
    if quick is not None and isinstance(quick.root, MappingNode):
        record = form.fill(quick.root, quick, ())
        if not quick.problems:
            return Read(record)
    return _read_carefully(open_document(file, data), form)


def _read_carefully(document: Document, form: Record) -> Read:
    reader = document.reader
    record = None
    if isinstance(reader.root, MappingNode):
        before = len(reader.problems)
        record = form.fill(reader.root, reader, ())
        if document.partial:  # what seems to be missing may well be in the part that was not understood
            kept = [each for each in reader.problems[before:] if each.code != "F012" or each.node is not reader.root]
            reader.problems[before:] = kept
    elif reader.root is not None:
        wrong_kind(reader.root, reader, 0, form.noun, msg("Write its keys, one a line."))
    if not document.sound or record is None:
        return Read(None, tuple(reader.diagnostics()))
    problems = tuple(reader.diagnostics(getattr(record, "id", None)))
    return Read(record, problems, any(each.severity == "error" for each in problems))


def _plan(files: _Files, root: str, name: str) -> tuple[Plan, list[Diagnostic]]:
    """The plan whose directory is `root` (empty, or ending with a slash)."""
    plan, problems = _plan_file(files, root + PLAN_FILE, name)
    matches = matcher(plan.glob)
    inside = [file for file in files.all if file.startswith(root)] if root else list(files.all)
    names = frozenset(file[len(root) :] for file in inside)
    fiches: list[Fiche] = []
    unread = [] if plan.titre or not problems else [root + PLAN_FILE]
    damaged: list[str] = []
    for path in sorted(path for path in names if matches(path) and path not in (PLAN_FILE, PORTFOLIO_FILE)):
        read = read_file(root + path, files.read(root + path), FICHE)
        problems.extend(read.problems)
        if read.record is None:
            unread.append(root + path)
        else:
            fiches.append(read.record)
            if read.damaged:
                damaged.append(root + path)
    plan = plan._replace(fiches=tuple(fiches), illisibles=tuple(unread), abimees=tuple(damaged), chemins=names)
    return plan, problems


def _plan_file(files: _Files, file: str, name: str) -> tuple[Plan, list[Diagnostic]]:
    empty = Plan(Where(file), name)
    if file not in files.all:
        reader = Reader(file, "")
        reader.report_at(
            "F017", msg("There is no file {file}.", file=PLAN_FILE), msg("“clsctl init” writes one."), 0, 0
        )
        return empty, list(reader.diagnostics())
    read = read_file(file, files.read(file), PLAN)
    plan = read.record or empty
    return plan._replace(code=plan.code or name), list(read.problems)


def _portfolio(files: _Files, name: str) -> tuple[Portefeuille, list[Diagnostic]]:
    read = read_file(PORTFOLIO_FILE, files.read(PORTFOLIO_FILE), PORTFOLIO)
    portfolio = read.record or PortfolioFile(Where(PORTFOLIO_FILE))
    problems = list(read.problems)
    plans = []
    homes = {file.removesuffix(PLAN_FILE) for file in files.all if file.endswith("/" + PLAN_FILE) or file == PLAN_FILE}
    for root in sorted(homes):
        here = root.removesuffix("/")
        if any(matcher(glob)(here) if here else glob in (".", "./") for glob in portfolio.plans):
            plan, found = _plan(files, root, here.rpartition("/")[2] or name)
            plans.append(plan)
            problems += found
    return Portefeuille(tuple(plans), portfolio.titre or name), problems
