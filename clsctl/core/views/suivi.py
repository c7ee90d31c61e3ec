"""The follow-up of a fiche as rubrics: where it stands, and all that was recorded since the signature."""

from collections.abc import Iterator

from clsctl.core.facts import EtapeFacts, LivrableFacts
from clsctl.core.facts.indicators import IndicateurFacts
from clsctl.core.labels import ETATS_FINANCEMENT, label
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.model.suivi import Note, Occurrence, Report, Suivi, SuiviLivrable
from clsctl.core.views.blocks import (
    Bloc,
    Cell,
    Fort,
    Lien,
    Markdown,
    Mot,
    Paires,
    Part,
    Partie,
    Pile,
    RubriqueView,
)
from clsctl.core.views.frise import read_as
from clsctl.core.views.rubriques.sujet import Champ, Sujet, quantity, sum_of, tableau


def follow_up(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> tuple[RubriqueView, ...]:
    """The rubrics of the follow-up, without those that have nothing to say."""
    found: tuple[tuple[str, Message, tuple[Bloc, ...]], ...] = (
        # Translators: « Où en est la fiche »
        ("statut", msg("Where it stands"), (Paires(tuple(_standing(sujet))),)),
        # Translators: « Livrables et jalons »
        ("livrables", msg("Deliverables and milestones"), _livrables(sujet)),
        # Translators: « Étapes et phases »
        ("etapes", msg("Steps and phases"), _etapes(sujet)),
        # Translators: « Mesure des indicateurs »
        ("indicateurs", msg("Indicators measured"), _indicateurs(sujet, indicateurs)),
        # Translators: « Financements obtenus »
        ("financements", msg("Funding obtained"), _financements(sujet)),
        ("notes", msg("Notes"), _notes(sujet)),
        # Translators: « Bilans annuels »
        ("bilans", msg("Yearly reviews"), _bilans(sujet)),
    )
    return tuple(RubriqueView(titre, (Partie(f"suivi.{cle}", titre, blocs),)) for cle, titre, blocs in found if blocs)


def _suivi(sujet: Sujet) -> Suivi | None:
    return sujet.fiche.suivi


def _standing(sujet: Sujet) -> Iterator[tuple[Message, Cell]]:
    facts, suivi = sujet.facts, _suivi(sujet)
    state: Cell = Mot("etat", facts.etat)
    yield msg("State on that day"), Pile((state, facts.raison)) if facts.raison else state
    if suivi and suivi.statut:
        word: Cell = Mot("statut", suivi.statut)
        # Translators: « statut déclaré », « depuis le 5 février 2024 »
        since = msg("since {day}", day=suivi.statut_le) if suivi.statut_le else None
        more = tuple(cell for cell in (since, suivi.motif) if cell)
        yield msg("Declared status"), Pile((word, *more)) if more else word
    if suivi and suivi.meteo:
        # Translators: « Météo », the pilot's own judgement
        yield msg("Weather"), Mot("meteo", suivi.meteo)
    if facts.livrables:
        done = facts.avancement
        yield msg("Handed in"), msg("{done} of {total}", done=done.remis, total=done.total)
        # Translators: « Remis ou à jour, sur ce qui était dû » : what comes back is up to date when no period lacks it
        due = msg("{done} of {total}", done=done.remis_dus, total=done.dus)
        yield msg("Handed in or up to date, of those due"), due
    if facts.prochaine:
        yield msg("Next deadline"), facts.prochaine


def _livrables(sujet: Sujet) -> tuple[Bloc, ...]:
    champs = (
        Champ(msg("Deliverable or milestone")),
        # Translators: « Échéance signée », « Échéance en vigueur »
        Champ(msg("Signed deadline")),
        Champ(msg("Deadline in force")),
        Champ(msg("State")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (_livrable(sujet, each), each.signee.text if each.signee else None, _in_force(sujet, each), _state(each))
        for each in sujet.facts.livrables
    ]
    return tableau(sujet._replace(colonnes=()), msg("Deliverables and milestones on that day"), champs, lignes)


def _livrable(sujet: Sujet, livrable: LivrableFacts) -> Cell:
    name = msg("{ref} – {title}", ref=livrable.id, title=livrable.titre or livrable.id)
    holders = sujet.acteurs(livrable.responsables)
    recorded = tuple(_recorded(livrable.suivi)) if livrable.suivi else ()
    return Pile((Fort(name), *((holders,) if holders else ()), *recorded))


def _recorded(suivi: SuiviLivrable) -> Iterator[Cell]:
    """What the follow-up says of a deliverable besides its dates."""
    yield from (_occurrence(each) for each in suivi.occurrences)
    yield from map(_evidence, suivi.preuves)
    if suivi.motif:
        yield Markdown(suivi.motif)
    if suivi.commentaire:
        yield Markdown(suivi.commentaire)


def _occurrence(occurrence: Occurrence) -> Cell:
    period = occurrence.periode or ""
    words: Cell = period
    if occurrence.remis_le:
        # Translators: one delivery of what comes back: « 2025 : remis le 13 janvier 2025 »
        words = msg("{period}: handed in on {day}", period=period, day=occurrence.remis_le)
    proofs = tuple(map(_evidence, occurrence.preuves))
    return Pile((words, *proofs)) if proofs else words


def _evidence(proof: str) -> Cell:
    return Lien(proof, proof)


def _in_force(sujet: Sujet, livrable: LivrableFacts) -> Cell:
    """The deadline in force as written, the days it stands for, and what moved it."""
    due, counting = livrable.en_vigueur, livrable.reports
    placed = read_as(due)
    lines: list[Cell] = [due.text] if due and counting else []
    lines += [placed] if placed else []
    lines += [_report(sujet, each) for each in counting]
    # Translators: a postponement that an avenant, or the delivery itself, made void: « ne compte plus : reporté à… »
    lines += [
        msg("no longer counts: {moved}", moved=_report(sujet, each))
        for each in (livrable.suivi.reports if livrable.suivi else ())
        if each not in counting
    ]
    return Pile(tuple(lines)) if lines else None


def _report(sujet: Sujet, report: Report) -> Message:
    """One postponement: who moved the deadline to when, and why."""
    words = msg("moved to {deadline}", deadline=report.echeance or "?")
    if report.decide_le:
        words = msg("moved to {deadline} on {day}", deadline=report.echeance or "?", day=report.decide_le)
    if report.instance:
        words = msg("{moved} ({instance})", moved=words, instance=sujet.instance(report.instance))
    # Translators: a postponement and its reason
    return msg("{moved}: {reason}", moved=words, reason=report.motif) if report.motif else words


def _state(livrable: LivrableFacts) -> Cell:
    cells: list[Cell] = [Mot("etat", livrable.etat)]
    if livrable.jours_retard:
        cells.append(nmsg("{count} day late", "{count} days late", livrable.jours_retard))
    if livrable.remis_le:
        cells.append(msg("on {day}", day=livrable.remis_le))
    if livrable.suivi and livrable.suivi.abandonne_le:
        cells.append(msg("given up on {day}", day=livrable.suivi.abandonne_le))
    if livrable.raison:
        cells.append(livrable.raison)
    return Pile(tuple(cells)) if len(cells) > 1 else cells[0]


def _etapes(sujet: Sujet) -> tuple[Bloc, ...]:
    champs = (
        # Translators: « Étape ou phase », « Calendrier », « Lu comme », « Ce qui est constaté »
        Champ(msg("Step or phase")),
        Champ(msg("Calendar")),
        Champ(msg("Read as")),
        Champ(msg("What was recorded")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (
            msg("{ref} – {title}", ref=each.id, title=each.titre or each.id),
            each.calendrier.text if each.calendrier else None,
            read_as(each.calendrier),
            _progress(each),
        )
        for each in sujet.facts.etapes
        if each.calendrier or each.suivi
    ]
    return tableau(sujet._replace(colonnes=()), msg("Steps and phases on that day"), champs, lignes)


def _progress(etape: EtapeFacts) -> Cell:
    suivi = etape.suivi
    if suivi is None:
        return None
    cells: list[Cell] = [Mot("statut", suivi.statut)] if suivi.statut else []
    cells += [msg("begun on {day}", day=suivi.debut_le)] if suivi.debut_le else []
    cells += [msg("ended on {day}", day=suivi.fin_le)] if suivi.fin_le else []
    cells += [Markdown(suivi.commentaire)] if suivi.commentaire else []
    return Pile(tuple(cells)) if cells else None


def _indicateurs(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> tuple[Bloc, ...]:
    """The last measures against the targets, then every measure."""
    measured = [each for each in indicateurs if each.dernier is not None]
    lignes = [indicator_line(each) for each in measured]
    asked = sujet._replace(colonnes=())
    return (
        *tableau(asked, msg("Indicators and their targets"), INDICATOR, lignes),
        *tableau(asked, msg("All measures"), _MEASURES, list(_measures(sujet, indicateurs))),
    )


INDICATOR = (
    Champ(msg("Indicator")),
    Champ(msg("Start"), nombre=True),
    # Translators: « Dernière mesure »
    Champ(msg("Last measure"), nombre=True),
    Champ(msg("Target"), nombre=True),
    # Translators: « Chemin parcouru » : share of the way from the start to the target
    Champ(msg("Way covered"), nombre=True),
)
_MEASURES = (
    Champ(msg("Date")),
    Champ(msg("Indicator")),
    Champ(msg("Value"), nombre=True),
    # Translators: source of a figure
    Champ(msg("Source")),
    Champ(msg("Comment")),
)


def indicator_line(facts: IndicateurFacts) -> tuple[Cell, ...]:
    """The cells of `INDICATOR`: a measure that is stale says since when."""
    each = facts.indicateur
    unit = verbatim(each.unite) if each.unite else None
    depart, cible = (quantity(mesure.valeur, unit) if mesure else None for mesure in (each.depart, each.cible))
    last: Cell = quantity(facts.dernier.valeur, unit) if facts.dernier else None
    day = facts.dernier.date if facts.dernier else None
    stale = msg("nothing measured since {day}", day=facts.perime.start) if facts.perime else None
    cells = tuple(cell for cell in (last, day, stale) if cell is not None)
    name = msg("{ref} – {title}", ref=facts.ref, title=each.libelle or each.id)
    way = Part(facts.avancement) if facts.avancement is not None else None
    return name, depart, Pile(cells) if len(cells) > 1 else cells[0] if cells else None, cible, way


def _measures(sujet: Sujet, indicateurs: tuple[IndicateurFacts, ...]) -> Iterator[tuple[Cell, ...]]:
    suivi = _suivi(sujet)
    for each in indicateurs:
        unit = verbatim(each.indicateur.unite) if each.indicateur.unite else None
        for releve in suivi.indicateurs.get(each.indicateur.id, ()) if suivi else ():
            comment = Markdown(releve.commentaire) if releve.commentaire else None
            yield releve.date, each.indicateur.id, quantity(releve.valeur, unit), releve.source, comment


def _financements(sujet: Sujet) -> tuple[Bloc, ...]:
    suivi = _suivi(sujet)
    champs = (
        Champ(msg("Date")),
        Champ(msg("Expense")),
        Champ(msg("Source of funding")),
        Champ(msg("Amount"), nombre=True),
        Champ(msg("State of funding")),
    )
    lignes: list[tuple[Cell, ...]] = []
    for each in suivi.financements if suivi else ():
        names = (sujet.sigle(each.financeur) if each.financeur else None, each.dispositif)
        funder = " – ".join(name for name in names if name) or None
        state = label(ETATS_FINANCEMENT, each.etat) if each.etat else None
        lignes.append((each.date, each.nature, funder, sum_of(each.montant), state))
    return tableau(sujet._replace(colonnes=()), msg("Money notified, committed and paid"), champs, lignes)


def _notes(sujet: Sujet) -> tuple[Bloc, ...]:
    suivi = _suivi(sujet)
    # Translators: « Date et instance », « Auteur »
    champs = (Champ(msg("Date and meeting")), Champ(msg("Note")), Champ(msg("Author"), core=False))
    lignes: list[tuple[Cell, ...]] = [
        (_when(sujet, note), Markdown(note.texte) if note.texte else None, note.auteur)
        for note in (suivi.notes if suivi else ())
    ]
    return tableau(sujet._replace(colonnes=()), msg("Notes"), champs, lignes)


def _when(sujet: Sujet, note: Note) -> Cell:
    meeting = sujet.instance(note.instance) if note.instance else None
    cells = tuple(cell for cell in (note.date, meeting) if cell is not None)
    return Pile(cells) if len(cells) > 1 else cells[0] if cells else None


def _bilans(sujet: Sujet) -> tuple[Bloc, ...]:
    suivi = _suivi(sujet)
    champs = (
        # Translators: « Année », « Réalisé », « Écarts », « Décision », « Commentaire »
        Champ(msg("Year")),
        Champ(msg("Done")),
        Champ(msg("Gaps")),
        Champ(msg("Decision")),
        Champ(msg("Comment")),
    )
    lignes: list[tuple[Cell, ...]] = [
        (year, *(Markdown(text) if text else None for text in (each.realise, each.ecarts, each.decision, each.texte)))
        for year, each in sorted(suivi.bilans.items() if suivi else ())
    ]
    return tableau(sujet._replace(colonnes=()), msg("Yearly reviews"), champs, lignes)
