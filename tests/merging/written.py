"""Fiches for the merge: made at random, changed at random, written in any layout."""

import copy
from random import Random
from typing import Any

Doc = dict[str, Any]
WORDS = ("Bilan", "Charte signée", "1er semestre 2020", "30/06/2021", "2ème trimestre", "À revoir", "oui", "Ars & co")
DAYS = ("2020-01-15", "2020-06-30", "2021-03-02", "2021-11-09", "2022-02-14")
KEYS = ("titre", "contexte", "moyens", "redaction", "gouvernance")


def make(rng: Random) -> Doc:
    """A fiche with deliverables, notes, lists of texts and a follow-up, some of which may be missing."""
    doc: Doc = {"id": "1.1", "type": "fiche_action", "titre": rng.choice(WORDS), "porteurs": ["ars", "cc", "cd"]}
    doc["livrables"] = [{"id": f"L{n}", "titre": rng.choice(WORDS), "echeance": rng.choice(WORDS)} for n in (1, 2, 3)]
    if rng.random() < 0.7:
        doc["contexte"] = f"{rng.choice(WORDS)}\n\n{rng.choice(WORDS)}\n"
    if rng.random() < 0.7:
        doc["enjeux"] = ["Un", "Deux", "Trois"]
    if rng.random() < 0.8:
        doc["suivi"] = {
            "statut": "en_cours",
            "livrables": {"L1": {"remis_le": rng.choice(DAYS)}, "L2": {"commentaire": rng.choice(WORDS)}},
            "notes": [{"date": DAYS[n], "texte": f"Note {n}"} for n in range(2)],
        }
    return doc


def change(doc: Doc, rng: Random, who: str) -> Doc:
    """The fiche with up to four changes by someone."""
    doc = copy.deepcopy(doc)
    for number in range(rng.randint(0, 4)):
        rng.choice(_CHANGES)(doc, rng, f"{who}{number}")
    return doc


def _scalar(doc: Doc, rng: Random, _who: str) -> None:
    doc[rng.choice(KEYS[:3])] = rng.choice(WORDS)


def _drop(doc: Doc, rng: Random, _who: str) -> None:
    doc.pop(rng.choice(("contexte", "enjeux", "moyens", "suivi")), None)


def _livrable(doc: Doc, rng: Random, _who: str) -> None:
    if doc.get("livrables"):
        rng.choice(doc["livrables"])[rng.choice(("titre", "echeance", "description"))] = rng.choice(WORDS)


def _new_livrable(doc: Doc, rng: Random, _who: str) -> None:
    known = {each["id"] for each in doc.setdefault("livrables", [])}
    new = {"id": f"L{rng.randint(4, 6)}", "titre": rng.choice(WORDS)}
    if new["id"] not in known:
        doc["livrables"].insert(rng.randint(0, len(doc["livrables"])), new)


def _gone(doc: Doc, rng: Random, _who: str) -> None:
    if len(doc.get("livrables", ())) > 1:
        doc["livrables"].pop(rng.randrange(len(doc["livrables"])))


def _shuffled(doc: Doc, rng: Random, _who: str) -> None:
    items = list(doc.items())
    rng.shuffle(items)
    doc.clear()
    doc.update(items)


def _text(doc: Doc, rng: Random, who: str) -> None:
    entries = doc.setdefault(rng.choice(("porteurs", "enjeux")), [])
    entries.insert(rng.randint(0, len(entries)), f"nouveau {who}")


def _less(doc: Doc, rng: Random, _who: str) -> None:
    entries = doc.get(rng.choice(("porteurs", "enjeux")), ())
    if len(entries) > 1:
        entries.pop(rng.randrange(len(entries)))


def _followed(doc: Doc, rng: Random, _who: str) -> None:
    suivi = doc.setdefault("suivi", {})
    thing = suivi.setdefault("livrables", {}).setdefault(rng.choice(("L1", "L2", "L3")), {})
    thing[rng.choice(("remis_le", "abandonne_le"))] = rng.choice(DAYS)


def _postponed(doc: Doc, rng: Random, who: str) -> None:
    thing = doc.setdefault("suivi", {}).setdefault("livrables", {}).setdefault(rng.choice(("L1", "L2")), {})
    days = [each["decide_le"] for each in thing.get("reports", ())]
    day = rng.choice([each for each in DAYS if each not in days] or ["2023-01-01"])
    if day not in days:
        thing.setdefault("reports", []).append({"echeance": f"fin {who}", "decide_le": day})


def _note(doc: Doc, rng: Random, who: str) -> None:
    notes = doc.setdefault("suivi", {}).setdefault("notes", [])
    notes.append({"date": rng.choice(DAYS), "texte": f"De {who} : lu"})


def _status(doc: Doc, rng: Random, _who: str) -> None:
    doc.setdefault("suivi", {})["statut"] = rng.choice(("en_cours", "realisee", "non_demarree"))


_CHANGES = (
    *(_scalar, _drop, _livrable, _livrable, _new_livrable, _gone, _shuffled, _text, _less),
    *(_followed, _followed, _postponed, _note, _status),
)


def write(doc: Doc, rng: Random | None) -> str:
    """A fiche in YAML, in one layout for no `rng`, else in any."""
    return _Writer(rng).group(doc, 0)


class _Writer:
    def __init__(self, rng: Random | None) -> None:
        self.rng = rng

    def _may(self, chance: float) -> bool:
        return self.rng is not None and self.rng.random() < chance

    def group(self, doc: Doc, indent: int) -> str:
        return "".join(self._blank(indent) + self._pair(key, value, indent) for key, value in doc.items())

    def _blank(self, indent: int) -> str:
        if self._may(0.04):
            return "\n"
        return f"{' ' * indent}# dit à part {self.rng.randint(1, 9)}\n" if self.rng and self._may(0.05) else ""

    def _pair(self, key: str, value: Any, indent: int) -> str:
        margin = " " * indent
        if isinstance(value, dict):
            return f"{margin}{key}:\n{self.group(value, indent + 2)}" if value else f"{margin}{key}: {{}}\n"
        if isinstance(value, list):
            return f"{margin}{key}:{self._list(value, indent)}"
        if "\n" in value:
            lines = "".join(f"{margin}  {line}\n" if line else "\n" for line in value.removesuffix("\n").split("\n"))
            return f"{margin}{key}: |\n{lines}"
        beside = "  # note" if self._may(0.04) else ""
        return f"{margin}{key}: {self._text(value)}{beside}\n"

    def _list(self, entries: list[Any], indent: int) -> str:
        if not entries:
            return " []\n"
        if entries[0] == "ars" and self._may(0.4):  # of sentences, a comma between brackets is a finding
            return " [" + ", ".join(map(self._text, entries)) + "]\n"
        if self._may(0.15):
            flow = [each if isinstance(each, str) else self._between(each) for each in entries]
            return "\n" + "".join(f"{' ' * indent}  - {each}\n" for each in flow)
        by = indent + (0 if self._may(0.3) else 2)
        return "\n" + "".join(self._blank(by) + self._entry(each, by) for each in entries)

    def _between(self, doc: Doc) -> str:
        return "{" + ", ".join(f"{key}: {self._text(value)}" for key, value in doc.items()) + "}"

    def _entry(self, each: Any, indent: int) -> str:
        if isinstance(each, str):
            return f"{' ' * indent}- {self._text(each)}\n"
        lines = _Writer(None).group(each, indent + 2)
        return f"{' ' * indent}- {lines[indent + 2 :]}"

    def _text(self, text: str) -> str:
        return f'"{text}"' if " : " in text or self._may(0.2) else text
