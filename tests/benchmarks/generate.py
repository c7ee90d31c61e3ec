"""A plan of any number of fiches of 4 to 5 kB, as a busy department would have: the same bytes for the same seed.

`python -m tests.benchmarks.generate DIR COUNT [SEED]` writes one.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

SIZE = range(4150, 5001)  # bytes of a fiche
_LINE = 150  # at most those of one line

_PLAN = """\
clsctl: 1
type: cls
titre: Contrat local de santé de la Vallée
periode: 2021-2026
signature: 2021-03-15
effet: 2021-04-01
fin: 2026-03-31
signataires: [ars, cd, cc]
axes:
{axes}
cadres:
  - code: prs
    titre: Projet régional de santé
    periode: 2018-2028
acteurs:
{acteurs}
instances:
  - code: copil-2022
    type: copil
    date: 2022-06-14
  - code: copil-2023
    type: copil
    date: 2023-06-13
"""
_ACTEURS = {
    "ars": ("Agence régionale de santé", "ars"),
    "cd": ("Conseil départemental", "departement"),
    "cc": ("Communauté de communes de la Vallée", "epci"),
    "cpam": ("Caisse primaire d'assurance maladie", "assurance_maladie"),
    "ch": ("Centre hospitalier de la Vallée", "etablissement"),
    "cpts": ("CPTS de la Vallée", "cpts"),
    "msp": ("Maison de santé du Pont", "msp"),
    "asso": ("Association des usagers de la Vallée", "association"),
}
_VERBS = ["Renforcer", "Développer", "Faciliter", "Coordonner", "Soutenir", "Organiser", "Repérer", "Améliorer"]
_THINGS = [
    "l'accès aux soins de premier recours", "la prévention des chutes", "le dépistage des cancers",
    "l'accueil des internes", "la santé mentale des jeunes", "le parcours des personnes âgées",
    "la vaccination", "l'exercice coordonné", "l'aller-vers", "la nutrition des enfants",
]  # fmt: skip
_PROSE = (
    "les professionnels du territoire ont constaté qu'une partie des habitants renonce aux soins faute de médecin "
    "traitant et que les délais d'attente s'allongent dans les communes rurales où la population est plus âgée que la "
    "moyenne de la région la communauté de communes soutient déjà plusieurs maisons de santé et souhaite aller plus "
    "loin avec ses partenaires pour que chacun trouve une réponse à moins de vingt minutes de son domicile"
)
_WORDS = _PROSE.split()
_DEADLINES = [
    "2ème semestre {y}", "1er semestre {y}", "T{q} {y}", "S{h} {y}", "fin {y}", "d'ici fin {y}", "{m:02}/{y}",
    "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "juin {y}", "courant {y}", "début {y}", "1er trimestre {y}",
    "décembre {y}", "avant le 31 décembre {y}", "au plus tard le {d} mars {y}", "mi-{y}", "automne {y}", "{y}",
]  # fmt: skip
_YEARS = [
    "{y}", "De janvier {y} à décembre {y}", "du 01/01/{y} au 31/12/{y}", "année {y}", "courant {y}", "au fil de l'eau",
    "du 1er janvier {y} au 31 décembre {y}", "janvier-décembre {y}",
]  # fmt: skip
_SPANS = [
    "Sur la durée du contrat", "2022-2025", "de janvier 2022 à décembre 2025", "du 01/01/2022 au 31/12/2025",
    "tout au long de l'année", "au fil de l'eau", "tous les ans", "2 fois par an", "à compter de janvier 2022",
    "à partir de 2022", "2022 - 2025",
]  # fmt: skip


class _Writer:
    """The texts of one fiche, drawn from a random source of its own."""

    def __init__(self, seed: int, number: int) -> None:
        self.draw = random.Random(f"{seed}/{number}")
        self.number = number

    def sentence(self, words: int) -> str:
        start = self.draw.randrange(len(_WORDS) - 4)
        run = (_WORDS * 3)[start : start + words]
        return " ".join(run).capitalize() + "."

    def paragraph(self, indent: str, lines: int) -> str:
        return "\n".join(indent + self.sentence(self.draw.randint(13, 16)) for _ in range(lines))

    def when(self, forms: list[str], year: int = 0) -> str:
        y = year or self.draw.randint(2022, 2024)
        m, d, q, h = (self.draw.randint(1, most) for most in (12, 28, 4, 2))
        return self.draw.choice(forms).format(y=y, m=m, d=d, q=q, h=h)

    def some(self, most: int) -> list[str]:
        return self.draw.sample(list(_ACTEURS), self.draw.randint(1, most))

    def lines(self) -> Iterator[str]:
        n, draw = self.number, self.draw
        axis, objective = n % 6 + 1, n // 6 % 3 + 1
        yield f'id: "{axis}.{objective}.{n}"'
        yield "type: fiche_action"
        yield f"titre: {draw.choice(_VERBS)} {draw.choice(_THINGS)} ({n})"
        yield f"numero: Action {axis}.{objective}.{n}"
        yield f'axe: "{axis}"'
        yield f'objectif: "{axis}.{objective}"'
        yield f"redaction: {draw.randint(1, 28):02}/{draw.randint(1, 12):02}/2020"
        yield f"porteurs: [{', '.join(self.some(2))}]"
        yield "pilotes:\n  - " + "\n  - ".join(self.some(2))
        yield "partenaires:\n  - " + "\n  - ".join([*self.some(4), "Professionnels de santé libéraux"])
        yield "publics:\n  - Habitants du territoire\n  - Professionnels de santé"
        yield "territoire:\n  libelle: Les communes de la Vallée\n  communes:\n    - nom: Moissac"
        yield "      code_insee: 82112\n      codes_postaux:\n        - 82200"
        yield "contexte: |\n" + self.paragraph("  ", draw.randint(3, 4))
        yield "description: |\n" + self.paragraph("  ", 3) + "\n\n  - " + self.sentence(7) + "\n  - " + self.sentence(8)
        yield f"objectifs:\n  generaux:\n    - {self.sentence(8)}\n  operationnels:\n    - {self.sentence(9)}"
        yield f"leviers:\n  - {self.sentence(8)}\nfreins:\n  - {self.sentence(7)}"
        yield "etapes:"
        for step in range(1, draw.randint(3, 4)):
            yield from self.step(step)
        yield f"livrables:\n  - id: L9\n    titre: Bilan final\n    echeance: {self.when(_DEADLINES, 2025)}"
        yield f"calendrier:\n  texte: {self.when(_SPANS)}\n  jalons:\n    - id: J1\n      titre: Lancement"
        yield f"      echeance: {self.when(_DEADLINES)}"
        yield from self.measures()
        yield from self.follow_up()

    def step(self, step: int) -> Iterator[str]:
        year = 2021 + step
        yield f"  - id: E{step}\n    titre: {self.sentence(8)[:-1]}\n    calendrier: {self.when(_YEARS, year)}"
        yield f"    responsables: [{', '.join(self.some(2))}]"
        yield f"    actions:\n      - id: A{step}.1\n        titre: {self.sentence(6)[:-1]}"
        yield f"    livrables:\n      - id: L{step}\n        titre: {self.sentence(5)[:-1]} ({self.number}.{step})"
        yield f"        echeance: {self.when(_DEADLINES, year)}"

    def measures(self) -> Iterator[str]:
        start, target = self.draw.randint(0, 20), self.draw.randint(30, 90)
        yield "indicateurs:\n  - id: I1\n    libelle: Nombre de personnes accompagnées\n    categorie: realisation"
        yield "    unite: personnes\n    depart:\n      valeur: " + f"{start}\n      date: 2021-01-01"
        yield f"    cible:\n      valeur: {target}\n      date: 31/12/2025\n    periodicite: annuelle"
        asked = self.draw.randint(5, 60) * 1000
        yield "financements:\n  - nature: Coordination et animation\n    categorie: fonctionnement"
        yield f"    montant: {asked:,} €\n    periode: 2022-2024\n    sources:".replace(",", " ")
        yield f"      - financeur: ars\n        dispositif: FIR\n        montant: {asked:,}".replace(",", " ")
        yield "        etat: notifie"

    def follow_up(self) -> Iterator[str]:
        yield f"suivi:\n  statut: en_cours\n  statut_le: 2022-0{self.draw.randint(1, 9)}-01\n  meteo: soleil"
        yield f"  livrables:\n    L1:\n      remis_le: 2022-{self.draw.randint(10, 12)}-15"
        yield "      preuves:\n        - pieces/bilan.pdf"
        yield f"  indicateurs:\n    I1:\n      - date: 2022-12-31\n        valeur: {self.draw.randint(1, 60)}"
        yield "        source: Rapport d'activité"
        yield "  notes:\n    - date: 2022-06-14\n      instance: copil-2022\n      texte: |"
        yield self.paragraph("        ", 2)

    def fiche(self) -> str:
        """A fiche of a size in `SIZE`: the last note grows until it is of the one drawn."""
        text = "\n".join(self.lines()) + "\n"
        size = self.draw.choice(SIZE) - _LINE
        while len(text.encode()) < size:
            text += "        " + self.sentence(14) + "\n"
        return text


def fiche(number: int, seed: int = 1) -> str:
    """The text of one fiche."""
    return _Writer(seed, number).fiche()


def plan() -> str:
    """The text of `clsctl.yaml`."""
    axes = "\n".join(
        f'  - code: "{axis}"\n    titre: Axe {axis}\n    objectifs:\n'
        + "\n".join(f'      - code: "{axis}.{n}"\n        titre: Objectif {axis}.{n}' for n in range(1, 4))
        for axis in range(1, 7)
    )
    acteurs = "\n".join(f'  {code}:\n    nom: "{nom}"\n    type: {type_}' for code, (nom, type_) in _ACTEURS.items())
    return _PLAN.format(axes=axes, acteurs=acteurs)


def generate(folder: Path, count: int, seed: int = 1) -> None:
    """Write a plan of `count` fiches below `folder`, in folders of at most a hundred."""
    (folder / "pieces").mkdir(parents=True, exist_ok=True)
    (folder / "pieces" / "bilan.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "clsctl.yaml").write_text(plan(), encoding="utf-8", newline="\n")
    for number in range(1, count + 1):
        home = folder / "fiches" / f"{(number - 1) // 100:03}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{number:05}.yaml").write_text(fiche(number, seed), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
