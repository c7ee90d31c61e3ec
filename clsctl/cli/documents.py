"""From documents to the files of fiches that an import would write: their paths, texts, findings, and the report."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clsctl.cli.check import all_findings
from clsctl.cli.fiches import path_of
from clsctl.cli.patience import counting
from clsctl.cli.plan import Read
from clsctl.cli.session import Session
from clsctl.cli.trying import as_if
from clsctl.core.diagnostics import Diagnostic
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.core.views.imported import ImportItem
from clsctl.importing.blocks import Source
from clsctl.importing.exported.beside import Origin
from clsctl.importing.exported.recognise import Speakers
from clsctl.importing.importer import Imported, read_source, read_tables
from clsctl.importing.naming import Ids
from clsctl.importing.opening import LARGEST, open_source
from clsctl.reading.loading import read_file
from clsctl.reading.outline import outline
from clsctl.reading.table.fiche import FICHE
from clsctl.render.language import CODES, language
from clsctl.writing.formatting import formatted
from clsctl.writing.models import SCHEMAS
from clsctl.writing.names import file_name
from clsctl.writing.trees import tree_text

_PACKAGE = "datapackage.json"
_ENDINGS = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".md"})


class Found(NamedTuple):
    """A fiche of a document, with the name of that; `origin` is what an export was made from, None for no export."""

    tree: dict[str, Any]
    source: str
    origin: Origin | None = None


class Batch(NamedTuple):
    """What documents hold: the fiches, what the report says of each piece, the words there are."""

    found: tuple[Found, ...]
    items: tuple[ImportItem, ...]
    words: int

    @property
    def fiches(self) -> tuple[dict[str, Any], ...]:
        return tuple(each.tree for each in self.found)


def read_documents(files: Sequence[Path], plan: Plan | None, kind: str | None, ids: Ids, session: Session) -> Batch:
    """The fiches of several documents, their ids unique among them. CSV files of one folder are read together, since
    those of an export are."""
    read: list[tuple[str, Imported]] = []
    groups = _groups(files)
    with counting(session, msg("Reading the documents…"), len(groups)) as told:
        for done, group in enumerate(groups, 1):
            for name, each in _read(group, plan, kind, ids):
                read.append((name, each))
                for fiche in each.fiches:
                    ids = ids.without(fiche["id"])
            told(done)
    return Batch(
        tuple(Found(fiche, name, each.origin) for name, each in read for fiche in each.fiches),
        tuple(item for _, each in read for item in each.items),
        sum(each.words for _, each in read),
    )


def _read(group: Sequence[Path], plan: Plan | None, kind: str | None, ids: Ids) -> Iterator[tuple[str, Imported]]:
    """The files of a group by their names: as one export, else one by one."""
    speakers: Speakers = tuple(language(code) for code in CODES)
    sources = {file.name: _source(file) for file in group}
    tables = read_tables(sources, plan, ids, speakers)
    if tables:
        csv = group[0].suffix.lower() == ".csv"
        origin = _packaged(group[0].parent) if csv else None
        yield group[0].name, tables._replace(origin=origin or tables.origin)
        return
    for name, source in sources.items():
        found = read_source(name, source, plan, kind, ids)
        yield name, found
        for fiche in found.fiches:
            ids = ids.without(fiche["id"])


def _packaged(folder: Path) -> Origin | None:
    """What CSV files were made from, as the description beside them says."""
    try:
        told = json.loads((folder / _PACKAGE).read_bytes())["clsctl"]
        rev = told["rev"] if re.fullmatch("[0-9a-f]{40}", told["rev"]) else ""
        return Origin(rev, told["audience"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _groups(files: Sequence[Path]) -> list[list[Path]]:
    """The documents, CSV files of one folder together; a folder stands for the documents in it."""
    groups: dict[Path, list[Path]] = {}
    for file in files:
        for each in _inside(file) if file.is_dir() else [file]:
            groups.setdefault(each.parent if each.suffix.lower() == ".csv" else each, []).append(each)
    return list(groups.values())


def _inside(folder: Path) -> list[Path]:
    """The documents of a folder, those of an export, or all; what Word keeps beside an open document is none."""
    endings = {".csv"} if (folder / _PACKAGE).is_file() else _ENDINGS
    found = [each for each in folder.iterdir() if each.suffix.lower() in endings and each.name[:1] not in "~."]
    if not found:
        raise Trouble(
            msg("{file}: there is no document in this folder.", file=str(folder)),
            msg("It looks for {endings}.", endings=", ".join(sorted(endings))),
        )
    return sorted(found)


def _source(file: Path) -> Source:
    try:
        return open_source(file.name, _bytes(file))
    except Trouble as error:
        raise Trouble(msg("{file}: {sentence}", file=str(file), sentence=error.message), error.hint) from error


def _bytes(file: Path) -> bytes:
    """The bytes of a document, of a regular file and of a size that a document may have."""
    try:
        if file.exists() and not file.is_file():
            raise Trouble(msg("It is no file."))
        if file.stat().st_size > LARGEST:
            raise Trouble(
                msg("The file is larger than {size} MB.", size=LARGEST // 1024 // 1024),
                msg("Take its images out, or import its fiches a few at a time."),
            )
        return file.read_bytes()
    except OSError as error:
        raise Trouble(msg("The file could not be read: {reason}", reason=reason(error))) from error


def texts_of(
    fiches: Iterable[Mapping[str, Any]], plan: Plan | None, folder: Path | None, root: Path | None
) -> dict[str, bytes]:
    """The text of each fiche by the path of its file, from the plan's folder or from `folder`; no path is taken."""
    texts: dict[str, bytes] = {}
    for fiche in fiches:
        if plan is not None and folder is None:
            path = path_of(plan, fiche["id"], fiche["titre"])
        else:
            path = file_name("*.yaml", fiche["id"], fiche["titre"])
        base = root if folder is None else folder
        path = _free(path, base or Path(), texts)
        texts[path] = _text(path, fiche, modeline=plan is not None and folder is None)
    return texts


def _free(path: str, base: Path, texts: dict[str, bytes]) -> str:
    """The path, or with a number where something is there already: nothing is written over."""
    stem, dot, end = path.rpartition(".")
    names = (path, *(f"{stem}-{number}{dot}{end}" for number in range(2, 10_000)))
    return next(name for name in names if name not in texts and not (base / name).exists())


def _text(path: str, fiche: Mapping[str, Any], *, modeline: bool) -> bytes:
    """The text of a fiche in the canonical layout, with the line that tells editors its schema."""
    depth = "../" * path.count("/")
    head = f"# yaml-language-server: $schema={depth}{SCHEMAS}/fiche.json\n" if modeline else ""
    data = (head + tree_text(fiche)).encode()
    return formatted(data, lambda text: outline(path, text, FICHE)).data


def findings_of(what: Read | None, texts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """What `validate` would say of the new files: in their plan, or of their form alone where there is none."""
    if what is None:
        return tuple(each for path, data in texts.items() for each in read_file(path, data, FICHE).problems)
    return tuple(each for each in all_findings(as_if(what, texts)) if each.where.file in texts)
