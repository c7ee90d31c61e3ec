"""Fiches written by Hypothesis in every style that YAML takes, keys in any order, comments everywhere."""

import json

from hypothesis import strategies as st

_WORDS = [
    "Prévention", "NON", "no", "01004", "1.10", "2025", "2024-12-31", "12/2020", "~", "null", "1,5", "12:30",
    "Un : deux", "a # b", "- x", "l'accès aux soins", "« Aller vers »", "@x", "50 000 €", "deux  espaces",
    "dit \"oui\"", "c:\\x",
    "fin.", "*gras*", "Élus, habitants", "a: ", "#1", "<<", "0x1F", "x:", "\u00a0insécable", "1e3", "oui", "|", ">5",
]  # fmt: skip
_LINES = ["Un texte.", "", "- une entrée", "  en retrait", "# titre", "a : b", "fin", "   ", "\tpuis", "---"]
_TEXT = st.sampled_from(_WORDS)
_LONG = st.lists(st.sampled_from(_LINES), min_size=1, max_size=4).map("\n".join)
_COMMENTS = ["# une remarque", "#sans espace", "## deux", "# clsctl: ignore H004 su", "#   titre: ancien", "# a: b # c"]
_LISTS = ["enjeux", "freins", "publics", "partenaires", "depend_de", "porteurs"]
_TEXTS = ["contexte", "moyens", "gabarit", "numero", "axe", "redaction", "calendrier", "inconnue", "titre"]


class _Writer:
    """Writes one file, asking Hypothesis for each choice."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def chance(self, of: int = 4) -> bool:
        return self.draw(st.integers(0, of - 1)) == of - 1

    def above(self, indent: str) -> str:
        """Blank lines and comments on lines of their own, not always where they should be."""
        out = ""
        while self.chance(4):
            place = self.draw(st.sampled_from(["", indent, indent, indent + "  "]))
            out += "\n" if self.chance(2) else place + self.draw(st.sampled_from(_COMMENTS)) + "\n"
        return out

    def beside(self) -> str:
        gap = self.draw(st.sampled_from([" ", "  ", "\t"]))
        return gap + self.draw(st.sampled_from(_COMMENTS)) if self.chance(6) else ""

    def text(self, indent: str, *, step: str = "  ") -> str:
        """A text after its colon or dash, its line break included."""
        style = self.draw(
            st.sampled_from(["plain", "'", '"', "|", "|-", "|+", ">", ">-", ">+", "wrapped", "below", ""])
        )
        value = self.draw(_TEXT)
        if style == "plain":
            safe = value.replace(": ", ", ").replace(" #", "").strip("-:?|>@*\"'#~<\u00a0 ") or "mot"
            return f" {safe}{self.beside()}\n"
        if style == "'":
            return " '" + value.replace("'", "''") + f"'{self.beside()}\n"
        if style == '"':
            long = self.draw(st.one_of(_LONG, _TEXT))
            return " " + json.dumps(long, ensure_ascii=self.chance(2)) + f"{self.beside()}\n"
        if style in ("wrapped", "below"):
            lines = self.draw(st.lists(st.sampled_from(["un texte", "qui suit", "- tiret", "", "fin"]), max_size=3))
            return (" " if style == "wrapped" else f"\n{indent}{step}") + "".join(
                [f"début{self.beside() if not lines else ''}", *(f"\n{indent}{step}{line}" for line in lines), "\n"]
            )
        if style:
            lines = self.draw(_LONG).strip(" \t\n").split("\n")
            body = "".join(f"{indent}{step}{line}\n" if line else "\n" for line in lines)
            return f" {style}{self.beside()}\n{body}" + "\n" * self.draw(st.integers(0, 2))
        return f"{self.beside()}\n"

    def list(self, indent: str) -> str:
        if self.chance(3):
            words = [json.dumps(word) for word in self.draw(st.lists(_TEXT, max_size=3))]
            gap = self.draw(st.sampled_from([" ", f"\n{indent}  ", f" # fin\n{indent}  "]))
            return f" [{','.join(gap + word for word in words)}{gap}]{self.beside()}\n"
        inner = indent + self.draw(st.sampled_from(["", "  ", "    "]))
        entries = [self.above(inner) + f"{inner}-" + self.text(inner) for _ in range(self.draw(st.integers(1, 3)))]
        return f"{self.beside()}\n" + "".join(entries)

    def steps(self, indent: str) -> str:
        """A list of groups."""
        inner = indent + self.draw(st.sampled_from(["", "  "]))
        out = f"{self.beside()}\n"
        for number in range(self.draw(st.integers(1, 2))):
            keys = self.draw(st.permutations(["id", "titre", "echeance", "autre", "responsables"]))
            out += self.above(inner)
            lead = f"{inner}- "
            for key in keys[: self.draw(st.integers(1, 5))]:
                value = f" E{number}{self.beside()}\n" if key == "id" else self.value(key, inner + "  ")
                out += lead + f"{key}:" + value
                lead = inner + "  "
                out += self.above(lead)
        return out

    def value(self, key: str, indent: str) -> str:
        return self.list(indent) if key in (*_LISTS, "responsables") else self.text(indent)

    def file(self) -> str:
        out = self.above("")
        keys = self.draw(
            st.lists(st.sampled_from([*_LISTS, *_TEXTS, "livrables", "territoire"]), min_size=1, max_size=6)
        )
        for key in dict.fromkeys(keys):
            out += self.above("") + f"{key}:"
            if key == "livrables":
                out += self.steps("")
            elif key == "territoire":
                step = self.draw(st.sampled_from(["  ", "   "]))
                out += f"{self.beside()}\n{self.above(step)}{step}libelle:{self.text(step)}"
                out += f"{self.above(step)}{step}quartiers:{self.list(step)}"
            else:
                out += self.value(key, "")
        return out + self.above("")


@st.composite
def _fiches(draw: st.DrawFn) -> bytes:
    text = _Writer(draw).file()
    if draw(st.integers(0, 5)) == 5:
        text = text.removesuffix("\n")
    if draw(st.integers(0, 5)) == 5:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.integers(0, 8)) == 8 else b"") + text.encode()


FICHES = _fiches()
