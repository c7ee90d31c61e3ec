"""What kind of fiche a document holds, and the title of one that only repeats that of its project."""

from collections.abc import Mapping, Sequence
from typing import Any

from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import folded

_TYPES = (("projet", "fiche_projet"), ("lettre", "lettre_intention"), ("schéma", "fiche_schema"))


def type_of(printed: Sequence[str], tree: Mapping[str, Any], plan: Plan | None) -> str:
    """The type that the document says, else that of what it holds, else that of the plan's kind."""
    said = " ".join(printed).casefold()
    for word, kind in _TYPES:
        if word in said and ("fiche" in said or word == "lettre"):
            return kind
    if "cpts" in tree:
        return "lettre_intention"
    return "fiche_schema" if plan and plan.type == "schema" else "fiche_action"


def borrowed_title(tree: Mapping[str, Any]) -> str | None:
    """The title of a fiche that only repeats that of the project it belongs to."""
    links = [each for each in tree.get("rattachements") or () if "libelle" in each]
    named = (each["libelle"] for each in links if folded(each.get("reference", "")).startswith("projet structurant"))
    return next(named, None)
