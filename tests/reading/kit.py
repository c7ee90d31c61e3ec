"""What the tests of reading share: small plans from dictionaries, and findings as the lines people read."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.snapshot import Snapshot
from clsctl.reading import Loaded, load, place
from clsctl.reading.loading import Read, read_file
from clsctl.reading.table.fiche import FICHE
from clsctl.render.language import language

CASES = Path(__file__).parent / "cases"
ENGLISH = language("en")
HEAD = 'id: "1.3"\ntype: fiche_action\ntitre: Prévention des chutes\n'
PLAN = "clsctl: 1\ntype: cls\ntitre: Contrat local de santé\n"


def fiche(text: str, head: str = HEAD) -> Fiche:
    """The fiche of a text that has nothing wrong."""
    read = read_fiche(text, head)
    assert read.problems == (), lines(read.problems)
    assert isinstance(read.record, Fiche)
    return read.record


def read_fiche(text: str, head: str = HEAD) -> Read:
    """What a file gives whose first three lines are `HEAD`."""
    return read_file("fiches/1.yaml", (head + text).encode(), FICHE)


def found(text: str, head: str = HEAD) -> list[str]:
    """The findings of a text below `head`: `4:1-4:8 F010`, lines counted from the first of `text`."""
    shift = head.count("\n")
    return [_short(each, shift) for each in by_place(read_fiche(text, head).problems)]


def by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda each: (each.where.file, each.span or (0, 0, 0, 0), each.code))


def _short(each: Diagnostic, shift: int) -> str:
    assert each.span
    line, column, end_line, end_column = each.span
    return f"{line - shift}:{column}-{end_line - shift}:{end_column} {each.code}"


def loaded(files: Mapping[str, str | bytes], name: str = "cls-test") -> Loaded:
    """The plans of a dictionary of files."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return load(Snapshot("disk", None, data), name)


def plan(files: Mapping[str, str | bytes]) -> Plan:
    """The one plan of a dictionary of files, `clsctl.yaml` added when there is none."""
    (only,) = loaded({"clsctl.yaml": PLAN, **files}).portefeuille.plans
    return only


def lines(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as people read them, in English."""
    return "".join(f"{_line(each)}\n" for each in by_place(diagnostics))


def _line(each: Diagnostic) -> str:
    line, column, end_line, end_column = each.span or (0, 0, 0, 0)
    key = f" [{each.where.key}]" if each.where.key else ""
    text = f"{line}:{column}-{end_line}:{end_column} {each.code}{key} {ENGLISH(each.message)}"
    for other in each.related:
        assert other.span
        text += f"\n    {other.span.line}:{other.span.column} {ENGLISH(other.message)}"
    return text + (f"\n    {ENGLISH(each.hint)}" if each.hint else "")


def placed(files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """All the form findings of a dictionary of files, in their order."""
    what = loaded(files)
    return place(what, what.diagnostics)
