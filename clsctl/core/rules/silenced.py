"""Findings left out by a comment beside them: `# clsctl: ignore R101, C2 reason`, on the line or on the one above.

On the first line of an indented text (`contexte: |`) the comment stands for the whole text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from clsctl.core.diagnostics import Diagnostic, Span, Where
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Portefeuille
from clsctl.core.nearest import suggestion
from clsctl.core.rules.page import AUDIT, Page

PAGE = Page(
    "H018",
    "useless-comment",
    "warning",
    title=msg("A comment that leaves a finding out serves nothing"),
    why=msg(
        "`# clsctl: ignore CODE reason` leaves one finding out on one line. When the finding is gone, or the code is "
        "misspelt, the comment would hide the next mistake on that line."
    ),
    remedy=msg("Remove the comment, or correct its code."),
    bad="""\
titre: Ouvrir une maison de santé  # clsctl: ignore P801 adresse du service
""",
    good="""\
# clsctl: ignore P801 adresse du service, publiée avec son accord
contexte: Écrire à accueil@example.org pour participer.
""",
)


class Mark(NamedTuple):
    """A comment: the codes (or beginnings of codes) it leaves out, and the lines it speaks of, both inclusive."""

    codes: tuple[str, ...]
    first: int
    last: int
    span: Span


def silence(
    placed: Iterable[Diagnostic], portefeuille: Portefeuille, texts: Mapping[str, str], known: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """The placed findings less those that a comment leaves out, with one for each comment that serves nothing.

    `known` are all the codes there are. What keeps a file from being read is never left out. A comment that names only
    findings on the history is not judged: they are not among these.
    """
    found = tuple(placed)
    unread = {file for plan in portefeuille.plans for file in plan.illisibles}
    marks = {file: tuple(_marks(text)) for file, text in texts.items() if file not in unread and speaks(text)}
    used: set[tuple[str, Mark]] = set()
    kept = [each for each in found if not _is_left_out(each, marks.get(each.where.file, ()), used)]
    known = tuple(known)
    for file, its in marks.items():
        kept += [_useless(file, mark, known) for mark in its if (file, mark) not in used and not _of_history(mark)]
    return tuple(sorted(kept, key=_order))


def _of_history(mark: Mark) -> bool:
    return bool(mark.codes) and all(any(each.startswith(code) for each in AUDIT) for code in mark.codes)


def left_out(placed: Iterable[Diagnostic], texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The placed findings less those that a comment leaves out, where comments are judged elsewhere."""
    found = tuple(placed)
    commented = {file for file in {each.where.file for each in found} if speaks(texts.get(file, ""))}
    marks = {file: tuple(_marks(texts[file])) for file in commented}
    return tuple(each for each in found if not _is_left_out(each, marks.get(each.where.file, ()), set()))


def speaks(text: str) -> bool:
    """Whether a text may hold such a comment."""
    return "clsctl:" in text and _pattern().search(text) is not None


def _order(each: Diagnostic) -> tuple[str, tuple[int, ...], str]:
    return each.where.file, each.span[:2] if each.span else (0, 0), each.code


def _is_left_out(each: Diagnostic, marks: Iterable[Mark], used: set[tuple[str, Mark]]) -> bool:
    line = each.span.line if each.span else 0
    for mark in marks:
        if mark.first <= line <= mark.last and mark.codes and each.code.startswith(mark.codes):
            used.add((each.where.file, mark))
            return True
    return False


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|\s)(?P<all>#\s*clsctl:\s*ignore\b[ \t]*(?P<codes>[A-Z]\d{0,3}(?:[ \t]*,[ \t]*[A-Z]\d{0,3})*\b)?.*)"
    )


def _marks(text: str) -> Iterator[Mark]:
    lines = text.splitlines()
    for index, line in enumerate(lines):
        match = _pattern().search(line) if "clsctl:" in line else None
        if match is None:
            continue
        codes = tuple(re.findall(r"[A-Z]\d{0,3}", match["codes"] or ""))
        number, before = index + 1, line[: match.start("all")]
        span = Span(number, match.start("all") + 1, number, len(line.rstrip()) + 1)
        first = number if before.strip() else _next(lines, index)
        yield Mark(codes, first, _last(lines, first - 1), span)


def _next(lines: list[str], index: int) -> int:
    """The number of the first line below that is neither empty nor a comment."""
    below = (at for at in range(index + 1, len(lines)) if lines[at].strip() and not lines[at].lstrip().startswith("#"))
    return next(below, index) + 1


def _last(lines: list[str], index: int) -> int:
    """The number of the last line of what begins there: more than one for an indented text (`|` or `>`)."""
    if not re.search(r":\s+[|>][+\-\d]*\s*(?:#.*)?$", lines[index]):
        return index + 1
    indent = len(lines[index]) - len(lines[index].lstrip(" -"))
    last = index
    for at in range(index + 1, len(lines)):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            break
        last = at
    return last + 1


def _useless(file: str, mark: Mark, known: tuple[str, ...]) -> Diagnostic:
    message, hint = _words(mark.codes, known)
    return Diagnostic(PAGE.code, PAGE.severity, Where(file), message, hint, span=mark.span)


def _words(codes: tuple[str, ...], known: tuple[str, ...]) -> tuple[Message, Message]:
    if not codes:
        return msg("This comment names no finding to leave out."), msg("Write it “# clsctl: ignore CODE reason”.")
    for code in codes:
        if not any(each.startswith(code) for each in known):
            sentence = msg("No finding has the code {code}.", code=code)
            return sentence, suggestion(code, known) or msg("`clsctl explain` lists the codes.")
    return msg("There is no such finding on this line: the comment serves nothing."), msg("Remove the comment.")
