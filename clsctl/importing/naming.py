"""Under which id a fiche of a document goes: its number, with another behind it where that is taken."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.rubric_synonyms import folded
from clsctl.core.views.imported import ImportItem
from clsctl.importing.entries import Draft
from clsctl.importing.fiche import Made

UNTITLED = "Titre à compléter"


class Ids(NamedTuple):
    """The ids that fiches of documents can't have, and those of the plan that they may have again, since the document
    speaks of that fiche, with their titles as `folded` makes them."""

    taken: frozenset[str]
    again: Mapping[str, str] = {}

    def without(self, chosen: str) -> "Ids":
        """What is left once a fiche has that id."""
        return Ids(self.taken | {chosen}, self.again)

    def of_export(self, wanted: str) -> str:
        """The id of a fiche that an export names."""
        return wanted if self._is_again(wanted) else self.free(wanted)

    def of(self, wanted: str, titre: str, number: int) -> str:
        """The id of a fiche by its number, empty where it has none, and its title; `number` is its rank."""
        title = folded(titre)
        same = [each for each, its in self.again.items() if its == title and self._is_again(each)]
        if named := [each for each in same if not wanted or each == wanted or each.startswith(f"{wanted}-")]:
            return named[0]
        if self._is_again(wanted):
            return wanted
        return self.free(wanted) if wanted else next(str(n) for n in range(number, 100_000) if self._is_free(str(n)))

    def free(self, wanted: str) -> str:
        """An id, with a number behind where another fiche has it."""
        names = (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000)))
        return next(each for each in names if self._is_free(each))

    def _is_again(self, name: str) -> bool:
        return name in self.again and name not in self.taken

    def _is_free(self, name: str) -> bool:
        return name not in self.taken and name not in self.again


def named(made: Made, ids: Ids, source: str, number: int, draft: Draft) -> tuple[dict[str, Any], list[ImportItem]]:
    """A fiche under an id that no other has, made of its number."""
    titre = made.tree.get("titre") or (draft.name if draft.name else "")
    wanted = _id(made.number) or ("LI" if made.tree["type"] == "lettre_intention" else "")
    chosen = ids.of(wanted, titre, number)
    place = next(iter(draft.head), None)
    where = place.place if place else draft.entries[0].place
    said = [each._replace(fiche=chosen) for each in made.items]
    why = _why(wanted, chosen, ids)
    if why:
        said.append(ImportItem("supposed", source, where, "", chosen, "id", chosen, why))
    if not titre:
        titre = UNTITLED
        said.append(ImportItem("supposed", source, where, "", chosen, "titre", titre, msg("No title was found.")))
    head = {"id": chosen, "type": made.tree["type"], "titre": titre}
    return {**head, **{key: value for key, value in made.tree.items() if key not in head}}, said


def _why(wanted: str, chosen: str, ids: Ids) -> Message | None:
    """What is to be said of an id."""
    if chosen == wanted:
        return None
    if chosen in ids.again:
        return msg("The fiche {id} of the plan has the same title: it is that one.", id=chosen)
    if not wanted:
        return msg("The document gives no number: the next free one was taken.")
    return msg("There is a fiche {id} already: this one was named {chosen}.", id=wanted, chosen=chosen)


def renamed(source: str, old: str, new: str) -> ImportItem:
    why = msg("There is a fiche {id} already: this one was named {chosen}.", id=old, chosen=new)
    return ImportItem("supposed", source, msg("fiche {ref}", ref=old), "", new, "id", new, why)


def _id(number: str) -> str:
    """A number in the form of an id."""
    text = re.sub(r"[^A-Za-z0-9._-]", "", number).strip("._-")
    return text[:40]
