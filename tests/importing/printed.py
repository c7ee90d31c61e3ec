"""The fiches of the examples as their documents print them: labels, paragraphs, lists and tables, in their order.

Nothing is taken from the real documents: their restated YAML is printed under the labels of the plan's layout.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from clsctl import sources
from clsctl.core.model.plan import Plan
from clsctl.reading import load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ("terres-des-confluences", "loiret", "loir-et-cher", "cpts-canal-garonne")


# What heads a part of a rubric that holds several keys.
HEADS = {
    "freins": "Freins", "leviers": "Leviers", "rattachements": "Ressources partenariales", "moyens": "Moyens",
    "financements": "Financement", "partenaires": "Partenaires",
}  # fmt: skip


class Item(NamedTuple):
    """An entry of a list."""

    text: str


class Grid(NamedTuple):
    """A table with heads."""

    rows: tuple[tuple[str, ...], ...]


Piece = str | Item | Grid


class Rubric(NamedTuple):
    """What is printed under a label; `heading` for a label that only heads what follows."""

    label: str
    pieces: tuple[Piece, ...]
    heading: bool = False


class Printed(NamedTuple):
    """A document: the lines above the first rubric, the rubrics."""

    above: tuple[str, ...]
    rubrics: tuple[Rubric, ...]
    tree: Mapping[str, Any]


def plan_of(example: str) -> Plan:
    root = ROOT / "examples" / example
    return load(sources.read_disk(root), example).portefeuille.plans[0]


def printed(example: str) -> Printed:
    """The one fiche of an example as a document."""
    plan = plan_of(example)
    file = next((ROOT / "examples" / example / "fiches").iterdir())
    tree = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    layout = plan.gabarits[tree["type"]]
    rubrics = []
    for row in layout:
        pieces = tuple(piece for cle in row.cles for piece in _pieces(plan, tree, cle, several=len(row.cles) > 1))
        rubrics.append(Rubric(row.libelle or "", pieces, heading=not row.cles))
    return Printed(tuple(_above(plan, tree)), tuple(rubrics), tree)


def _above(plan: Plan, tree: Mapping[str, Any]) -> Iterator[str]:
    numbers = tree["numero"] if isinstance(tree["numero"], list) else [tree["numero"]]
    axe = next((each for each in plan.axes if each.code == tree.get("axe")), None)
    if axe and not axe.titre:
        yield axe.libelle or ""
    yield from numbers
    if tree["type"] != "lettre_intention":
        yield tree["titre"]
    if axe and axe.titre:
        yield f"Axe {axe.code} : {axe.titre}"
        for each in axe.objectifs:
            if each.code == tree.get("objectif"):
                yield f"Objectif {each.code} : {each.titre}"


def _at(tree: Mapping[str, Any], cle: str) -> Any:
    value: Any = tree
    for part in cle.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _pieces(plan: Plan, tree: Mapping[str, Any], cle: str, *, several: bool) -> Iterator[Piece]:
    value = _at(tree, cle)
    if value in (None, "") and cle not in PRINTERS:
        return
    if several and cle in HEADS:
        yield f"{HEADS[cle]} :"
    if cle in PRINTERS:
        yield from PRINTERS[cle](plan, tree, value)
    elif isinstance(value, list):
        for each in value:
            yield Item(" ".join(_name(plan, str(each)).split()))
    else:
        for line in _unwrapped(str(value)):
            yield Item(line[2:]) if line.startswith("- ") else line.strip()


def _name(plan: Plan, text: str) -> str:
    actor = plan.acteurs.get(text)
    return (actor.nom or text) if actor else text


def _rattachements(plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    titles = {each.code: each.titre for each in plan.cadres}
    for code in dict.fromkeys(each.get("cadre") for each in value or ()):
        yield Item(titles[code] or "")
        for each in value:
            if each.get("cadre") == code and ("reference" in each or "libelle" in each):
                parts = [each[key] for key in ("reference", "libelle") if key in each]
                yield f"{' : '.join(parts)}"


def _etapes(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    rows = [("Étapes/actions", "Livrables attendus")]
    for etape in value or ():
        actions = "\n".join(f"- {each['titre']}" for each in etape.get("actions", ()))
        livrables = "\n".join(f"{each['titre']} : {each['echeance']}" for each in etape.get("livrables", ()))
        rows.append((f"{etape['titre']}\n{actions}".strip(), livrables))
    yield Grid(tuple(rows))


def _financements(plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    if value and "nature" not in value[0]:
        sources_of = value[0]["sources"]
        yield from (Item(_name(plan, each.get("financeur", each.get("dispositif", "")))) for each in sources_of)
        return
    rows = [("Nature de la dépense", "Montant total", "Annualité ou pluriannualité", "Source de financement")]
    for each in value or ():
        paid = "\n".join(
            " - ".join(_name(plan, one[key]) for key in ("financeur", "dispositif") if key in one)
            for one in each.get("sources", ())
        )
        rows.append((each.get("nature", ""), each.get("montant", ""), each.get("periode", ""), paid))
    yield Grid(tuple(rows))


def _objectifs(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    """Specific objectives, each with its actions under it."""
    for number, text in enumerate(value or (), 1):
        yield f"{number}) {text.split(' – ', 1)[1]}"
        for action in tree.get("actions", ()):
            if action.get("objectif", "").endswith(str(number)):
                yield Item(action["titre"])


def _actions(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    if not _at(tree, "objectifs.specifiques"):
        yield from (Item(each["titre"]) for each in value or ())


def _indicateurs(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield from (Item(each["libelle"]) for each in value or ())


def _territoire(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield value["libelle"]
    yield from (Item(each["nom"]) for each in value.get("epci", ()))


def _calendrier(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    if isinstance(value, str):
        yield from [value] if value else []
        return
    rows = [(each["titre"], each["calendrier"]) for each in value.get("phases", ())]
    rows += [(each["titre"], each["echeance"]) for each in value.get("jalons", ())]
    yield Grid(tuple(rows))
    yield from [value["texte"]] if "texte" in value else []


def _historique(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield from (Item(" : ".join(each[key] for key in ("calendrier", "texte") if key in each)) for each in value or ())


def _personnes(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    keys = ("nom", "profession", "secteur", "ville", "structure")
    rows = [("NOM Prénom", "Profession", "Secteur Activité", "Ville d'exercice", "Structure d'appartenance")]
    yield Grid((*rows, *(tuple((each or {}).get(key) or "" for key in keys) for each in value or ())))


def _communes(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    rows = [("COMMUNES / QUARTIERS", "CODE POSTAL", "CODE INSEE")]
    for each in value or ():
        rows.append((each["nom"], " ".join(each["codes_postaux"]), each["code_insee"]))
        rows += [(f"{one['secteur']} {' / '.join(one['noms'])}", "", "") for one in each.get("quartiers", ())]
    yield Grid(tuple(rows))


def _professionnels(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    asked = " ".join((_at(tree, "cpts.professionnels_sollicites") or "").split())
    rows = [(
        "Profession", "Nb de professionnels identifiés (estimation)", "Nb de professionnels sollicités",
        "Nb de professionnels engagés dans la démarche (en cours)",
    )]  # fmt: skip
    for number, each in enumerate(value or ()):
        said = (each.get(key) or "" for key in ("profession", "identifies", "engages"))
        profession, identified, engaged = said
        rows.append((profession, identified, asked if not number else "", engaged))
    yield Grid(tuple(rows))


def _nothing(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield from ()


def _boxes(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    rows = []
    for each in value or ():
        ticked = each.get("sollicitee", each.get("existe")) or []
        no, yes = ("☒" if word in ticked else "☐" for word in ("non", "oui"))
        rows.append((each["structure"], f"{no} NON", f"{yes} OUI - Précisez : {each.get('precision', '')}".strip()))
    yield Grid(tuple(rows))


def _ressources(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    for each in value or ():
        yield f"**{each['categorie']} :**"
        yield from each["structures"]


def _missions(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    rows = [("Intitulé de la mission", "Oui", "Non", "Description")]
    for each in value or ():
        parts = []
        for key, head in (
            ("objectifs_strategiques", "Objectifs stratégiques"),
            ("objectifs_operationnels", "Objectifs opérationnels"),
        ):
            parts += [f"**{head}** : {each[key]}"] if key in each else []
        parts += ["**Actions envisagées** :"] if parts else []
        parts += [line.strip() for line in _unwrapped(each["actions"])]
        yes = each.get("retenue") == "oui"
        rows.append((each["titre"], "☒" if yes else "☐", "☐" if yes else "☒", "\n".join(parts)))
    yield Grid(tuple(rows))


def _unwrapped(text: str) -> list[str]:
    """The paragraphs and entries of a Markdown text, each on one line."""
    found: list[str] = []
    for line in text.split("\n"):
        if not line.strip() or line.startswith(("- ", "**")) or not found or not found[-1]:
            found.append(line)
        else:
            found[-1] += f" {line.strip()}"
    return [each for each in found if each.strip()]


def _juridique(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield "☐ Non ☐ Oui"
    yield "Précisez (nom, forme juridique, siège social, date de création) :"
    yield f"{value['forme']} – {value['calendrier']}"


def _contacts(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield "Docteur Camille MODELE, 01 99 00 12 34, camille.modele@example.org"


def _taille(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield Item("☒ Taille 2 (entre 40 000 et 80 000 habitants)")


def _pieces_jointes(_plan: Plan, tree: Mapping[str, Any], value: Any) -> Iterator[Piece]:
    yield from (Item(each["titre"]) for each in value or ())


PRINTERS = {
    "rattachements": _rattachements, "etapes": _etapes, "financements": _financements, "indicateurs": _indicateurs,
    "objectifs.specifiques": _objectifs, "actions": _actions, "territoire": _territoire, "calendrier": _calendrier,
    "historique": _historique, "equipe": _personnes, "equipe_partenaires": _personnes, "territoire.communes": _communes,
    "cpts.professionnels": _professionnels, "cpts.professionnels_sollicites": _nothing, "cpts.sollicitations": _boxes,
    "cpts.partenariats": _boxes, "cpts.ressources": _ressources, "cpts.missions": _missions,
    "cpts.structure_juridique": _juridique, "contacts": _contacts, "cpts.taille": _taille, "pieces": _pieces_jointes,
}  # fmt: skip
