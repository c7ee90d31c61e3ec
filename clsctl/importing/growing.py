"""A fiche while it is filled: values under their keys beside what is there already, and the account of each piece."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.imported import Certainty, ImportItem
from clsctl.importing.blocks import Block, Line, lines, markdown
from clsctl.importing.labels import Labels

LOOSE = "Texte sans rubrique"
_LABEL = 80  # characters of the label of a rubric of the house's own
_ONE = frozenset({"axe", "objectif", "redaction", "statut"})  # keys whose value is never two texts


class Settings(NamedTuple):
    """What holds for all fiches of an import: the plan, its labels, the name of the document, the type asked for."""

    plan: Plan | None
    labels: Labels
    source: str
    type: str | None = None


class Growing:
    """A fiche while it is filled. `told` are words that its structure says: labels, heads, boxes, names of actors."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.tree: dict[str, Any] = {}
        self.rubriques: dict[str, str] = {}
        self.funders: list[dict[str, Any]] = []
        self.items: list[ImportItem] = []
        self.told: list[str] = []

    def tell(  # noqa: PLR0913, PLR0917 - the columns of the report
        self, certainty: Certainty, place: Message, label: str, key: str, text: str, why: Message | None = None
    ) -> None:
        """Say in the report what became of a piece."""
        self.items.append(ImportItem(certainty, self.settings.source, place, label, "", key, text, why))

    def put(self, key: str, value: Any) -> bool:
        """Put a value under its key, with what is there already; False where both can't stand there."""
        head, _, part = key.partition(".")
        if head == "contacts" and part:
            return self._contact(part, value)
        if key == "financements.financeur":
            self.funders.append(value)
            return True
        if key == "financements.montant":
            return self._funded(value)
        if head == "calendrier" and part:
            return self._calendar(part, value)
        if key == "financements.budget":
            head, part = "financements", ""
        if not part:
            return _put(self.tree, head, value)
        group = self.tree.get(head)
        if group is None:
            group = self.tree[head] = {}
        return isinstance(group, dict) and _put(group, part, value)

    def _contact(self, part: str, value: Any) -> bool:
        contacts = self.tree["contacts"] = self.tree.get("contacts") or []
        if not contacts or part in contacts[-1]:
            contacts.append({})
        contacts[-1][part] = value
        return True

    def _funded(self, value: Any) -> bool:
        if value is None:
            return True
        if not self.funders or "montant" in self.funders[-1]:
            return False
        self.funders[-1] |= value
        return True

    def _calendar(self, part: str, value: Any) -> bool:
        if value is None:
            return True
        calendar = self.tree.get("calendrier")
        calendar = calendar if isinstance(calendar, dict) else {"texte": calendar} if calendar else {}
        if part == "continu":
            calendar.setdefault("texte", value["continu"])
        else:
            calendar[part] = value
        self.tree["calendrier"] = calendar
        return True

    def keep(self, label: str, blocks: Sequence[Block]) -> str:
        """Keep blocks word for word under a label of their own; the label as it stands there."""
        name, text = _short(label), markdown(blocks)
        if len(label) > _LABEL:
            if label in self.told:
                self.told.remove(label)
            text = f"{label}\n\n{text}" if text else label
        self.rubriques[name] = f"{self.rubriques[name]}\n\n{text}" if self.rubriques.get(name) else text
        return f"rubriques.{name}"

    def loose(self, blocks: Sequence[Block]) -> None:
        """Text that stands under no label: kept in the fiche, and told."""
        titre = self.tree.get("titre")
        kept = [each for each in blocks if not (isinstance(each, Line) and each.plain == titre)]
        self.told += [line.plain for line in lines(blocks) if line.plain == titre]
        first = next(lines(kept), None)
        if first is not None:
            text = " ".join(line.plain for line in lines(kept))
            self.tell("unknown", first.place, "", self.keep(LOOSE, kept), text, _NO_LABEL)

    def grown(self) -> dict[str, Any]:
        """The fiche: funders of columns with their expense, a calendar that is only a text as one."""
        tree = self.tree
        if self.funders:
            expenses = tree.get("financements") or []
            entry = next((each for each in expenses if "sources" not in each), None)
            if entry is None:
                expenses.append(entry := {})
            entry["sources"] = self.funders
            tree["financements"] = expenses
        calendar = tree.get("calendrier")
        if isinstance(calendar, dict) and set(calendar) <= {"texte"}:
            tree["calendrier"] = calendar.get("texte")
        if self.rubriques:
            tree["rubriques"] = self.rubriques
        return tree


def _short(label: str) -> str:
    return label.rstrip(" :") if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0]


def _put(group: dict[str, Any], key: str, value: Any) -> bool:
    """Put a value beside what the key has: lists go on, texts stand one below the other."""
    there = group.get(key)
    if there is None or there == value:
        group[key] = value
    elif value is None:
        return True
    elif isinstance(there, list) and isinstance(value, list):
        group[key] = there + [each for each in value if isinstance(each, dict) or each not in there]
    elif isinstance(there, dict) and isinstance(value, dict):
        done = [_put(there, each, value[each]) for each in value]
        return all(done)
    elif isinstance(there, dict) and isinstance(value, str) and key == "calendrier" and "texte" not in there:
        there["texte"] = value
    elif isinstance(there, str) and isinstance(value, str) and key not in _ONE:
        group[key] = f"{there} {value}" if key == "calendrier" else f"{there}\n\n{value}"
    else:
        return False
    return True


_NO_LABEL = msg("This text stands under no label.")
