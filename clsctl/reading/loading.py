"""A snapshot to its plans: which files are read, what each one holds, and what is wrong in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.globs import matcher
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.snapshot import LeftOut, Snapshot
from clsctl.reading.left_out import in_place_of_fiches, told
from clsctl.reading.quick import open_quickly
from clsctl.reading.reader import Problem, Reader
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN, PORTFOLIO, PortfolioFile
from clsctl.reading.texts import Texts
from clsctl.reading.wording import wrong_kind
from clsctl.reading.yaml_nodes import Mapping as MappingNode

PLAN_FILE = "clsctl.yaml"
PORTFOLIO_FILE = "portefeuille.yaml"


class Loaded(NamedTuple):
    """The plans, what is wrong in the form of their files, and the texts of those files for excerpts."""

    portefeuille: Portefeuille
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


class Read(NamedTuple):
    """What one file gave. `record` is None where it holds nothing usable; `damaged` where it lacks a value."""

    record: Any
    problems: tuple[Diagnostic, ...] = ()
    damaged: bool = False


File = tuple[str, bytes]
# How the files of a plan are read: with a function for one of them, each independent of the others, in their order.
Every = Callable[[Callable[[File], Read], Sequence[File]], list[Read]]


def one_by_one(read: Callable[[File], Read], files: Sequence[File]) -> list[Read]:
    """Each file in its turn."""
    return [read(file) for file in files]


def load(snapshot: Snapshot, name: str, every: Every = one_by_one) -> Loaded:
    """The plans of a snapshot. `name` is that of its directory, the plan's code by default; `every` has all fiches of a
    plan read. Never raises."""
    kept: dict[str, bytes] = {}
    files = _Files(snapshot.files, kept, {each.path: each for each in snapshot.left_out}, every)
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
    left_out: Mapping[str, LeftOut]
    every: Every

    def read(self, file: str) -> bytes:
        data = self.kept[file] = self.all[file]
        return data


def read_file(file: str, data: bytes, form: Record) -> Read:
    """The record of a file in the form of its kind, with all that is wrong in it."""
    quick = open_quickly(file, data)
    if quick is not None and isinstance(quick.root, MappingNode):
        record = form.fill(quick.root, quick, ())
        if not quick.problems:
            return Read(record)
    return _read_carefully(file, data, form)


def _read_carefully(file: str, data: bytes, form: Record) -> Read:
    """The same of a file in which anything is wrong."""
    from clsctl.reading.document import open_document  # noqa: PLC0415 - with it comes all that explains faults

    document = open_document(file, data)
    reader = document.reader
    record = None
    if isinstance(reader.root, MappingNode):
        before = len(reader.problems)
        record = form.fill(reader.root, reader, ())
        reader.problems[before:] = _sure(reader, before, document.partial)
    elif reader.root is not None:
        wrong_kind(reader.root, reader, 0, form.noun, msg("Write its keys, one a line."))
    if not document.sound or record is None:
        return Read(None, tuple(reader.diagnostics()))
    problems = tuple(reader.diagnostics(getattr(record, "id", None)))
    return Read(record, problems, any(each.severity == "error" for each in problems))


def _sure(reader: Reader, before: int, partial: bool) -> list[Problem]:
    """The problems of form that hold whatever the faults of syntax: on other lines, and of no part left aside."""
    faults = [each.start for each in reader.problems[:before] if each.code in ("F002", "F004", "F009")]
    lines = reader.lines
    return [
        each
        for each in reader.problems[before:]
        if not (partial and each.code == "F012" and each.node is reader.root)
        and not any(lines.first(each.start) <= fault <= max(each.end, lines.stop(each.start)) for fault in faults)
    ]


def _plan(files: _Files, root: str, name: str) -> tuple[Plan, list[Diagnostic]]:
    """The plan whose directory is `root` (empty, or ending with a slash)."""
    file = root + PLAN_FILE
    own = _own(files, file)
    plan: Plan = own.record or Plan(Where(file), "")
    paths = frozenset(path[len(root) :] for path in files.all if path.startswith(root))
    fiches = [(root + path, files.read(root + path)) for path in _fiches(paths, plan.glob)]
    reads = {file: own} | {path: read for (path, _), read in zip(fiches, files.every(_fiche, fiches), strict=True)}
    aside = in_place_of_fiches(files.left_out.values(), root, plan.glob)
    reads |= {each.path: Read(None, (told(each),)) for each in aside if each.path != file}
    return plan._replace(
        code=plan.code or name,
        fiches=tuple([read.record for read in reads.values() if read.record is not None and read is not own]),
        illisibles=tuple([path for path, read in reads.items() if read.record is None]),
        abimees=tuple([path for path, read in reads.items() if read.damaged]),
        chemins=paths,
    ), [problem for read in reads.values() for problem in read.problems]


def _own(files: _Files, file: str) -> Read:
    """What a plan's own file gave."""
    if file in files.all:
        return read_file(file, files.read(file), PLAN)
    return Read(None, (told(files.left_out[file]) if file in files.left_out else _no_plan(file),))


