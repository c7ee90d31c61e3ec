"""A draft to a fiche: its head, its rubrics each read by its key, what fits nowhere under its own label."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.rubric_synonyms import Guess, folded
from clsctl.core.views.imported import Certainty, ImportItem
from clsctl.importing.blocks import Block, Line, lines, markdown
from clsctl.importing.fields.frames import matching
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.persons import is_person
from clsctl.importing.fields.table import READERS
from clsctl.importing.fields.texts import LABELLED, parted
from clsctl.importing.labels import Labels, numbered
from clsctl.importing.numbers import number_all
from clsctl.importing.sections import Draft, Entry

_LABEL = 80  # characters of the label of a rubric of the house's own
_TYPES = (
    ("projet", "fiche_projet"),
    ("lettre", "lettre_intention"),
    ("schéma", "fiche_schema"),
    ("fiche", "fiche_action"),
)
_AXIS = re.compile(
    r"(?P<label>axe|orientation)(?:\s+(?:stratégique|prioritaire))?\s*n?°?\s*[\dIVX]+\s*[:–—.-]", re.IGNORECASE
)
_OBJECTIVE = re.compile(r"objectif(?:\s+\w+)?\s*n?°?\s*\d+(?:\.\d+)*\s*[:–—.-]", re.IGNORECASE)
LOOSE = "Texte sans rubrique"
_TITLE = 20  # words of a line that may be a title


class Made(NamedTuple):
    """A fiche as a tree, `number` being what its id may be made of; the report on it; words that its structure says."""

    tree: dict[str, Any]
    number: str
    items: tuple[ImportItem, ...]
    told: tuple[str, ...]


class Settings(NamedTuple):
    """What holds for all fiches of an import."""

    plan: Plan | None
    labels: Labels
    source: str
    type: str | None = None


def make(draft: Draft, settings: Settings) -> Made:
    """The fiche of a draft."""
    maker = _Maker(settings)
    maker.head(draft)
    for entry in draft.entries:
        maker.entry(entry)
    return maker.made()


class _Maker:
    """Fills one fiche."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.tree: dict[str, Any] = {}
        self.rubriques: dict[str, str] = {}
        self.items: list[ImportItem] = []
        self.told: list[str] = []
        self.number = ""
        self.printed: list[str] = []
        self.funders: list[dict[str, Any]] = []

    def tell(  # noqa: PLR0913, PLR0917 - the columns of the report
        self, certainty: Certainty, place: Message, label: str, key: str, text: str, why: Message | None = None
    ) -> None:
        self.items.append(ImportItem(certainty, self.settings.source, place, label, "", key, text, why))

    # the head

    def head(self, draft: Draft) -> None:
        """The lines above the first rubric: numbers, axis, objective, title."""
        rest: list[Line] = []
        for line in draft.head:
            found = numbered(line.plain)
            if found:
                self._numbered(line, found.printed, found.number, found.title)
            elif self._is_of_contract(line):
                self.told.append(line.plain)
                self.tell("sure", line.place, "", "", line.plain, _CONTRACT)
            elif not self._placed(line):
                rest.append(line)
        for line in draft.repeated:
            self.told.append(line.plain)
            self.tell("sure", line.place, "", "", line.plain, _AGAIN)
        self._title(rest, draft)

    def _is_of_contract(self, line: Line) -> bool:
        """Whether a line is the title of the contract, which each of its pages repeats."""
        said, plan = folded(line.plain), self.settings.plan
        titre = folded(plan.titre) if plan else ""
        return bool(_CONTRACTS.match(said)) or bool(
            titre and (said == titre or (said in titre and len(said.split()) > 2))
        )

    def _numbered(self, line: Line, printed: str, number: str, title: str) -> None:
        if printed in self.printed:
            self.told.append(line.plain)
            return
        self.printed.append(printed)
        self.number = self.number or number
        self.tell("sure", line.place, "", "numero", printed)
        if title and "titre" not in self.tree:
            self.tree["titre"] = title
            self.tell("sure", line.place, "", "titre", title)
        elif title:
            self._loose([line._replace(text=title)])

    def _placed(self, line: Line) -> bool:
        """« Axe 1 : … », « Objectif 1.2 : … »; an axis printed without a number is one where the plan has it."""
        plan = self.settings.plan
        if _AXIS.match(line.plain) or (plan and "axe" not in self.tree and matching(line.plain, plan.axes)):
            self.entry(_entry("Axe", ("axe",), line))
        elif _OBJECTIVE.match(line.plain):
            self.entry(_entry("Objectif", ("objectif",), line))
        else:
            return False
        return True

    def _title(self, rest: Sequence[Line], draft: Draft) -> None:
        """The title: the first heading, or the first line near the number that is no sentence."""
        named = any(entry.cles[:1] == ("titre",) for entry in draft.entries)
        if named or "titre" in self.tree or not rest:
            self._loose(rest)
            return
        plan = self.settings.plan
        names = {(plan.titre or "").casefold()} if plan else set()
        likely = [line for line in rest if line.plain.casefold() not in names and len(line.plain.split()) <= _TITLE * 2]
        best = next((line for line in likely if line.level == 1), None) or _nearest(likely, draft.head)
        if best is None:
            self._loose(rest)
            return
        self.tree["titre"] = best.plain
        sure = len(likely) == 1 or best.level == 1
        self.tell(
            "sure" if sure else "supposed", best.place, "", "titre", best.plain, None if sure else _TITLE_SUPPOSED
        )
        self._loose([line for line in rest if line is not best])

    def _loose(self, rest: Sequence[Block]) -> None:
        """Text that stands under no label: kept in the fiche, and told."""
        kept = [line for line in rest if not (isinstance(line, Line) and line.plain == self.tree.get("titre"))]
        self.told += [line.plain for line in lines(rest) if line.plain == self.tree.get("titre")]
        if kept:
            self._own(LOOSE, kept)
            text = " ".join(line.plain for line in lines(kept))
            self.tell("unknown", next(lines(kept)).place, "", f"rubriques.{LOOSE}", text, _NO_LABEL)

    # the rubrics

    def entry(self, entry: Entry) -> None:
        cles = entry.cles
        if entry.label:
            self.told.append(entry.label)
        if entry.guess and not cles:  # a heading for what follows
            self.tell("sure", entry.place, entry.label, "", "")
            self._loose(entry.blocks)
            return
        if not entry.guess:
            self._unknown(entry)
            return
        if cles[0] in {"titre", "numero", "type"}:
            self._named(entry, cles[0])
            return
        if len(cles) > 1 and " ".join(cles) not in READERS:
            self._parts(entry)
            return
        self._read(entry, " ".join(cles), entry.blocks)

    def _unknown(self, entry: Entry) -> None:
        if not entry.label:
            self._loose(entry.blocks)
            return
        self._own(entry.label, entry.blocks)
        text = " ".join(line.plain for line in lines(entry.blocks))
        self.tell("supposed", entry.place, entry.label, f"rubriques.{_short(entry.label)}", text, _OWN)

    def _named(self, entry: Entry, key: str) -> None:
        text = " ".join(line.plain for line in lines(entry.blocks))
        if not text:
            return
        found = numbered(text)
        if key == "titre":
            split = re.match(r"(?P<number>\d+(?:\.\d+)+|\d+(?=\s*[-–—.:)]))\s*[-–—.:)]*\s+(?P<title>\D.*)", text)
            if "titre" in self.tree:
                self._own(entry.label, entry.blocks)
                return
            self.tree["titre"] = text
            self.number = self.number or (split["number"] if split else "") or (found.number if found else "")
        elif key == "numero":
            self.printed.append(text)
            self.number = (found.number if found else "") or re.sub(r"[^\w.\-]", "", text) or self.number
        else:
            self._own(entry.label, entry.blocks)
        self._said(entry, key, Got(text), text)

    def _parts(self, entry: Entry) -> None:
        """One rubric for several keys: under the names of the keys where the text has them, else all in the first."""
        labels, cles = self.settings.labels, entry.cles
        heads = {}
        for line in lines(entry.blocks):
            head = line.text.partition(":")[0]
            guess = labels.sure(head)
            if guess and len(guess.cles) == 1 and guess.cles[0] in cles and len(head) < 60:
                heads[folded(head)] = guess.cles[0]
                self.told.append(head)
        parts = parted(entry.blocks, heads)
        for cle, blocks in parts.items():
            doubt = LABELLED if not cle and len(parts) == 1 and blocks else None
            self._read(entry, cle or cles[0], tuple(blocks), doubt)
        if not parts:
            self._read(entry, cles[0], ())

    def _read(self, entry: Entry, key: str, blocks: Sequence[Block], doubt: Message | None = None) -> None:
        got = (
            READERS[key](blocks, Around(self.settings.plan, key, entry.label))
            if key in READERS
            else Got(None, tuple(blocks))
        )
        if doubt:
            got = got._replace(doubts=(*got.doubts, doubt))
        self.told += got.used
        key, got = self._person(entry, key.split(" ", 1)[0], got)
        placed = self._place(key, got.value) if got.value is not None or not got.left else True
        for also, value in got.also:
            self._place(also, value)
        if not placed:
            got = got._replace(left=tuple(blocks))
        if got.left:
            self._own(entry.label or key, got.left)
            first = next(lines(got.left)).place
            text = " ".join(line.plain for line in lines(got.left))
            self.tell("supposed", first, entry.label, f"rubriques.{_short(entry.label or key)}", text, _LEFT)
        self._said(entry, key, got, " ".join(line.plain for line in lines(blocks)))

    def _said(self, entry: Entry, key: str, got: Got, text: str) -> None:
        """What the report says of a rubric that was read."""
        guess = entry.guess
        if guess and not guess.sure:
            self.tell(
                "supposed",
                entry.place,
                entry.label,
                key,
                text,
                msg("The label resembles “{label}”.", label=guess.known),
            )
        for doubt in got.doubts:
            self.tell("supposed", entry.place, entry.label, key, text, doubt)
        if not got.doubts and (not guess or guess.sure):
            self.tell(
                "sure", entry.place, entry.label, key, text, None if got.value is not None or got.left else _EMPTY
            )

    def _person(self, entry: Entry, key: str, got: Got) -> tuple[str, Got]:
        """A holder that is a person goes to the contacts, where nobody outside is shown it."""
        if key not in {"porteurs", "pilotes"} or not got.value:
            return key, got
        named = [each for each in got.value if is_person(each)]
        if not named:
            return key, got
        others = [each for each in got.value if each not in named]
        function = entry.label.rstrip(" :")
        self._place("contacts", [{"nom": each, "fonction": function} for each in named])
        value = others or [function]
        return key, got._replace(value=value, doubts=(*got.doubts, _PERSON))

    def _place(self, key: str, value: Any) -> bool:
        """Put a value under its key, with what is there already; False where both can't stand there."""
        if key.startswith("contacts."):
            return self._contact(key.partition(".")[2], value)
        if key == "financements.financeur":
            self.funders.append(value)
            return True
        if key == "financements.montant":
            return self._funded(value)
        if key == "financements.budget":
            key = "financements"
        head, _, part = key.partition(".")
        if head in {"calendrier"} and part:
            return self._calendar(part, value)
        group = self.tree if not part else self.tree.setdefault(head, {})
        return _put(group, part or head, value)

    def _contact(self, part: str, value: Any) -> bool:
        contacts = self.tree.setdefault("contacts", [])
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

    def _own(self, label: str, blocks: Sequence[Block]) -> None:
        """Keep blocks under a rubric of the house's own."""
        name, text = _short(label), markdown(blocks)
        if len(label) > _LABEL:
            self.told.remove(label) if label in self.told else None
            text = f"{label}\n\n{text}" if text else label
        self.rubriques[name] = f"{self.rubriques[name]}\n\n{text}" if self.rubriques.get(name) else text

    def made(self) -> Made:
        """The fiche with its ids; a calendar that is only a text is one."""
        tree = self.tree
        if self.funders:
            tree.setdefault("financements", []) if tree.get("financements") else tree.update(financements=[])
            entry = next((each for each in tree["financements"] if "sources" not in each), None)
            if entry is None:
                tree["financements"].append(entry := {})
            entry["sources"] = self.funders
        calendar = tree.get("calendrier")
        if isinstance(calendar, dict) and set(calendar) <= {"texte"}:
            tree["calendrier"] = calendar.get("texte")
        holders, contacts = tree.get("porteurs"), tree.get("contacts")
        if holders and contacts and holders == [contacts[0].get("fonction")] and contacts[0].get("profession"):
            tree["porteurs"] = [f"{contacts[0]['profession']}, {holders[0][:1].lower()}{holders[0][1:]}"]
        if self.printed:
            tree["numero"] = self.printed if len(self.printed) > 1 else self.printed[0]
        if self.rubriques:
            tree["rubriques"] = self.rubriques
        tree["type"] = self.settings.type or self._type()
        if "titre" not in tree:
            self._borrowed()
        return Made(number_all(tree), self.number, tuple(self.items), tuple(self.told))

    def _borrowed(self) -> None:
        """The title of a fiche that only repeats that of the project it belongs to."""
        for each in self.tree.get("rattachements") or ():
            if "libelle" in each and folded(each.get("reference", "")).startswith("projet structurant"):
                self.tree["titre"] = each["libelle"]
                where = self.items[0].place if self.items else msg("line {number}", number=1)
                self.tell("supposed", where, "", "titre", each["libelle"], _TITLE_SUPPOSED)
                return

    def _type(self) -> str:
        """The type that the document says, else that of the plan's other fiches, else an action."""
        said = " ".join(self.printed).casefold()
        for word, kind in _TYPES[:3]:
            if word in said and ("fiche" in said or word == "lettre"):
                return kind
        if "cpts" in self.tree:
            return "lettre_intention"
        plan = self.settings.plan
        return "fiche_schema" if plan and plan.type == "schema" else "fiche_action"


