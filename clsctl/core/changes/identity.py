"""What makes two records of two moments the same thing, where the format gives them no `id`.

Identity is the `id` in the file wherever there is one. Entries of plain lists have none; each is known by the
first of these fields that it fills, and by its rank among those that fill them alike.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from clsctl.core.outline import Node

# record → the fields that name it; a tuple of fields names it together
NAMED_BY: dict[str, tuple[str, ...]] = {
    "Action": ("id", "titre"),
    "Commune": ("code_insee", "nom"),
    "Epci": ("siren", "nom"),
    "Fait": ("calendrier", "texte"),
    "Financement": ("nature", "periode", "categorie"),
    "Mission": ("code",),
    "Note": ("date", "instance", "auteur"),
    "Occurrence": ("periode", "remis_le"),
    "Partenariat": ("structure",),
    "Personne": ("nom", "fonction", "profession", "structure"),
    "Piece": ("titre", "lien"),
    "Professionnels": ("profession",),
    "Quartiers": ("secteur",),
    "Rattachement": ("cadre", "reference", "libelle"),
    "Releve": ("date",),
    "Report": ("decide_le", "echeance"),
    "Ressource": ("categorie",),
    "Rubrique": ("libelle", "cles"),
    "Sollicitation": ("structure",),
    "Source": ("financeur", "dispositif"),
    "Versement": ("date", "nature", "financeur", "dispositif"),
}
# several of their fields are needed to tell one from another
TOGETHER = frozenset({"Financement", "Note", "Source", "Versement"})
IDS = ("id", "code", "numero")


def names(records: Iterable[Any], start: int = 0) -> Iterator[tuple[str, Any]]:
    """Each record with its name, unique in the list: « Ressources humaines », « Forum #2 »; from the one at `start`."""
    met: Counter[tuple[Any, ...]] = Counter()
    for rank, record in enumerate(records):
        key = _key(record)
        met[key] += 1
        if rank >= start:
            name = ", ".join(map(text, key))
            yield (f"{name} #{met[key]}" if met[key] > 1 else name), record


def _key(record: Any) -> tuple[Any, ...]:
    """The values that name a record."""
    kind = type(record).__name__
    fields = NAMED_BY.get(kind) or tuple(field for field in IDS if field in record._fields)
    filled = tuple([value for field in fields if (value := getattr(record, field)) and not isinstance(value, tuple)])
    return filled if kind in TOGETHER else filled[:1]


def text(value: Any) -> str:
    """A value as people type it: a day as `AAAA-MM-JJ`."""
    return value.isoformat() if isinstance(value, date) else str(value)


def texts_of(node: Node) -> dict[str, str]:
    """The texts of a group of keys as the file has them; nothing for what is no group."""
    pairs = ((entry.key, entry.value) for entry in node.entries)
    return {key.value: value.value.strip() for key, value in pairs if key is not None and value.kind == "text"}


def name_in_file(node: Node) -> tuple[str, ...]:
    """What names an entry of a list in the text of a file: its `id`, else as above; nothing where nothing does."""
    said = texts_of(node)
    key = has_id(node)
    fields = (key,) if key else NAMED_BY.get(node.record, ())
    filled = tuple(said[field] for field in fields if said.get(field))
    return filled if node.record in TOGETHER else filled[:1]


def has_id(node: Node) -> str | None:
    """The key that holds the id of an entry, None where it has none."""
    said = texts_of(node)
    return next((field for field in IDS if said.get(field)), None)
