"""Findings known beforehand: a plan that starts with hundreds is told of new ones only, and of those mended since."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Diagnostic
from clsctl.core.fingerprints import fingerprints, stable_key
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


class Known(NamedTuple):
    """A known finding, for the reader of the file: only `fingerprint` counts."""

    file: str
    code: str
    ref: str
    key: str
    fingerprint: str


class Parted(NamedTuple):
    """The findings that are not known, and the known ones that are no longer there."""

    fresh: tuple[Diagnostic, ...]
    gone: tuple[Known, ...]


def known(found: Iterable[Diagnostic], unread: Collection[str]) -> tuple[Known, ...]:
    """The findings as known ones, in an order that no moved line changes.

    `unread` are the files that could not be read: what keeps a file from being read is never left out.
    """
    every = tuple(found)
    marked = zip(every, fingerprints(every), strict=True)
    return tuple(
        sorted(_known(each, mark) for each, mark in marked if each.where.file not in unread),
    )


def _known(each: Diagnostic, mark: str) -> Known:
    return Known(each.where.file, each.code, each.ref or "", stable_key(each), mark)


def part(found: Iterable[Diagnostic], baseline: Iterable[Known], unread: Collection[str]) -> Parted:
    """Part all the findings of a plan by its baseline. Nothing is said of what was known of a file of `unread`."""
    every = tuple(found)
    marks = fingerprints(every)
    kept = {each.fingerprint: each for each in baseline}
    fresh = [each for each, mark in zip(every, marks, strict=True) if mark not in kept or each.where.file in unread]
    gone = kept.keys() - set(marks)
    return Parted(
        tuple(fresh), tuple(sorted(each for mark, each in kept.items() if mark in gone and each.file not in unread))
    )


def to_text(baseline: Iterable[Known]) -> str:
    """The baseline as JSON with one finding a line, so that git shows what came and what went."""
    lines = [json.dumps(each._asdict(), ensure_ascii=False) for each in baseline]
    body = "".join(f"\n    {line}," for line in lines).removesuffix(",")
    return f'{{\n  "kind": "baseline",\n  "schema": 1,\n  "findings": [{body}{chr(10) + "  " if lines else ""}]\n}}\n'


def of_text(text: str, file: str) -> tuple[Known, ...]:
    """The baseline of a JSON text. `Trouble` when it is none; `file` names it."""
    try:
        return tuple(_lines(json.loads(text)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble(
            msg("{file} is not a list of known findings.", file=file),
            msg("Write it again with: clsctl validate --write-baseline {file}", file=file),
        ) from error


def _lines(held: Any) -> Iterator[Known]:
    """`ValueError`, `KeyError` or `TypeError` for anything else than a baseline."""
    if held["kind"] != "baseline" or held["schema"] != 1:
        raise ValueError(held)
    for each in held["findings"]:
        line = Known(**each)
        if not all(isinstance(value, str) for value in line):
            raise ValueError(each)
        yield line
