"""The things inside a fiche that have an id: what a reference such as `1.3/L1` can name."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg
from clsctl.core.model.commun import Territoire
from clsctl.core.model.fiche import Action, Etape, Fiche, Indicateur, Jalon, Livrable, Phase, Source
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Suivi, SuiviLivrable, Versement


def livrables(fiche: Fiche) -> list[Livrable]:
    """Those of the steps in their order, then those of no step."""
    found: list[Livrable] = []
    for etape in fiche.etapes:
        found += etape.livrables
    found += fiche.livrables
    return found


def jalons(fiche: Fiche) -> tuple[Jalon, ...]:
    return fiche.calendrier.jalons if fiche.calendrier is not None else ()


Named = Etape | Action | Livrable | Indicateur | Phase | Jalon


class Followed(NamedTuple):
    """A deliverable or a milestone with its follow-up, if any."""

    part: Livrable | Jalon
    suivi: SuiviLivrable | None


def followed(fiche: Fiche) -> Iterator[Followed]:
    """Deliverables, then milestones."""
    for livrable in livrables(fiche):
        yield Followed(livrable, fiche.suivi.livrables.get(livrable.id) if fiche.suivi else None)
    for jalon in jalons(fiche):
        yield Followed(jalon, fiche.suivi.livrables.get(jalon.id) if fiche.suivi else None)


def named(fiche: Fiche) -> list[Named]:
    """Everything inside the fiche that has an id, in the order of the model; a step's own actions may have none."""
    found: list[Named] = []
    for etape in fiche.etapes:
        found.append(etape)
        found += [action for action in etape.actions if action.id]
        found += etape.livrables
    found += [action for action in fiche.actions if action.id]
    found += fiche.livrables
    found += fiche.indicateurs
    if fiche.calendrier is not None:
        found += fiche.calendrier.phases
        found += fiche.calendrier.jalons
    return found


def unread(plan: Plan, name: str) -> bool:
    """Whether the fiche `name` may be one of those that could not be read: their own findings come first."""
    return any(
        re.match(rf"{re.escape(name)}\b(?!\.\d)", path.rpartition("/")[2]) or not path.endswith((".yaml", ".yml"))
        for path in plan.illisibles  # without an ending it is a whole folder
    )


class Actor(NamedTuple):
    """An actor reference: number `entry` of the list `key` of what stands at `home`."""

    text: str
    home: Where
    key: str
    entry: int | None
    ref: str | None

    @property
    def where(self) -> Where:
        """Its place; built when asked for, since few have a finding."""
        return self.home / self.key if self.entry is None else self.home / self.key / self.entry


def actors(plan: Plan) -> Iterator[Actor]:
    """Every actor reference of the plan and its fiches."""
    yield from _actors(plan.signataires, plan.where, "signataires", None)
    for fiche in plan.fiches:
        yield from _actors(fiche.porteurs, fiche.where, "porteurs", fiche.id)
        yield from _actors(fiche.pilotes, fiche.where, "pilotes", fiche.id)
        yield from _actors(fiche.partenaires, fiche.where, "partenaires", fiche.id)
        for etape in fiche.etapes:
            if etape.responsables:
                yield from _actors(etape.responsables, etape.where, "responsables", f"{fiche.id}/{etape.id}")
        for livrable in livrables(fiche):
            if livrable.responsables:
                yield from _actors(livrable.responsables, livrable.where, "responsables", f"{fiche.id}/{livrable.id}")


def funders(plan: Plan) -> Iterator[Actor]:
    """Every funder that a fiche names, in the signed text and in the follow-up."""
    for fiche in plan.fiches:
        entries: list[Source | Versement] = [source for each in fiche.financements for source in each.sources]
        entries += fiche.suivi.financements if fiche.suivi else ()
        for entry in entries:
            if entry.financeur:
                yield Actor(entry.financeur, entry.where, "financeur", None, fiche.id)


def _actors(texts: tuple[str, ...], where: Where, key: str, ref: str | None) -> Iterator[Actor]:
    for index, text in enumerate(texts):
        yield Actor(text, where, key, index, ref)


def fold(text: str) -> str:
    """A name as people compare it: letters and digits only, without accents or capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())


class Evidence(NamedTuple):
    """A path or an address given as evidence or as an annex."""

    link: str
    where: Where
    ref: str


def evidence(fiche: Fiche) -> Iterator[Evidence]:
    """Annexes, then what was handed in, occurrence by occurrence."""
    for piece in fiche.pieces:
        if piece.lien:
            yield Evidence(piece.lien, piece.where / "lien", fiche.id)
    for key, suivi in fiche.suivi.livrables.items() if fiche.suivi else ():
        ref = f"{fiche.id}/{key}"
        yield from (Evidence(text, suivi.where / "preuves" / index, ref) for index, text in enumerate(suivi.preuves))
        for each in suivi.occurrences:
            yield from (Evidence(text, each.where / "preuves" / index, ref) for index, text in enumerate(each.preuves))


def decided(suivi: Suivi, ref: str) -> Iterator[tuple[Where, str, date | None, str]]:
    """The days of what was decided, handed in and given up: where it stands, its key, the day, its reference."""
    yield suivi.where, "statut_le", suivi.statut_le, ref
    for key, each in suivi.livrables.items():
        part = f"{ref}/{key}"
        yield each.where, "remis_le", each.remis_le, part
        yield each.where, "abandonne_le", each.abandonne_le, part
        yield from ((report.where, "decide_le", report.decide_le, part) for report in each.reports)
        yield from ((occurrence.where, "remis_le", occurrence.remis_le, part) for occurrence in each.occurrences)


class Box(NamedTuple):
    """A question answered by ticking yes or no."""

    where: Where
    question: str | Message
    ticked: tuple[str, ...]


def boxes(fiche: Fiche) -> Iterator[Box]:
    """The boxes of a letter of intent, in the order of the form."""
    cpts = fiche.cpts
    if cpts is None:
        return
    for each in cpts.sollicitations:
        yield Box(each.where / "sollicitee", each.structure or "", each.sollicitee)
    for partenariat in cpts.partenariats:
        yield Box(partenariat.where / "existe", partenariat.structure or "", partenariat.existe)
    for mission in cpts.missions:
        yield Box(mission.where / "retenue", mission.titre or mission.code, mission.retenue)
    if cpts.structure_juridique is not None:
        where = cpts.structure_juridique.where / "creee"
        # Translators: the question of the form, « Une structure juridique est-elle déjà créée ? »
        yield Box(where, msg("legal structure already created"), cpts.structure_juridique.creee)


def home(plan: Plan, fiche: Fiche) -> Territoire | None:
    """The territory a fiche speaks of, where its population is known: its own, else the plan's."""
    found = fiche.territoire or plan.territoire
    return found if found is not None and found.population is not None else None
