"""A cell with several dates, as phases that can be pasted into the YAML: a title and an expression for each."""

from collections.abc import Callable, Sequence

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.reading import Piece
from clsctl.core.calendar.source import Source
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import Clause, Span, Unit, When, units, with_year
from clsctl.core.calendar.words import say

Item = Found | Token
_SIGNS = frozenset({"dash", "comma", "colon", "semicolon", "open", "close", "dot", "quote", "bullet", "lost", "slash",
                    "and", "add"})  # fmt: skip


def pieces(text: Source, items: Sequence[Item]) -> tuple[Piece, ...]:
    """A phase for each clause, in order, titled by the words beside it."""
    groups = _groups(items)
    made, clauses = [], [item for item in items if isinstance(item, Found)]
    if not all(_parted(text, group, found) for group, found in zip(groups[1:-1], clauses[1:], strict=True)):
        return ()
    first_has_label = any(token.kind not in _SIGNS for token in groups[0])
    for rank, found in enumerate(clauses):
        label = groups[rank if first_has_label else rank + 1]
        titre = title(text, label) or f"Phase {rank + 1}"
        made.append(Piece(titre, _words(text, found, clauses[rank + 1 :])))
    return tuple(made)


def listed(items: Sequence[Unit | Span], label: str) -> tuple[Piece, ...]:
    """A phase for each time of a list: « Réunions : juin et septembre 2024 »."""
    return tuple(Piece(f"{label or 'Phase'} {rank}", say(item)) for rank, item in enumerate(items, 1))


def readable(proposed: Sequence[Piece], reads: Callable[[str], bool]) -> tuple[Piece, ...]:
    """The proposal where all of it can be read, else none: what is pasted must not be refused again."""
    good = len(proposed) > 1 and all(reads(piece.calendrier) for piece in proposed)
    return tuple(proposed) if good else ()


def _parted(text: Source, between: Sequence[Token], later: Found) -> bool:
    """Whether a sign, a new line or a preposition parts two clauses; « 1er trimestre scolaire 2023-2024 » is one."""
    if any(token.kind in _SIGNS and token.kind != "add" for token in between):
        return True
    lines = between and "\n" in text.slice(between[0].start - 1, text.tokens[later.first].start)
    return bool(between) and (bool(lines) or not isinstance(later.clause, When) or later.clause.lead == "strong")


def _groups(items: Sequence[Item]) -> list[list[Token]]:
    """The tokens before the first clause, between each two, and after the last."""
    groups: list[list[Token]] = [[]]
    for item in items:
        if isinstance(item, Found):
            groups.append([])
        else:
            groups[-1].append(item)
    return groups


def title(text: Source, tokens: Sequence[Token]) -> str:
    kept = list(tokens)
    while kept and kept[0].kind in _SIGNS:
        kept.pop(0)
    while kept and (kept[-1].kind in _SIGNS or kept[-1].kind in ("lead", "a", "of", "article")):
        kept.pop()
    if not kept:
        return ""
    return " ".join(text.slice(kept[0].start, kept[-1].end).split()).strip(" :;,.-–(")


def _words(text: Source, found: Found, later: Sequence[Found]) -> str:
    """The clause in its own words, with the year of a later one where it has none."""
    year = _year_of(later)
    if isinstance(found.clause, When) and isinstance(found.clause.what, Unit | Span) and year is not None:
        missing = all(unit.year is None for unit in units(found.clause.what))
        if missing:
            return say(with_year(found.clause.what, year))
    return text.found(found)


def _year_of(later: Sequence[Found]) -> int | None:
    clauses: list[Clause] = [found.clause for found in later]
    years = [unit.year for clause in clauses if isinstance(clause, When) for unit in units(clause.what)]
    return next((year for year in years if year is not None), None)
