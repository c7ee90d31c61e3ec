"""Writes docs/gabarits-des-exemples.md: the four documents' rubrics beside what a report prints of them.

`python -m tools.make_gabarits`. The labels of the documents are those that tests/examples holds the examples
to; what is printed is what the report of each example says.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl.core.facts import plan_facts
from clsctl.core.gabarits import DEFAULTS
from clsctl.core.messages import verbatim
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Bloc, Liste, Paires, RubriqueView, Tableau
from clsctl.core.views.fiche import fiches
from clsctl.core.views.scope import Scope
from clsctl.reading import load
from clsctl.render.language import language
from clsctl.sources import read_disk
from tests.examples.documents import LABELS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "gabarits-des-exemples.md"
FRENCH = language("fr")
DAY = date(2020, 7, 1)
HEAD = """\
# Les quatre documents et ce qu’un rapport en imprime

<!-- Page faite par tools/make_gabarits.py : ne pas la modifier ici. -->

Les exemples de `clsctl` viennent de quatre documents réels, chacun avec ses rubriques. Le gabarit de la maison, dans
leur `clsctl.yaml`, reprend les intitulés du document, dans leur ordre ; `clsctl report fiche` les imprime tels quels,
avec les colonnes du document. Un plan sans gabarit reçoit celui que `clsctl` a pour le type de fiche : la dernière
colonne dit sous quel intitulé il range les mêmes clés.

Un essai tient cette page au programme : l’intitulé et l’ordre sont ceux du document ; une rubrique que le document
laisse vide est imprimée « non renseigné » ; celle qu’il n’a pas ne l’est pas. Une colonne dont la fiche ne dit rien
(le nom des personnes, que les exemples n’ont pas) n’est pas imprimée.
"""


class Line(NamedTuple):
    """A rubric: the label of the document, the keys, what the report prints of it, the heading without a layout."""

    source: str
    cles: tuple[str, ...]
    printed: str
    default: str


def main() -> None:
    TARGET.write_text(text(), encoding="utf-8", newline="\n")


def text() -> str:
    """The page."""
    return HEAD + "".join(f"\n{_section(name)}" for name in LABELS)


def _section(name: str) -> str:
    plan = load(read_disk(ROOT / "examples" / name), name).portefeuille.plans[0]
    kind = plan.fiches[0].type
    head = (
        f"## {FRENCH(verbatim(plan.titre))}\n\n`examples/{name}`, type `{kind}`, {len(LABELS[name])} rubriques.\n\n"
        "| n° | rubrique du document | ce que le rapport imprime | clés | sans gabarit de la maison |\n"
        "|---|---|---|---|---|\n"
    )
    rows = (
        f"| {rank} | {_cell(line.source)} | {_cell(line.printed)} | "
        f"{', '.join(f'`{key}`' for key in line.cles) or '–'} | {_cell(line.default) or '–'} |\n"
        for rank, line in enumerate(lines(name, plan), 1)
    )
    return head + "".join(rows)


def lines(name: str, plan: Plan) -> list[Line]:
    """Each rubric of the document of an example, in its order."""
    view = fiches(Scope((plan_facts(plan, DAY),)), "publique").fiches[0]
    printed = {FRENCH(each.libelle): each for each in view.rubriques}
    kind = plan.fiches[0].type
    own = plan.gabarits[kind]
    return [
        Line(source, line.cles, _printed(printed.get(source)), _default(kind, line.cles))
        for source, line in zip(LABELS[name], own, strict=True)
    ]


def _printed(rubrique: RubriqueView | None) -> str:
    """What the report prints of a rubric, in words: its form, and whether it is there at all."""
    if rubrique is None:
        return "n’est pas imprimée : la fiche n’en dit rien, ou rien de public"
    if not rubrique.parties:
        return "un titre pour ce qui suit"
    blocks = [bloc for part in rubrique.parties for bloc in part.blocs]
    if not blocks:
        return "l’intitulé, et « non renseigné »"
    tables = [bloc for bloc in blocks if isinstance(bloc, Tableau)]
    if tables:
        return "un tableau : " + ", ".join(FRENCH(column.titre) for column in tables[0].colonnes)
    return " et ".join(dict.fromkeys(map(_kind, blocks)))


def _kind(bloc: Bloc) -> str:
    match bloc:
        case Liste():
            return f"une liste de {len(bloc.items)}" if len(bloc.items) > 1 else "une ligne"
        case Paires():
            return "des noms et leurs valeurs"
    return "un texte"


def _default(kind: str, cles: tuple[str, ...]) -> str:
    shared = [line for line in DEFAULTS[kind] if set(line.cles) & {*cles, *(key.split(".")[0] for key in cles)}]
    return FRENCH(shared[0].libelle) if shared else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
