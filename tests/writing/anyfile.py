"""Fiches in every style that YAML takes, each text with a word of its own (`w17`), so that what an edit touched shows.

Written by a seeded generator rather than by Hypothesis: thousands are needed, and each in a millisecond.
"""

import random
from typing import Any

_TEXTS = [
    "Prévention", "l'accès : aux soins", "a # b", "- x", "«\u00a0Aller vers\u00a0»", "NON", "50 000 €", 'dit "oui"',
    "c:\\x", "[x", "Un, deux", "@x", "fin.", "1",
]  # fmt: skip
_COMMENTS = ["# une remarque", "#sans espace", "## deux", "#   titre: ancien", "# a: b # c"]
STATUTS = ["en_cours", "realisee", "non_demarree"]


class Scribe:
    """Writes one file. `model` is what it says."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0
        self.step = self.random.choice([2, 2, 2, 3, 4])
        self.dash = self.random.choice([0, 0, self.step])
        self.gap = self.random.choice([2, 2, 2, 4])
        self.comments = self.random.choice([0.0, 0.1, 0.25])
        self.flow = self.random.choice([0.0, 0.15, 0.4])
        self.blanks = self.random.choice([0.0, 0.1, 0.5])
        self.breaks = self.random.choice(["\n", "\n", "\n", "\r\n", "mixed"])
        self.model: dict[str, Any] = self._model()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def word(self, text: str | None = None) -> str:
        self.count += 1
        return f"w{self.count} {self.random.choice(_TEXTS) if text is None else text}".strip()

    def _texts(self) -> list[str]:
        return [self.word() for _ in range(self.random.randint(1, 3))]

    def _model(self) -> dict[str, Any]:
        model: dict[str, Any] = {"id": "1.1", "type": "fiche_action", "titre": self.word()}
        if self.chance(0.6):
            model["contexte"] = self.long()
        if self.chance(0.6):
            model["enjeux"] = self._texts()
        if self.chance(0.3):
            model["publics"] = []
        model["livrables"] = [
            {"id": f"L{rank}", "titre": self.word(), **({"echeance": self.word("2020")} if self.chance(0.5) else {})}
            for rank in range(1, self.random.randint(2, 4))
        ]
        if self.chance(0.3):
            model["rubriques"] = {self.word("Nom"): self.long(), "Autre": self.word()}
        if self.chance(0.7):
            model["suivi"] = self._suivi()
        if self.chance(0.3):
            pairs = list(model.items())
            self.random.shuffle(pairs)
            model = dict(pairs)
        return model

    def _suivi(self) -> Any:
        if self.chance(0.15):
            return self.random.choice(["", {}])
        suivi: dict[str, Any] = {}
        if self.chance(0.5):
            suivi["statut"] = self.random.choice(STATUTS)
        if self.chance(0.6):
            suivi["livrables"] = self._followed()
        if self.chance(0.5):
            suivi["notes"] = [{"date": "2020-01-02", "texte": self.long()} for _ in range(self.random.randint(0, 2))]
        return suivi or {"statut": "en_cours"}

    def _followed(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name in self.random.sample(["L1", "L2", "L3"], self.random.randint(1, 2)):
            one: dict[str, Any] = {}
            if self.chance(0.5):
                one["remis_le"] = "2020-02-03"
            if self.chance(0.4):
                one["commentaire"] = self.long()
            if self.chance(0.4):
                one["reports"] = [{"echeance": self.word("2021"), "motif": self.word()}]
            out[name] = one or ""
        return out

    def long(self) -> str:
        """A text of one line or several."""
        if self.chance(0.6):
            return self.word()
        lines = [self.word() if self.chance(0.8) else "" for _ in range(self.random.randint(2, 3))]
        return "\n".join(lines).strip("\n") or self.word()

    def file(self) -> bytes:
        """The text of the model."""
        text = self.group(self.model, 0)
        if self.chance(0.3):
            text = self.above(0) + text
        text += self.above(0)
        if self.chance(0.25):
            text = text.rstrip("\n")
        if self.breaks == "mixed":
            text = "".join(line + self.random.choice(["\n", "\r\n"]) for line in text.split("\n"))
        else:
            text = text.replace("\n", self.breaks)
        return (b"\xef\xbb\xbf" if self.chance(0.1) else b"") + text.encode()

    def above(self, indent: int) -> str:
        out = "\n" if self.chance(self.blanks) else ""
        while self.chance(self.comments):
            out += " " * indent + self.random.choice(_COMMENTS) + "\n"
        return out

    def beside(self) -> str:
        return self.random.choice([" ", "  "]) + self.random.choice(_COMMENTS) if self.chance(self.comments) else ""

    def group(self, data: dict[str, Any], indent: int, lead: str | None = None) -> str:
        out = ""
        for rank, (key, value) in enumerate(data.items()):
            first = rank == 0
            if not first or lead is None:
                out += self.above(indent) if indent or not first else ""
            out += (
                (lead if first and lead is not None else " " * indent) + self.key(key) + ":" + self.value(value, indent)
            )
        return out

    def key(self, key: str) -> str:
        if any(sign in key for sign in ":#,[]\"'@\\") or key.startswith(("-", "NON")) or not key[0].isalpha():
            return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return f'"{key}"' if self.chance(0.05) else key

    def value(self, value: Any, indent: int) -> str:
        """What stands after a colon, with the line break."""
        if isinstance(value, str):
            return self.text(value, indent)
        if not value or self.chance(self.flow):
            return f" {self.between(value, indent)}{self.beside()}\n"
        if isinstance(value, dict):
            return f"{self.beside()}\n" + self.group(value, indent + self.step)
        return f"{self.beside()}\n" + self.list(value, indent + self.dash)

    def list(self, values: list[Any], indent: int) -> str:
        out = ""
        lead = " " * indent + "-" + " " * (self.gap - 1)
        for value in values:
            out += self.above(indent)
            if isinstance(value, dict) and value and not self.chance(self.flow):
                out += self.group(value, indent + self.gap, lead)
            elif isinstance(value, str):
                out += lead.rstrip() + self.text(value, indent, lead=" " * (self.gap - 1))
            else:
                out += f"{lead}{self.between(value, indent)}{self.beside()}\n"
        return out

    def text(self, value: str, indent: int, lead: str = " ") -> str:
        if not value:
            return f"{self.beside()}\n"
        if "\n" in value or self.chance(0.1):
            if self.chance(0.8):
                sign = self.random.choice(["|", "|-", "|+"])
                body = "".join(" " * (indent + 3) + line + "\n" if line else "\n" for line in value.split("\n"))
                return f"{lead}{sign}{self.beside()}\n{body}"
            return f"{lead}{self.quoted(value)}{self.beside()}\n"
        if self.chance(0.05):
            return f"\n{' ' * (indent + 4)}{self.one(value)}{self.beside()}\n"
        return f"{lead}{self.one(value)}{self.beside()}\n"

    def one(self, value: str, *, flow: bool = False) -> str:
        plain = not any(sign in value for sign in (": ", " #")) and not (
            flow and any(sign in value for sign in ",[]{}")
        )
        if plain and self.chance(0.7) and value[0].isalnum():
            return value
        return self.quoted(value)

    def quoted(self, value: str) -> str:
        if "\n" not in value and self.chance(0.5):
            return "'" + value.replace("'", "''") + "'"
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def between(self, value: Any, indent: int) -> str:
        """Between brackets, on one line or several."""
        if isinstance(value, str):
            return self.one(value, flow=True) if value and "\n" not in value else self.quoted(value)
        opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
        items = (
            [f"{self.key(key)}: {self.between(each, indent)}" for key, each in value.items()]
            if isinstance(value, dict)
            else [self.between(each, indent) for each in value]
        )
        if not items:
            return opening + closing
        if self.chance(0.3):
            margin = "\n" + " " * (indent + 4)
            comma = "," if self.chance(0.3) else ""
            return opening + margin + f",{self.beside()}{margin}".join(items) + comma + self.beside() + margin + closing
        return opening + ", ".join(items) + closing
