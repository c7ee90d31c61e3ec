"""A change tried in memory before it is written: read back by two readers, and by all the rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from clsctl.cli.alone import quiet
from clsctl.cli.check import all_findings, unplaced
from clsctl.cli.exits import FINDINGS
from clsctl.cli.output import emit, note
from clsctl.cli.plan import Read, of_snapshot
from clsctl.cli.session import Request
from clsctl.core.broken import undone
from clsctl.core.diagnostics import Diagnostic, Where
from clsctl.core.messages import msg
from clsctl.core.outline import Outline, Refused
from clsctl.core.trouble import Trouble
from clsctl.reading.outline import outline
from clsctl.reading.records import Record
from clsctl.render.diagnostics import render
from clsctl.writing.edits import Edit, edited, place_of, plain
from clsctl.writing.second_reader import differs


def as_if(what: Read, texts: Mapping[str, bytes | None]) -> Read:
    """The plan as it would be with these files; None for one that would be gone."""
    there = {file: text for file, text in texts.items() if text is not None}
    return of_snapshot(quiet(what.request), what.root, undone(what.snapshot, set(texts), there))


def checked(file: str, data: bytes, form: Record, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made, read back by two readers. `Trouble` where that can't be done."""
    new = edited(data, lambda text: outline(file, text, form), edits)
    if new.refused is not None:
        raise _by_hand(file, new.refused, edits)
    if differs(data, new.data, values(file, data, form), values(file, new.data, form)):
        raise _by_hand(file, Refused(msg("A second program, ruamel.yaml, would read the new file otherwise.")), edits)
    return new.data


def values(file: str, data: bytes, form: Record) -> Any:
    found = outline(file, data, form)
    return plain(found.root) if isinstance(found, Outline) else None


def come(what: Read, then: Read, names: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """The findings that a change would bring, but for mere remarks; `names` are the new names of files."""
    old = (each._replace(where=_moved(each.where, names or {})) for each in unplaced(what.loaded))
    before = Counter(map(_identity, old))
    found = []
    for each in all_findings(then):
        if before[_identity(each)]:
            before[_identity(each)] -= 1
        else:
            found.append(each)
    return tuple(each for each in found if each.severity != "info")


def _moved(where: Where, names: Mapping[str, str]) -> Where:
    return where._replace(file=names.get(where.file, where.file))


def _identity(each: Diagnostic) -> tuple[object, ...]:
    return each.code, each.where.file, each.where.key, each.message


def _by_hand(file: str, why: Refused, edits: Sequence[Edit]) -> Trouble:
    place = f"{file}:{why.line}" if why.line else file
    key = Where("", next(map(place_of, edits))).key
    return Trouble(
        msg("{place}: nothing was written. {reason}", place=place, reason=why.message),
        msg("Open the file and change it by hand, under: {key}. Then: clsctl validate", key=key),
    )


def refuse(then: Read, findings: tuple[Diagnostic, ...]) -> int:
    """Show the errors that a change would bring; the exit code."""
    request = then.request
    wrong = [each for each in findings if each.severity == "error"]
    emit(render(wrong, then.loaded.texts, "text", request.language, request.terminal))
    note(request.language(msg("Nothing was written: the plan would not be valid.")))
    return FINDINGS


def warn(request: Request, findings: tuple[Diagnostic, ...]) -> None:
    """Tell what `validate` will say of the change."""
    for each in findings:
        note(
            request.language(
                msg("Beware, {code}: {sentence} ({file})", code=each.code, sentence=each.message, file=each.where.file)
            )
        )
        if each.hint and not request.session.quiet:
            note(f"  {request.language(each.hint)}")