def _fiches(paths: frozenset[str], glob: str) -> list[str]:
    matches = matcher(glob)
    return sorted(path for path in paths if matches(path) and path not in (PLAN_FILE, PORTFOLIO_FILE))


def _fiche(file: File) -> Read:
    return read_file(*file, FICHE)


def _no_plan(file: str) -> Diagnostic:
    reader = Reader(file, "")
    message = msg("There is no file {file} here, and so no plan.", file=PLAN_FILE)
    reader.report_at("F017", message, msg("“clsctl init” writes one."), (0, 0))
    return next(reader.diagnostics())


def _portfolio(files: _Files, name: str) -> tuple[Portefeuille, list[Diagnostic]]:
    own = read_file(PORTFOLIO_FILE, files.read(PORTFOLIO_FILE), PORTFOLIO)
    portfolio: PortfolioFile = own.record or PortfolioFile(Where(PORTFOLIO_FILE), plans=("**",))
    problems = list(own.problems)
    there = (*files.all, *files.left_out)
    homes = sorted(file.removesuffix(PLAN_FILE) for file in there if f"/{file}".endswith(f"/{PLAN_FILE}"))
    plans: dict[str, Plan] = {}
    for index, glob in enumerate(portfolio.plans):
        found = [home for home in homes if matcher(glob)(home.rstrip("/") or ".")]
        if not found:
            problems.append(_matches_none(portfolio.where / "plans" / index, glob))
        for home in found:
            if home not in plans:
                plans[home], more = _plan(files, home, home.rstrip("/").rpartition("/")[2] or name)
                problems += [each._replace(ref=each.ref and f"{plans[home].code}:{each.ref}") for each in more]
    if own.record is not None and not own.damaged and not portfolio.plans:
        problems.append(_names_none(portfolio.where / "plans"))
    return Portefeuille(_naming(own, plans.values()) if plans else (), portfolio.titre or name), problems


def _naming(own: Read, plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """The plans, the first of which names the portfolio's own file where that could not be read whole."""
    first, *rest = plans
    if own.record is None:
        first = first._replace(illisibles=(PORTFOLIO_FILE, *first.illisibles))
    elif own.damaged:
        first = first._replace(abimees=(PORTFOLIO_FILE, *first.abimees))
    return (first, *rest)


def _names_none(where: Where) -> Diagnostic:
    hint = msg("Write the folders of its plans under “plans”, one a line after “- ”.")
    return Diagnostic("F017", "error", where, msg("The portfolio names no plan."), hint)


def _matches_none(where: Where, glob: str) -> Diagnostic:
    message = msg("No plan is found at “{glob}”: no such directory holds a {file}.", glob=glob, file=PLAN_FILE)
    hint = msg("Check the name, capitals included; “clsctl init” writes a new plan.")
    return Diagnostic("F017", "error", where, message, hint)
