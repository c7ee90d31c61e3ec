"""The dashboard of a contract: time gone by against what is handed in, states, deadlines, money, indicators."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import Avancement, FicheFacts, PlanFacts, summed
from clsctl.core.facts.indicators import indicators
from clsctl.core.facts.news import last_news
from clsctl.core.labels import ETATS, PLANS, label
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.views.argent import ArgentView, argent
from clsctl.core.views.blocks import Cell, Colonne, Entete, Fort, Mot, Paires, Part, Pile, Tableau
from clsctl.core.views.columns import filled
from clsctl.core.views.contracts import NEVER
from clsctl.core.views.echeances import Echeances, echeances
from clsctl.core.views.frise import Frise, brief, of_plan
from clsctl.core.views.lexique import lexique
from clsctl.core.views.listing import of_states
from clsctl.core.views.retards import lectures
from clsctl.core.views.rubriques.headings import axe_heading
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.suivi.figures import INDICATOR, indicator_line


class Compte(NamedTuple):
    """How many things are in a state, and which part of all of them that is."""

    etat: str
    nombre: int
    part: float


class AxeView(NamedTuple):
    """An axis: its fiches, the states of their deliverables, how much of them is handed in, and was due by the day."""

    titre: Message
    fiches: int
    comptes: tuple[Compte, ...]
    avancement: Avancement

    @property
    def attendu(self) -> float | None:
        """The part of the deliverables that was due by the day."""
        return _expected(self.avancement)


class TableauDeBordPlan(NamedTuple):
    """One contract. `livrables` and `fiches` count by state; a part that has nothing to say is None or empty.

    `attendu` is the part of all deliverables that was due by the day.
    """

    titre: str
    type: Message
    territoire: str | None
    debut: date | None
    fin: date | None
    ecoule: float | None
    avancement: Avancement
    attendu: float | None
    livrables: tuple[Compte, ...]
    fiches: tuple[Compte, ...]
    axes: tuple[AxeView, ...]
    toutes: Tableau | None
    echeances: Echeances
    argent: ArgentView | None
    indicateurs: Tableau | None
    frise: Frise | None
    lectures: tuple[Message, ...]

    @property
    def abandonnes(self) -> int:
        """The deliverables given up: they have a state, and are no part of the progress."""
        return next((each.nombre for each in self.livrables if each.etat == "abandonne"), 0)


class TableauDeBord(NamedTuple):
    """`ensemble` has a line for each contract where there are several; `lexique` says what the words mean."""

    entete: Entete
    ensemble: Tableau | None
    plans: tuple[TableauDeBordPlan, ...]
    lexique: Paires | None


def tableau_de_bord(scope: Scope, audience: Audience) -> TableauDeBord:
    """The dashboard of the plans that the filters of the scope keep, as the audience may read them."""
    may = seen(scope, audience)
    facts = of_states(may)
    is_part = any(may.filters)
    plans = tuple(_plan(each, is_part=is_part) for each in facts)
    return TableauDeBord(
        entete(may, audience), together(facts) if len(facts) > 1 else None, plans, lexique(plans, facts)
    )


def _plan(facts: PlanFacts, *, is_part: bool) -> TableauDeBordPlan:
    plan = facts.plan
    return TableauDeBordPlan(
        plan.titre,
        label(PLANS, plan.type),
        plan.territoire.libelle if plan.territoire else None,
        facts.start,
        facts.end,
        facts.ecoule,
        facts.avancement,
        _expected(facts.avancement),
        comptes(each.etat for fiche in facts.fiches for each in fiche.livrables),
        comptes(each.etat for each in facts.fiches),
        _axes(facts, is_part=is_part),
        fiches_table(facts.fiches),
        echeances(facts),
        argent(facts),
        indicateurs_table(facts),
        brief(of_plan(facts)),
        lectures(facts),
    )


def _expected(done: Avancement) -> float | None:
    return done.dus / done.total if done.total else None


def comptes(etats: Iterable[str]) -> tuple[Compte, ...]:
    """The states that occur, in the order of the glossary of states."""
    found = Counter(etats)
    total = found.total()
    return tuple(Compte(etat, found[etat], found[etat] / total) for etat in ETATS if found[etat])


def _axes(facts: PlanFacts, *, is_part: bool) -> tuple[AxeView, ...]:
    """The axes in the order of the plan, then those that only fiches name, then the fiches without one.

    Of a part of the plan, only those that a fiche is in: the others may have fiches that were not asked for. None where
    nobody speaks of an axis.
    """
    known = {each.code: each for each in facts.plan.axes}
    codes = list(dict.fromkeys([*known, *(each.fiche.axe for each in facts.fiches)]))
    if codes == [None]:
        return ()
    found = ((code, [each for each in facts.fiches if each.fiche.axe == code]) for code in codes)
    return tuple(
        AxeView(
            axe_heading(known.get(code or ""), code) or msg("Without an axis"),
            len(fiches),
            comptes(each.etat for fiche in fiches for each in fiche.livrables),
            summed(fiches),
        )
        for code, fiches in found
        if fiches or not is_part
    )


def fiches_table(fiches: Iterable[FicheFacts]) -> Tableau | None:
    """Fiches and where they stand; None without any."""
    # Translators: heads of the table of fiches: « État », « Statut déclaré », « Remis », « Prochaine échéance »
    heads = (
        Colonne(msg("Fiche")),
        Colonne(msg("State")),
        Colonne(msg("Declared status")),
        Colonne(msg("Handed in"), nombre=True),
        Colonne(msg("Next deadline")),
    )
    lignes = tuple(map(_fiche, fiches))
    return filled(Tableau(msg("The fiches and where they stand"), heads, lignes)) if lignes else None


def _fiche(facts: FicheFacts) -> tuple[Cell, ...]:
    fiche, done = facts.fiche, facts.avancement
    words: list[Cell] = [Mot("statut", facts.statut)] if facts.statut else []
    words += [Mot("meteo", fiche.suivi.meteo)] if fiche.suivi and fiche.suivi.meteo else []
    return (
        msg("{ref} – {title}", ref=facts.ref, title=fiche.titre),
        Mot("etat", facts.etat),
        Pile(tuple(words)) if words else None,
        _done(done),
        facts.prochaine,
    )


def _done(done: Avancement) -> Cell:
    """What is handed in, and under it what comes back and is up to date: it is never handed in once for all."""
    if not done.total:
        return None
    told = msg("{done} of {total}", done=done.remis, total=done.total)
    if not done.a_jour:
        return told
    return Pile((told, nmsg("{count} that comes back, up to date", "{count} that come back, up to date", done.a_jour)))


def indicateurs_table(facts: PlanFacts) -> Tableau | None:
    """The indicators of the fiches and their targets; None without any."""
    lignes = tuple(indicator_line(each) for each in indicators(facts))
    heads = tuple(Colonne(each.titre, each.nombre) for each in INDICATOR)
    return filled(Tableau(msg("Indicators and their targets"), heads, lignes)) if lignes else None


def together(facts: tuple[PlanFacts, ...]) -> Tableau:
    """A line for each contract, and the last for all of them."""
    heads = (
        Colonne(msg("Contract")),
        Colonne(msg("Fiches"), nombre=True),
        Colonne(msg("Time gone by"), nombre=True),
        Colonne(msg("Handed in"), nombre=True),
        Colonne(msg("Late"), nombre=True),
        Colonne(msg("Last news")),
    )
    lignes = tuple(_contract(verbatim(each.plan.titre), [each]) for each in facts)
    return Tableau(msg("The contracts, and all of them together"), heads, (*lignes, _contract(msg("Total"), facts)))


def _contract(titre: Message, facts: Iterable[PlanFacts]) -> tuple[Cell, ...]:
    plans = tuple(facts)
    fiches = [fiche for each in plans for fiche in each.fiches]
    done = summed(fiches)
    gone = plans[0].ecoule if len(plans) == 1 else None
    return (
        Fort(titre) if len(plans) > 1 else titre,
        len(fiches),
        Part(gone) if gone is not None else None,
        msg("{done} of {total}", done=done.remis, total=done.total) if done.total else None,
        sum(each.etat == "en_retard" for fiche in fiches for each in fiche.livrables),
        (last_news(fiches, plans[0].day) or NEVER) if len(plans) == 1 else None,
    )
