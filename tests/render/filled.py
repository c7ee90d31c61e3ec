"""A fiche with every key of the format filled, each value unlike all others: what must, or must not, be in a page."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan

WHERE = Where("fiches/1.yaml")
# Entries of the follow-up are about things of the signed part: their keys are these ids.
KEYS = {"suivi.livrables": "etapes.livrables.id", "suivi.etapes": "etapes.id", "suivi.indicateurs": "indicateurs.id"}


class Filler:
    """Fills records; `values` has what was put under each dotted key."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def record(self, kind: Any, path: str) -> Any:
        return kind(**{name: self.value(hint, path, name) for name, hint in get_type_hints(kind).items()})

    def value(self, hint: Any, path: str, name: str) -> Any:
        key = f"{path}.{name}" if path else name
        if hint is Where:
            return WHERE
        if name in {"vides", "cles"} and not path:
            return ()
        return self.filled(hint, key)

    def filled(self, hint: Any, key: str) -> Any:
        origin, parts = get_origin(hint), get_args(hint)
        if origin in {Union, UnionType}:
            return self.filled(next(part for part in parts if part is not type(None)), key)
        if origin is tuple:
            return (self.filled(parts[0], key),)
        if origin is not None and issubclass(origin, Mapping):
            return {self.mapping_key(key): self.filled(parts[1], key)}
        if hasattr(hint, "_fields"):
            return self.record(hint, key)
        return self.leaf(hint, key)

    def mapping_key(self, key: str) -> str:
        if key in KEYS:
            return str(self.values[KEYS[key]])
        return "2005" if key == "suivi.bilans" else self.text(f"{key}.")

    def leaf(self, hint: Any, key: str) -> Any:
        rank = len(self.values) + 1
        if hint is Decimal:
            self.values[key] = Decimal(100 + rank)
        elif hint is date:
            self.values[key] = date(2001, 1, 1) + timedelta(days=rank)
        else:
            return self.text(key)
        return self.values[key]

    def text(self, key: str) -> str:
        self.values[key] = f"x{len(self.values) + 1}x"
        return str(self.values[key])


def filled() -> tuple[Plan, Mapping[str, Any]]:
    """A plan of one fiche, and what is under each of its keys."""
    filler = Filler()
    fiche: Fiche = filler.record(Fiche, "")
    for key in ("depart", "cible"):
        assert getattr(fiche.indicateurs[0], key)
    return Plan(Where("clsctl.yaml"), "essai", titre="Contrat d'essai", fiches=(fiche,)), filler.values
