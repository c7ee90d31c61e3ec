"""The review of a year: what was done, the gaps, what was decided, fiche by fiche, with the indicators and the money.

The year is that of the day; of a year that is over, the day is its last, so nothing that came later is in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.facts.indicators import IndicateurFacts, indicators
from clsctl.core.facts.instances import decided_on
from clsctl.core.labels import ETATS_FINANCEMENT, label
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.model.suivi import Bilan, Versement
from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Cell,
    Colonne,
    Entete,
    Markdown,
    Mot,
    Paires,
    Part,
    Pile,
    Puces,
    Tableau,
)
from clsctl.core.views.columns import filled
from clsctl.core.views.lexique import lexique
from clsctl.core.views.listing import of_states
from clsctl.core.views.rubriques.sujet import Sujet, quantity, sum_of
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.suivi.figures import curve
from clsctl.core.views.suivi.livrables import report_words


class BilanFiche(NamedTuple):
    """A fiche in the year: where it stands, and what there is to say of it."""

    ref: str
    titre: str
    etat: Mot
    statut: Mot | None
    blocs: tuple[Bloc, ...]


class BilanPlan(NamedTuple):
    """One contract. `remis` were handed in during the year, `reportes` moved, `en_retard` are late on the day.

    `reserve` is that written reviews of the year are there, which the audience may not read.
    """

    titre: str
    annee: int
    jour: date
    remis: int
    reportes: int
    en_retard: int
    ecoule: float | None
    fiches: tuple[BilanFiche, ...]
    decisions: Tableau | None
    indicateurs: Tableau | None
    argent: Tableau | None
    reserve: bool

    @property
    def is_over(self) -> bool:
        """Whether the year is told whole."""
        return (self.jour.month, self.jour.day) == (12, 31)


class BilanView(NamedTuple):
    entete: Entete
    annee: int
    plans: tuple[BilanPlan, ...]
    lexique: Paires | None


def bilan(scope: Scope, audience: Audience) -> BilanView:
    """The review of the year of the scope's day, as the audience may read it."""
    may = seen(scope, audience)
    year = scope.day.year if scope.day else 0
    whole = {each.plan.code: each for each in of_states(scope)}
    facts = tuple(of_states(may))
    plans = tuple(_plan(whole.get(each.plan.code, each), each, audience) for each in facts)
    return BilanView(entete(may, audience), year, plans, lexique(plans, facts))


class _Fiche(NamedTuple):
    """A fiche and the year it is told of."""

    plan: PlanFacts
    facts: FicheFacts
    sujet: Sujet
    annee: int

    def has(self, day: date | None) -> bool:
        """Whether a day is of the year."""
        return day is not None and day.year == self.annee


def _plan(whole: PlanFacts, facts: PlanFacts, audience: Audience) -> BilanPlan:
    """The review of a contract; `whole` is what the audience sees a part of."""
    year = facts.day.year
    fiches = [_Fiche(facts, each, Sujet(each, facts.plan, audience), year) for each in facts.fiches]
    return BilanPlan(
        facts.plan.titre,
        year,
        facts.day,
        sum(len(_delivered(each)) for each in fiches),
        sum(len(_moved(each)) for each in fiches),
        sum(livrable.etat == "en_retard" for each in facts.fiches for livrable in each.livrables),
        facts.ecoule,
        tuple(map(_fiche, fiches)),
        _decisions(facts, fiches),
        _indicateurs(facts),
        _argent(fiches),
        _is_reviewed(whole, year) and not _is_reviewed(facts, year),
    )


def _is_reviewed(facts: PlanFacts, year: int) -> bool:
    """Whether somebody wrote of the year."""
    return any(str(year) in each.fiche.suivi.bilans for each in facts.fiches if each.fiche.suivi)


def _fiche(of: _Fiche) -> BilanFiche:
    facts = of.facts
    pairs = tuple(_pairs(of))
    blocs: tuple[Bloc, ...] = (Paires(pairs),) if pairs else (Alinea(msg("Nothing was recorded in this year.")),)
    statut = Mot("statut", facts.statut) if facts.statut else None
    return BilanFiche(facts.ref, facts.fiche.titre, Mot("etat", facts.etat), statut, blocs)


def _pairs(of: _Fiche) -> Iterator[tuple[Message, Cell]]:
    suivi = of.facts.fiche.suivi
    written = suivi.bilans.get(str(of.annee)) if suivi else None
    yield from _written(written) if written else ()
    lists = (
        # Translators: heads of the review of a year: « Remis dans l'année », « Reporté », « En retard »
        (msg("Handed in during the year"), _delivered(of)),
        (msg("Postponed during the year"), _moved(of)),
        (msg("Late on the day"), [_late(each) for each in of.facts.livrables if each.etat == "en_retard"]),
    )
    yield from ((titre, Puces(tuple(cells))) for titre, cells in lists if cells)


def _written(written: Bilan) -> Iterator[tuple[Message, Cell]]:
    """What was written of the year."""
    parts = (
        (msg("Done"), written.realise), (msg("Gaps"), written.ecarts), (msg("Decision"), written.decision),
        (msg("Comment"), written.texte),
    )  # fmt: skip
    yield from ((titre, Markdown(texte)) for titre, texte in parts if texte)


def _named(livrable: LivrableFacts) -> Message:
    return msg("{ref} – {title}", ref=livrable.id, title=livrable.titre or livrable.id)


def _delivered(of: _Fiche) -> list[Cell]:
    """What was handed in during the year, each occurrence of what comes back too."""
    found: list[Cell] = []
    for each in of.facts.livrables:
        if of.has(each.remis_le):
            late = nmsg("{count} day late", "{count} days late", each.jours_retard) if each.jours_retard else None
            day = msg("on {day}", day=each.remis_le or of.plan.day)
            found.append(Pile((_named(each), day, *((late,) if late else ()))))
        for one in each.suivi.occurrences if each.suivi else ():
            if of.has(one.remis_le):
                day = msg("{period}: handed in on {day}", period=one.periode or "", day=one.remis_le or of.plan.day)
                found.append(Pile((_named(each), day)))
    return found


