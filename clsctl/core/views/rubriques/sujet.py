"""What a rubric is printed from, and the words that several rubrics share."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from clsctl.core.audience import Audience, keys
from clsctl.core.diagnostics import Step
from clsctl.core.facts import FicheFacts
from clsctl.core.labels import ETATS_FINANCEMENT, INSTANCES, REPONSES, UNITES, label
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Bloc, Cell, Colonne, Liste, Puces, Tableau


class Sujet(NamedTuple):
    """A fiche on its day, in its plan, for an audience; `colonnes` are the house's own column heads."""

    facts: FicheFacts
    plan: Plan
    audience: Audience
    cle: str = ""
    colonnes: tuple[Message, ...] = ()

    @property
    def fiche(self) -> Fiche:
        return self.facts.fiche

    def is_blank(self, *path: Step) -> bool:
        """Whether the document has this rubric and left it empty."""
        return any(where.path == path for where in self.fiche.vides)

    def may_read(self, key: str) -> bool:
        """Whether the audience may read a dotted key of a fiche."""
        return f"fiches.{key}" in keys(self.audience)

    def acteur(self, reference: str) -> str:
        """An actor's name, with its short name behind where that adds something."""
        acteur = self.plan.acteurs.get(reference)
        if acteur is None or not acteur.nom:
            return (acteur.sigle if acteur else None) or reference
        return f"{acteur.nom} ({acteur.sigle})" if acteur.sigle and acteur.sigle != acteur.nom else acteur.nom

    def sigle(self, reference: str) -> str:
        """An actor as people call it, short."""
        acteur = self.plan.acteurs.get(reference)
        return (acteur.sigle or acteur.nom if acteur else None) or reference

    def instance(self, name: str) -> Message:
        """A meeting by its title, else by its type."""
        known = next((each for each in self.plan.instances if each.code == name), None)
        return verbatim(known.titre) if known and known.titre else label(INSTANCES, (known and known.type) or name)

    def acteurs(self, references: Iterable[str]) -> Cell:
        """Several actors in a cell, by their short names."""
        return ", ".join(map(self.sigle, references)) or None


Printer: TypeAlias = Callable[[Sujet], tuple[Bloc, ...]]


class Champ(NamedTuple):
    """A column that a table may have: its head, what it shows of a line, and its key for the audience.

    `core` columns are those of the documents: the house's own heads are theirs, in order, and with such heads they are
    printed even when empty. The others are printed when a line fills them.
    """

    titre: Message
    core: bool = True
    nombre: bool = False
    key: str = ""


def tableau(
    sujet: Sujet, legende: Message, champs: Sequence[Champ], lignes: Sequence[tuple[Cell, ...]]
) -> tuple[Bloc, ...]:
    """A table without the columns that nothing fills; a plain list when only the first is left."""
    heads = dict(zip((rank for rank, champ in enumerate(champs) if champ.core), sujet.colonnes, strict=False))
    kept = [rank for rank, champ in enumerate(champs) if _is_kept(rank, champ, lignes, sujet, rank in heads)]
    if not lignes or not kept:
        return ()
    if len(kept) == 1 and len(heads) < 2:
        return (Liste(tuple(ligne[kept[0]] for ligne in lignes)),)
    colonnes = tuple(Colonne(heads.get(rank, champs[rank].titre), champs[rank].nombre) for rank in kept)
    return (Tableau(legende, colonnes, tuple(tuple(ligne[rank] for rank in kept) for ligne in lignes)),)


def _is_kept(rank: int, champ: Champ, lignes: Sequence[tuple[Cell, ...]], sujet: Sujet, has_head: bool) -> bool:
    if champ.key and not sujet.may_read(champ.key):
        return False
    return has_head or any(ligne[rank] is not None for ligne in lignes)


_CENT = Decimal("0.01")


def sum_of(montant: Decimal | None, unite: str = "EUR") -> Message | None:
    """An amount with its unit."""
    if montant is None:
        return None
    if unite == "EUR":
        montant = montant.to_integral_value() if montant % 1 == 0 else montant.quantize(_CENT)
        # Translators: an amount of money, « 50 000 € »
        return msg("€{amount}", amount=montant)
    return quantity(montant, label(UNITES, unite))


def quantity(value: Decimal | None, unit: Message | None) -> Message | None:
    """A number with its unit."""
    if value is None:
        return None
    if unit is None:
        return Message("{value}", (("value", value),))
    # Translators: a number and its unit: « 12,5 habitants »
    return msg("{value} {unit}", value=value, unit=unit)


def source(name: str, montant: Message | None, etat: str | None) -> Message:
    """A funder, what it gives, and how sure that is."""
    words = verbatim(name) if name else msg("Source not named")
    if montant is not None:
        # Translators: « ARS : 18 000 € »
        words = msg("{source}: {amount}", source=words, amount=montant)
    if etat:
        # Translators: « ARS : 18 000 € (notifié) »
        words = msg("{source} ({state})", source=words, state=label(ETATS_FINANCEMENT, etat))
    return words


def reply(boxes: tuple[str, ...]) -> Message | None:
    """The boxes ticked of a question: yes, no, both, or None where none is."""
    said = [label(REPONSES, box) for box in boxes]
    match said:
        case []:
            return None
        case [only]:
            return only
    # Translators: both boxes of a question are ticked: « oui et non (les deux cases sont cochées) »
    return msg("{one} and {other} (both boxes are ticked)", one=said[0], other=said[1])


def puces(items: Iterable[Cell]) -> Cell:
    """Several things as a list in a cell; None where there is none."""
    found = tuple(items)
    return Puces(found) if found else None