def _entry(label: str, cles: tuple[str, ...], line: Line) -> Entry:
    return Entry("", Guess(cles, label), line.place, (line,))


def _short(label: str) -> str:
    return label.rstrip(" :") if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0]


def _nearest(likely: Sequence[Line], head: Sequence[Line]) -> Line | None:
    """Of the lines that may be the title, the last before the number, else the first after it, else the first."""
    at = next((number for number, line in enumerate(head) if numbered(line.plain)), None)
    if at is None:
        return likely[0] if likely else None
    after = [line for line in likely if head.index(line) > at]
    before = [line for line in likely if head.index(line) < at]
    return after[0] if after else before[-1] if before else None


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
    elif isinstance(there, str) and isinstance(value, str) and key not in {"axe", "objectif", "redaction", "statut"}:
        group[key] = f"{there} {value}" if key == "calendrier" else f"{there}\n\n{value}"
    else:
        return False
    return True


_TITLE_SUPPOSED = msg("This line was taken for the title.")
_CONTRACTS = re.compile(r"contrat local sante|projet territorial sante mentale|lettre intention projet cpt")
_AGAIN = msg("A page heading, which says again what stands above.")
_CONTRACT = msg("The title of the contract, which the fiche does not repeat.")
_NO_LABEL = msg("This text stands under no label.")
_OWN = msg("The label is not known: the text is kept word for word under it.")
_LEFT = msg("The key has no place for this: it is kept under the label.")
_EMPTY = msg("The rubric is there and is not filled.")
_PERSON = msg("A person holds it: the name went to the contacts. Say which body answers for the action.")