def _moved(of: _Fiche) -> list[Cell]:
    """The postponements decided during the year, that still count or not."""
    return [
        Pile((_named(each), report_words(of.sujet, one)))
        for each in of.facts.livrables
        for one in (each.suivi.reports if each.suivi else ())
        if of.has(decided_on(one, of.plan.plan.instances))
    ]


def _late(livrable: LivrableFacts) -> Cell:
    return Pile((_named(livrable), nmsg("{count} day late", "{count} days late", livrable.jours_retard)))


def _decisions(facts: PlanFacts, fiches: list[_Fiche]) -> Tableau | None:
    """What was decided during the year, in the order of the days."""
    found = [*_avenants(facts), *(each for of in fiches for each in _of_fiche(of))]
    lignes = tuple(sorted(found, key=lambda each: each[0]))
    heads = (Colonne(msg("Date")), Colonne(msg("About")), Colonne(msg("What was decided")))
    return Tableau(msg("Decisions of the year"), heads, lignes) if lignes else None


_Decision = tuple[date, Cell, Cell]


def _avenants(facts: PlanFacts) -> Iterator[_Decision]:
    for each in facts.plan.avenants:
        if each.signature and each.signature.year == facts.day.year:
            title = msg("Avenant {number} signed", number=each.numero)
            yield each.signature, msg("The contract"), Pile((title, each.objet)) if each.objet else title


def _of_fiche(of: _Fiche) -> Iterator[_Decision]:
    suivi, facts = of.facts.fiche.suivi, of.facts
    about = msg("{ref} – {title}", ref=facts.ref, title=facts.fiche.titre)
    if suivi and suivi.statut and suivi.statut_le and of.has(suivi.statut_le):
        word: Cell = Mot("statut", suivi.statut)
        yield suivi.statut_le, about, Pile((word, Markdown(suivi.motif))) if suivi.motif else word
    for each in facts.livrables:
        name = msg("{ref} – {title}", ref=each.ref, title=each.titre or each.id)
        for one in each.suivi.reports if each.suivi else ():
            day = decided_on(one, of.plan.plan.instances)
            if day is not None and of.has(day):
                yield day, name, report_words(of.sujet, one._replace(decide_le=None))
        given_up = each.suivi.abandonne_le if each.suivi else None
        if given_up is not None and of.has(given_up):
            motif = each.suivi.motif if each.suivi else None
            yield (
                given_up,
                name,
                Pile((Mot("etat", "abandonne"), Markdown(motif))) if motif else Mot("etat", "abandonne"),
            )


def _indicateurs(facts: PlanFacts) -> Tableau | None:
    """Each indicator: what was known before the year, what the year brought, how far it has come."""
    heads = (
        Colonne(msg("Indicator")),
        # Translators: heads of the indicators of a year: « Avant l'année », « Dans l'année »
        Colonne(msg("Before the year"), nombre=True),
        Colonne(msg("During the year"), nombre=True),
        Colonne(msg("Measures")),
        Colonne(msg("Target"), nombre=True),
        Colonne(msg("Way covered"), nombre=True),
    )
    lignes = tuple(_indicator(each, facts.day.year) for each in indicators(facts))
    return filled(Tableau(msg("Indicators of the year"), heads, lignes)) if lignes else None


def _indicator(facts: IndicateurFacts, year: int) -> tuple[Cell, ...]:
    each = facts.indicateur
    unit = verbatim(each.unite) if each.unite else None
    before = [one for one in facts.mesures if one.date is None or one.date.year < year]
    during = [one for one in facts.mesures if one.date is not None and one.date.year == year]
    start = each.depart.valeur if each.depart else None
    name = msg("{ref} – {title}", ref=facts.ref, title=each.libelle or each.id)
    return (
        name,
        quantity(before[-1].valeur if before else start, unit),
        Pile((quantity(during[-1].valeur, unit), during[-1].date)) if during else msg("not measured"),
        curve(facts),
        quantity(each.cible.valeur, unit) if each.cible else None,
        Part(facts.avancement) if facts.avancement is not None else None,
    )


def _argent(fiches: list[_Fiche]) -> Tableau | None:
    """What came during the year, in the order of the days."""
    heads = (
        Colonne(msg("Date")),
        Colonne(msg("Fiche")),
        Colonne(msg("Source of funding")),
        Colonne(msg("State of funding")),
        Colonne(msg("Amount"), nombre=True),
    )
    found = [(each, of) for of in fiches for each in _payments(of)]
    ranked = sorted(found, key=lambda pair: pair[0].date or date.min)
    lignes = tuple(_payment(each, of) for each, of in ranked)
    return Tableau(msg("Money of the year"), heads, lignes) if lignes else None


def _payments(of: _Fiche) -> Iterator[Versement]:
    suivi = of.facts.fiche.suivi
    yield from (each for each in (suivi.financements if suivi else ()) if of.has(each.date))


def _payment(each: Versement, of: _Fiche) -> tuple[Cell, ...]:
    names = (of.sujet.sigle(each.financeur) if each.financeur else None, each.dispositif)
    funder = " – ".join(name for name in names if name) or None
    fiche = msg("{ref} – {title}", ref=of.facts.ref, title=of.facts.fiche.titre)
    state = label(ETATS_FINANCEMENT, each.etat) if each.etat else None
    return each.date, Pile((fiche, each.nature)) if each.nature else fiche, funder, state, sum_of(each.montant)
