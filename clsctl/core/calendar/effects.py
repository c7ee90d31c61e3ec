"""What the verbs around a time make of it: débuter makes it a start, prendre fin an end."""

from collections.abc import Sequence
from typing import Literal

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import (
    Anchored,
    Clause,
    For,
    From,
    Lasting,
    Unit,
    Until,
    When,
)  # fmt: skip

Effect = Literal["opens", "closes", "due"]
Item = Found | Token

_PARTING = frozenset({"colon", "comma", "dash", "open", "slash", "dot", "bullet", "quote"})
_SMALL = frozenset({"article", "of", "a", "lead", "and", "for", "per"}) | _PARTING
ANNOUNCING = frozenset({
    "date", "dates", "prevision", "previsionnel", "previsionnelle", "prevu", "prevue", "calendrier", "echeancier",
})  # fmt: skip
_FIRST: dict[str, Effect] = {"opening": "opens", "closing": "closes", "debut": "opens", "fin": "closes"}
_DUE = frozenset({"echeance", "echeances", "delai", "delais"})  # the head of a column, which may hold any calendar


def effects(items: Sequence[Item]) -> list[Item] | None:
    """The items with each clause as its verb makes it; None where a verb and its time contradict each other."""
    done: list[Item] = []
    before: list[Token] = []
    alone = sum(isinstance(item, Found) for item in items) == 1
    for i, item in enumerate(items):
        if isinstance(item, Token):
            before = [] if item.kind == "semicolon" else [*before, item]
            done.append(item)
            continue
        found = _effects(before)
        if not found and alone:
            found = _effects([after for after in items[i + 1 :] if isinstance(after, Token)])
        clause = _apply(item.clause, found)
        if clause is None:
            return None
        done.append(item._replace(clause=clause))
        before = []
    return done


def _effects(tokens: Sequence[Token]) -> set[Effect]:
    found: set[Effect] = set()
    first, ranging = True, False
    for i, token in enumerate(tokens):
        if token.kind in _PARTING:
            first = True
        elif token.kind == "word" and token.value in ("opens", "closes"):
            found.add(token.value)
        elif first and token.text in _DUE:
            found.add("due")
        elif first and (effect := _FIRST.get(token.value if token.kind in ("word", "part") else "")):
            found.add(effect)
            ranging = i > 0 and tokens[i - 1].kind == "of" and (i == 1 or tokens[i - 2].kind in _PARTING)
        ranging = ranging or (bool(found) and not first and token.kind == "part")
        first = first and (token.kind in _SMALL or token.text in ANNOUNCING)
    # « du début du projet à fin 2025 » is no start: « du » begins a range
    return {"opens", "closes"} if ranging else found


def _apply(clause: Clause, found: set[Effect]) -> Clause | None:
    if not found or isinstance(clause, Lasting):
        return clause
    if "due" in found:
        return (_closed(clause) or clause) if found == {"due"} else _apply(clause, found - {"due"})
    if len(found) == 2:
        return None
    return _opened(clause) if "opens" in found else _closed(clause)


def _opened(clause: Clause) -> Clause | None:
    if isinstance(clause, When) and isinstance(clause.what, Unit):
        return From(clause.what)
    if isinstance(clause, Anchored) and clause.mode in ("at", "from") and clause.event != "fin":
        return clause._replace(mode="from")
    return clause if isinstance(clause, From) else None


def _closed(clause: Clause) -> Clause | None:
    if isinstance(clause, When | For) and isinstance(clause.what, Unit):
        return Until(clause.what)
    if isinstance(clause, Anchored) and clause.mode in ("at", "until"):
        return clause._replace(mode="until")
    return clause if isinstance(clause, Until) else None
