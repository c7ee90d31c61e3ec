"""Small plans in a few words, for the tests of facts and views."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from clsctl.core.diagnostics import Where
from clsctl.core.facts import FicheFacts, LivrableFacts, plan_facts
from clsctl.core.model.fiche import Calendrier, Etape, Fiche, Jalon, Livrable
from clsctl.core.model.plan import Avenant, Instance, Plan
from clsctl.core.model.suivi import Occurrence, Report, Suivi, SuiviEtape, SuiviLivrable

W = Where("fiches/1.yaml")


def day(text: str) -> date:
    """`day("2020-07-01")`."""
    return date.fromisoformat(text)


def days(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with those that hold a day made one: `remis_le="2020-07-01"`."""
    dated = {"decide_le", "signature", "effet", "fin", "debut", "redaction", "date"}
    return {
        key: day(value) if isinstance(value, str) and (key in dated or key.endswith("_le")) else value
        for key, value in fields.items()
    }


def livrable(id: str = "L1", echeance: str | None = None, **fields: Any) -> Livrable:  # noqa: A002
    return Livrable(W, id, echeance=echeance, **fields)


def jalon(id: str, echeance: str | None = None) -> Jalon:  # noqa: A002
    return Jalon(W, id, echeance=echeance)


def etape(id: str, *livrables: Livrable, **fields: Any) -> Etape:  # noqa: A002
    return Etape(W, id, livrables=livrables, **fields)


def calendrier(texte: str | None = None, **fields: Any) -> Calendrier:
    return Calendrier(W, texte, **days(fields))


def report(echeance: str | None, decide_le: str | None = None, **fields: Any) -> Report:
    return Report(W, echeance, day(decide_le) if decide_le else None, **fields)


def occurrence(periode: str | None = None, remis_le: str | None = None) -> Occurrence:
    return Occurrence(W, periode, day(remis_le) if remis_le else None)


def suivi_livrable(**fields: Any) -> SuiviLivrable:
    return SuiviLivrable(W, **days(fields))


def suivi_etape(**fields: Any) -> SuiviEtape:
    return SuiviEtape(W, **days(fields))


def suivi(livrables: Mapping[str, SuiviLivrable] | None = None, **fields: Any) -> Suivi:
    return Suivi(W, livrables=livrables or {}, **days(fields))


def avenant(signature: str | None, *fiches: str, fin: str | None = None, numero: str = "1") -> Avenant:
    return Avenant(W, numero, day(signature) if signature else None, fiches=fiches, fin=day(fin) if fin else None)


def instance(code: str, type: str, on: str | None) -> Instance:  # noqa: A002
    return Instance(W, code, type, day(on) if on else None)


def fiche(id: str = "1.3", *livrables: Livrable, **fields: Any) -> Fiche:  # noqa: A002
    return Fiche(W, id, "fiche_projet", f"Fiche {id}", livrables=livrables, **days(fields))


def plan(*fiches: Fiche, **fields: Any) -> Plan:
    return Plan(W, "tdc", titre="CLS", fiches=fiches, **days(fields))


def fiche_facts(of: Fiche, on: str, **fields: Any) -> FicheFacts:
    """The facts of the only fiche of a plan on a day."""
    return plan_facts(plan(of, **fields), day(on)).fiches[0]


def first(of: Fiche, on: str, **fields: Any) -> LivrableFacts:
    """The facts of the first deliverable or milestone of the only fiche."""
    return fiche_facts(of, on, **fields).livrables[0]


def due(echeance: str | None, on: str, followed: SuiviLivrable | None = None, /, **fields: Any) -> LivrableFacts:
    """The facts of a deliverable `L1` alone in its fiche; `fields` are those of the plan."""
    known = suivi({"L1": followed}) if followed else None
    return first(fiche("1.3", livrable("L1", echeance), suivi=known), on, **fields)
