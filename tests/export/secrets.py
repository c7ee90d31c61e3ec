"""A plan whose every text, of every key that the model has, holds personal data of every kind: all of it invented."""

from collections.abc import Mapping
from datetime import date
from typing import get_type_hints

from clsctl.core.audience import keys
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from tests.render.filled import KEYS, Filler

# Twenty-five secrets; each is something that the rules P801 to P805 find, in the forms that people write it in.
SECRETS = (
    "camille.exemple@example.org", "c.exemple+sante@mail.example.net", "secretariat@cabinet-exemple.example.com",
    "accueil_2@example.org", "Camille@Example.ORG",
    "05 99 00 12 34", "05.99.00.12.35", "0599001236", "05-99-00-12-37", "+33 5 99 00 12 38", "+33599001239",
    "+33 (0)5 99 00 12 40", "06\u00a099\u202f00 12 41", "0033 6 99 00 12 42",
    "2 69 05 49 588 157 80", "269054958815780", "1 85 02 2A 004 123 08",
    "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189",
    "Dr Exemplier", "Docteur Camille EXEMPLIER", "docteure Zoé Exemplier", "Mme Exemplier-Dupuits", "Pr. Exemplier",
    "Monsieur Anatole Exemplier",
)  # fmt: skip
# What must be found nowhere, in any spelling that an output could give it.
TRACES = (
    "example.org", "example.net", "example.com", "Example.ORG", "99 00 12", "99.00.12", "99001", "99-00-12", "00 12 4",
    "49 588", "2690549", "2A 004", "3000 6000", "FR7630006", "Exemplier", "EXEMPLIER", "Dupuits", "Anatole", "Zoé",
)  # fmt: skip
# Lead from one thing to another, or are words that the format knows: they are no free texts.
_WORDS = {
    "id", "code", "depend_de", "type", "gabarit", "etat", "statut", "meteo", "nature", "unite", "categorie",
    "diffusion", "retenue", "sollicitee", "existe", "creee", "taille", "periodicite", "axe", "code_insee", "siren",
    "numero", "fiches",
}  # fmt: skip
_CALENDARS = {"echeance", "calendrier", "periode"}
_SETTINGS = {
    "where", "code", "type", "signature", "effet", "fin", "calendrier", "rapports", "gabarits", "audit", "glob",
    "regles", "vides", "fiches", "illisibles", "abimees", "chemins", "clsctl",
}  # fmt: skip


class Planter(Filler):
    """Puts all the secrets into each text, and where the audience may not read the key a mark of its own besides."""

    def __init__(self, prefix: str, *, dated: bool) -> None:
        super().__init__()
        self.prefix = prefix
        self.dated = dated
        self.marks: list[str] = []
        self.count = 0

    def mapping_key(self, key: str) -> str:
        """Only the rubrics of a house have names that are free texts."""
        return super().mapping_key(key) if key in {*KEYS, "suivi.bilans", "rubriques"} else "acteur-1"

    def text(self, key: str) -> str:
        name = key.rstrip(".").rpartition(".")[2]
        if name in _WORDS and not key.endswith("."):
            return super().text(key)
        if self.dated and (name in _CALENDARS or key == "calendrier.texte"):
            return "2026-12-31"
        self.count += 1
        words = f"mot{self.count} {' ; '.join(SECRETS)} fin{self.count}"
        if self.prefix + key.rstrip(".") not in keys("publique"):
            self.marks.append(f"zq{self.count}{'d' if self.dated else 'n'}{len(self.prefix)}qz")
            words += f" {self.marks[-1]}"
        self.values[key] = words
        return words


def planted() -> tuple[Plan, Mapping[str, list[str]]]:
    """The plan, of two fiches, one whose calendars can be read; and the marks of what only `interne` may read."""
    planters = [Planter("fiches.", dated=False), Planter("fiches.", dated=True), Planter("", dated=False)]
    first, second = (planter.record(Fiche, "") for planter in planters[:2])
    hints = {name: hint for name, hint in get_type_hints(Plan).items() if name not in _SETTINGS}
    own = {name: planters[2].value(hint, "", name) for name, hint in hints.items()}
    plan = Plan(
        Where("clsctl.yaml"), "essai", fiches=(_set(first, "1"), _set(second, "2")), signature=date(2020, 1, 1),
        fin=date(2027, 12, 31), **own,
    )  # fmt: skip
    return plan, {"hidden": [mark for planter in planters for mark in planter.marks]}


def _set(fiche: Fiche, ref: str) -> Fiche:
    """The fiche under an id of its own, its note for everyone to read, and a deliverable that is followed."""
    suivi = fiche.suivi
    assert suivi is not None
    notes = tuple(note._replace(diffusion="publique") for note in suivi.notes)
    return fiche._replace(
        id=ref, suivi=suivi._replace(notes=notes), where=Where(f"fiches/{ref}.yaml"), cles=Fiche._fields[1:-2]
    )
