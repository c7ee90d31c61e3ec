"""A fiche as a tree of texts, as its file would say it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from clsctl.core.diagnostics import Step
from clsctl.core.model.fiche import Fiche

_OURS = frozenset({"where", "vides", "cles"})
_NOTHING: tuple[Any, ...] = (None, "", (), {})


def tree_of(fiche: Fiche, text: Callable[[Any], str] | None = None) -> dict[str, Any]:
    """What a fiche says, rubrics that are there and not filled as None. `text` writes each value."""
    tree: dict[str, Any] = _value(fiche, text or text_of)
    for where in fiche.vides:
        _empty(tree, where.path)
    return tree


def _value(value: Any, text: Callable[[Any], str]) -> Any:
    if hasattr(value, "_fields"):
        pairs = zip(value._fields, value, strict=True)
        return {key: _value(each, text) for key, each in pairs if _is_said(value, key, each)}
    if isinstance(value, Mapping):
        return {str(key): _value(each, text) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_value(each, text) for each in value]
    return text(value)


def _is_said(record: Any, key: str, value: Any) -> bool:
    """Whether a file says it: it is no bookkeeping, and not what stands for a key that is absent, but for the type."""
    return key not in _OURS and value not in _NOTHING and (key == "type" or value != record._field_defaults.get(key))


def text_of(value: Any) -> str:
    """A value as people type it: a day as `AAAA-MM-JJ`, a number without an exponent, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def plainly(value: Any) -> str:
    """A value as text, numbers without the zeros that say nothing: a spreadsheet gives 0.5 for 0.50."""
    text = text_of(value)
    return text.rstrip("0").rstrip(".") if isinstance(value, Decimal) and "." in text else text


def _empty(tree: Any, path: tuple[Step, ...]) -> None:
    """Say that what is at a path is not filled, where what is above it is there."""
    *above, last = path
    for step in above:
        if isinstance(tree, dict):
            tree = tree.get(step)
        else:
            tree = tree[step] if isinstance(tree, list) and isinstance(step, int) and step < len(tree) else None
    if isinstance(tree, dict):
        tree.setdefault(str(last), None)
