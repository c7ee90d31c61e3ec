"""The commented plan and fiches that `init` and `new` write: models of YAML with places to fill."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl.core.model.plan import Axe
from clsctl.writing.texts import as_text

SCHEMAS = ".clsctl/schemas"
_MODELES = Path(__file__).parent / "modeles"
_PLACE = re.compile(r"@(\w+)@")


class NewPlan(NamedTuple):
    """What is known of a plan to create; None is left as a commented example, but for the first two."""

    titre: str | None = None
    type: str | None = None
    code: str | None = None
    signature: date | None = None
    effet: date | None = None
    fin: date | None = None


class NewLivrable(NamedTuple):
    """A deliverable of a new fiche; its deadline as the document has it."""

    titre: str
    echeance: str | None = None


class Wish(NamedTuple):
    """What a person said of a fiche to create; None and empty are what they did not."""

    type: str | None = None
    titre: str | None = None
    id: str | None = None
    axe: str | None = None
    objectif: str | None = None
    porteurs: tuple[str, ...] = ()
    calendrier: str | None = None
    livrables: tuple[NewLivrable, ...] = ()


class NewFiche(NamedTuple):
    """What is known of a fiche to create. `folder` is its folder in the plan, which tells where the schemas are."""

    id: str
    type: str
    titre: str
    folder: str = "fiches"
    axe: str | None = None
    objectif: str | None = None
    porteurs: tuple[str, ...] = ()
    calendrier: str | None = None
    livrables: tuple[NewLivrable, ...] = ()


def plan_text(plan: NewPlan) -> str:
    """The text of `clsctl.yaml`."""
    return _filled(
        "clsctl.yaml",
        {
            "type": plan.type or "cls",
            "titre": as_text(plan.titre or ""),
            "code": _line("code", plan.code, "cls-deux-rives"),
            "signature": _day("signature", plan.signature, "2024-01-16"),
            "effet": _day("effet", plan.effet, "2024-01-16"),
            "fin": _day("fin", plan.fin, "2028-12-31"),
        },
    )


def fiche_text(fiche: NewFiche, axes: Sequence[Axe] = ()) -> str:
    """The text of a fiche; `axes` are those of the plan, told where the axis is to be chosen."""
    cpts = (_MODELES / "cpts.yaml").read_text(encoding="utf-8") if fiche.type == "lettre_intention" else ""
    objectif = next((each.code for axe in axes for each in axe.objectifs), "1.1")
    text = _filled(
        "fiche.yaml",
        {
            "schemas": "../" * len(Path(fiche.folder).parts) + SCHEMAS,
            "id": as_text(fiche.id),
            "type": fiche.type,
            "titre": as_text(fiche.titre),
            "axes": "".join(f"\n##   {axe.code} : {_short(axe)}" for axe in axes),
            "axe": _line("axe", fiche.axe, axes[0].code if axes else "1"),
            "objectif": _line("objectif", fiche.objectif, objectif),
            "porteurs": "\n".join(f"  - {as_text(porteur)}" for porteur in fiche.porteurs),
            "cpts": cpts,
        },
    )
    if fiche.calendrier is not None:
        text = _in_place_of(text, "calendrier", f"calendrier: {as_text(fiche.calendrier)}\n")
    if fiche.livrables:
        text = _in_place_of(text, "livrables", _livrables(fiche.livrables))
    return text


def _livrables(livrables: Sequence[NewLivrable]) -> str:
    lines = ["livrables:\n"]
    for rank, each in enumerate(livrables, 1):
        lines.append(f"  - id: L{rank}\n    titre: {as_text(each.titre)}\n")
        lines += [f"    echeance: {as_text(each.echeance)}\n"] if each.echeance is not None else []
    return "".join(lines)


def _in_place_of(text: str, key: str, block: str) -> str:
    """The text with a block where the commented example of its key stood."""
    return re.sub(rf"^# {key}:.*\n(?:#  .*\n)*", lambda _: block, text, count=1, flags=re.MULTILINE)


def _filled(model: str, values: Mapping[str, str]) -> str:
    text = (_MODELES / model).read_text(encoding="utf-8")
    return _PLACE.sub(lambda place: values[place[1]], text)


def _line(key: str, value: str | None, example: str) -> str:
    return f"# {key}: {as_text(example)}" if value is None else f"{key}: {as_text(value)}"


def _day(key: str, value: date | None, example: str) -> str:
    return f"# {key}: {example}" if value is None else f"{key}: {value.isoformat()}"


def _short(axe: Axe) -> str:
    return " ".join((axe.titre or axe.libelle or "").split())
