"""All that refers to a fiche, to a part of one or to its file, and what to write there when they change names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clsctl.cli.kinds import files_of
from clsctl.cli.plan import Read
from clsctl.core.diagnostics import Where
from clsctl.core.globs import matcher
from clsctl.core.model.plan import Plan
from clsctl.core.views.filters import parse_ref
from clsctl.reading.fresh import fresh
from clsctl.writing.edits import Edit, Put, Rekey

Edits = Mapping[str, list[Edit]]
_MOST_PLACES = 8


class Renamed(NamedTuple):
    """What was called `old` and is called `new`, in a plan: `1.3`, or with its fiche `1.3/L1`."""

    plan: Plan
    old: str
    new: str


def put(what: Read, where: Where, value: str) -> Edit:
    """An edit that replaces a text."""
    return Put(fresh(files_of(what)[where.file], where.path, value))


def references(what: Read, renamed: Renamed) -> Edits:
    """The edits of `depend_de` and `avenants` that follow a new name, by file."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for plan in what.portefeuille.plans:
        for fiche in plan.fiches:
            for rank, ref in enumerate(fiche.depend_de):
                new = _followed(plan, ref, renamed)
                if new is not None:
                    edits[fiche.where.file].append(put(what, fiche.where / "depend_de" / rank, new))
    for avenant in renamed.plan.avenants:
        for rank, name in enumerate(avenant.fiches):
            if name == renamed.old:
                edits[avenant.where.file].append(put(what, avenant.where / "fiches" / rank, renamed.new))
    return edits


def _followed(plan: Plan, text: str, renamed: Renamed) -> str | None:
    """A reference under the new name; None where it names something else."""
    ref = parse_ref(text)
    if (ref.plan or plan.code) != renamed.plan.code:
        return None
    whole = f"{ref.fiche}/{ref.part}" if ref.part else ref.fiche
    prefix = f"{ref.plan}:" if ref.plan else ""
    if whole == renamed.old:
        return prefix + renamed.new
    if "/" not in renamed.old and ref.fiche == renamed.old:
        return f"{prefix}{renamed.new}/{ref.part}"
    return None


def of_file(what: Read, plan: Plan, old: str, new: str) -> Edits:
    """The edits that follow the new name of a file: links to it, and the rules left out for it. Both from the top of
    the plan or portfolio."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    home = plan.where.file.rpartition("clsctl.yaml")[0]
    was, now = old.removeprefix(home), new.removeprefix(home)
    for fiche in plan.fiches:
        for rank, piece in enumerate(fiche.pieces):
            if piece.lien == was:
                edits[fiche.where.file].append(put(what, fiche.where / "pieces" / rank / "lien", now))
    for glob in plan.regles.par_fichier:
        key = _glob(glob, was, now)
        if key is not None and key not in plan.regles.par_fichier:
            edits[plan.where.file].append(Rekey(("regles", "par_fichier", glob), key))
    return edits


def _glob(glob: str, was: str, now: str) -> str | None:
    """A pattern that was for that file alone, so that it is for the same one again."""
    if not matcher(glob)(was) or matcher(glob)(now):
        return None
    if glob == was:
        return now
    same = _alike(was, now)
    end = _alike(was[same:][::-1], now[same:][::-1])
    was_stem, now_stem = was[: len(was) - end], now[: len(now) - end]
    new = now_stem + glob.removeprefix(was_stem) if glob.startswith(was_stem) else None
    return new if new is not None and matcher(new)(now) else None


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def mentions(what: Read, plan: Plan, old: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Places where the old name still stands in a text, which only a person can judge: `fiches/1.1.yaml:12`.

    `names` are the new names of files."""
    found = _mentions(what, plan, old)
    return tuple(f"{names.get(file, file)}:{number}" for file, number in found)[:_MOST_PLACES]


def _mentions(what: Read, plan: Plan, old: str) -> Iterator[tuple[str, int]]:
    sought = re.compile(rf"(?<![\w./-]){re.escape(old)}(?![\w/-]|\.\d)")
    about = re.compile(rf"^\s*-?\s*(id|depend_de|code|axe|objectif|fiches):|^\s*- [\"']?{re.escape(old)}[\"']?\s*$")
    for file in sorted({plan.where.file, *(fiche.where.file for fiche in plan.fiches)}):
        for number, line in enumerate(what.loaded.texts[file].splitlines(), 1):
            if sought.search(line) and not about.search(line):
                yield file, number
