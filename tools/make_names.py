"""Writes docs/reference/gabarits.md: what `vue` holds in the templates of each report, from the types of the views.

`python -m tools.make_names`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from clsctl.core.messages import Message
from clsctl.core.views import blocks
from clsctl.core.views.reports import VIEWS

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "gabarits.md"
HEAD = """\
# Ce qu’un gabarit peut lire

<!-- Page faite par tools/make_names.py : ne pas la modifier ici. -->

Dans un gabarit de rapport, `vue` est ce que le rapport dit. Chaque table donne les champs d’un objet :
`vue.plans[0].titre`, ou `{% for plan in vue.plans %}{{ plan.titre }}{% endfor %}`. Les filtres et les autres noms sont
dans [Les rapports](../rapports.md). Un nom qui n’est pas ici est une erreur, avec la ligne et la colonne. Une *cellule*
est toute valeur qui s’imprime : un texte, un nombre, un jour, un mot du format, un lien, une liste.
"""
_WORDS: Mapping[Any, str] = {
    str: "texte", int: "nombre", float: "nombre", Decimal: "montant", date: "jour", bool: "vrai ou faux",
    Message: "phrase", Any: "valeur",
}  # fmt: skip


def main() -> None:
    TARGET.write_text(text(), encoding="utf-8", newline="\n")


def text() -> str:
    """The page."""
    reports = "".join(f"| `{name}` | `{view(name).__name__}` |\n" for name in VIEWS)
    return f"{HEAD}\n| rapport | `vue` |\n|---|---|\n{reports}" + "".join(map(_section, types()))


def view(name: str) -> Any:
    """The type of the view of a report."""
    return get_type_hints(VIEWS[name])["return"]


def types() -> list[Any]:
    """Every type of thing that a template can come to, in the order of first meeting."""
    found: dict[Any, None] = {}
    waiting = [view(name) for name in VIEWS]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            waiting += [part for _, hint in fields(kind) for part in _records(hint)]
    return list(found)


def fields(kind: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a thing, and what is worked out of them."""
    yield from ((name, hint) for name, hint in get_type_hints(kind).items() if not name.startswith("_"))
    for name, value in vars(kind).items():
        if isinstance(value, property):
            yield name, get_type_hints(value.fget)["return"]


def _records(hint: Any) -> Iterator[Any]:
    """The things in a type."""
    if hint == blocks.Cell:
        return
    if hasattr(hint, "_fields") and hint is not Message:
        yield hint
    for part in get_args(hint):
        yield from _records(part)


def _section(kind: Any) -> str:
    rows = "".join(f"| `{name}` | {_told(hint)} |\n" for name, hint in fields(kind))
    return f"\n## {kind.__name__}\n\n| champ | ce que c’est |\n|---|---|\n{rows}"


def _told(hint: Any) -> str:
    """A type in words."""
    if hint == blocks.Cell:
        return "cellule"
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        words = [_told(part) for part in parts if part is not NoneType]
        return " ou ".join(dict.fromkeys(words)) + (", ou rien" if NoneType in parts else "")
    if origin is tuple:
        return f"liste : {_told(parts[0])}" if parts[-1] is Ellipsis else ", ".join(map(_told, parts))
    if origin is not None and origin is not Literal:
        return f"table : {_told(parts[-1])}"
    if origin is Literal:
        return " ou ".join(f"`{part}`" for part in parts)
    return _WORDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


if __name__ == "__main__":
    main()
