"""The page of a year: what fell or falls due, what was handed in, the meetings, the reviews, the money received."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.facts import FicheFacts, LivrableFacts
from clsctl.core.labels import ETATS_FINANCEMENT, INSTANCES, label
from clsctl.core.messages import Message, msg
from clsctl.core.site import parties
from clsctl.core.site.contenu import Contrat
from clsctl.core.site.feuillet import Chiffre, Feuillet, Section, pile, section, table
from clsctl.core.site.reperes import meeting_name
from clsctl.core.views.blocks import Bloc, Cell, Colonne, Fort, Markdown, Renvoi
from clsctl.core.views.rubriques.sujet import sum_of


def annee(contrat: Contrat, year: int) -> Feuillet:
    """The page of one year."""
    due = tuple(_due(contrat, year))
    done = tuple(_done(contrat, year))
    late = sum(each.etat == "en_retard" for _, each in parties.livrables(contrat.facts) if _falls_in(each, year))
    return Feuillet(
        contrat.entete,
        msg("Year {year}", year=str(year)),
        (
            *section(msg("What falls due"), *_table_due(due), vide=msg("Nothing falls due that year.")),
            *section(msg("What was handed in"), *_table_done(done), vide=msg("Nothing was handed in that year.")),
            *_meetings(contrat, year),
            *_reviews(contrat, year),
            *_money(contrat, year),
            *parties.fiches(msg("Fiches under way that year"), _running(contrat, year)),
        ),
        chiffres=(
            # Translators: after a figure: « échéances dans l’année »
            Chiffre(len(due), msg("due that year")),
            Chiffre(late, msg("of them late"), alerte=late > 0),
            Chiffre(len(done), msg("handed in that year")),
        ),
    )


def _falls_in(each: LivrableFacts, year: int) -> bool:
    end = (each.en_vigueur.end if each.en_vigueur else None) or each.prochaine
    return end is not None and end.year == year


def _due(contrat: Contrat, year: int) -> Iterator[tuple[Cell, ...]]:
    found = []
    for fiche, each in parties.livrables(contrat.facts):
        end = (each.en_vigueur.end if each.en_vigueur else None) or each.prochaine
        if end is not None and end.year == year:
            found.append((end, each.ref, fiche, each))
    for end, _, fiche, each in sorted(found, key=lambda one: one[:2]):
        yield parties.livrable(fiche, each), end, parties.etat(each)


def _table_due(lignes: tuple[tuple[Cell, ...], ...]) -> tuple[Bloc, ...]:
    return table(msg("Deadlines of the year"), (msg("Deliverable"), msg("Due"), msg("State")), lignes)


def _done(contrat: Contrat, year: int) -> Iterator[tuple[Cell, ...]]:
    found: list[tuple[date, str, Cell]] = []
    for fiche, each in parties.livrables(contrat.facts):
        days = [each.remis_le] if each.remis_le else []
        days += [one.remis_le for one in each.suivi.occurrences if one.remis_le] if each.suivi else []
        found += [(day, each.ref, parties.livrable(fiche, each)) for day in days if day.year == year]
    for day, _, cell in sorted(found, key=lambda one: one[:2]):
        yield cell, day


def _table_done(lignes: tuple[tuple[Cell, ...], ...]) -> tuple[Bloc, ...]:
    return table(msg("Deliveries of the year"), (msg("Deliverable"), msg("Handed in on")), lignes)


def _meetings(contrat: Contrat, year: int) -> tuple[Section, ...]:
    held = [each for each in contrat.tenues() if each.date and each.date.year == year]
    lignes = [
        (
            Renvoi(meeting_name(each), contrat.places.instances[each.code]),
            label(INSTANCES, each.type) if each.type else None,
        )
        for each in held
    ]
    heads = (msg("Meeting"), msg("Kind"))
    return section(msg("Meetings"), *table(msg("Meetings of the year"), heads, lignes))


def _reviews(contrat: Contrat, year: int) -> tuple[Section, ...]:
    lignes: list[tuple[Cell, ...]] = []
    for each in contrat.facts.fiches:
        bilan = each.fiche.suivi.bilans.get(str(year)) if each.fiche.suivi else None
        if bilan:
            texts = (bilan.realise, bilan.ecarts, bilan.decision, bilan.texte)
            lignes.append((_named(each), *(Markdown(text) if text else None for text in texts)))
    heads = (msg("Fiche"), msg("Done"), msg("Gaps"), msg("Decision"), msg("Comment"))
    return section(msg("Yearly reviews"), *table(msg("Reviews of the year, by fiche"), heads, lignes))


def _money(contrat: Contrat, year: int) -> tuple[Section, ...]:
    found = []
    for each in contrat.facts.fiches:
        for one in each.fiche.suivi.financements if each.fiche.suivi else ():
            if one.date and one.date.year == year:
                funder = contrat.nom(one.financeur) if one.financeur else one.dispositif
                state: Message | None = label(ETATS_FINANCEMENT, one.etat) if one.etat else None
                cells: tuple[Cell, ...] = (_named(each), one.date, funder, sum_of(one.montant), state)
                found.append((one.date, each.ref, cells))
    heads = (
        Colonne(msg("Fiche")),
        Colonne(msg("Date")),
        Colonne(msg("Source of funding")),
        Colonne(msg("Amount"), nombre=True),
        Colonne(msg("State of funding")),
    )
    lignes = (cells for _, _, cells in sorted(found, key=lambda one: one[:2]))
    return section(msg("Money"), *table(msg("Money notified, committed and paid in the year"), heads, lignes))


def _named(fiche: FicheFacts) -> Cell:
    return msg("{ref} – {title}", ref=fiche.ref, title=fiche.fiche.titre)


def _running(contrat: Contrat, year: int) -> Iterator[FicheFacts]:
    """The fiches whose time, as far as it is known, has a part in the year."""
    for each in contrat.facts.fiches:
        start, end = each.start, each.end
        if (start or end) and (start is None or start.year <= year) and (end is None or end.year >= year):
            yield each


def annees(contrat: Contrat) -> Feuillet:
    """The list of the years."""
    heads = (
        Colonne(msg("Year")),
        Colonne(msg("Due"), nombre=True),
        Colonne(msg("Handed in"), nombre=True),
        Colonne(msg("Meetings")),
    )
    lignes = [_line(contrat, int(year)) for year in contrat.places.annees]
    titre = msg("Years")
    found = table(msg("The contract, year by year"), heads, lignes)
    return Feuillet(contrat.entete, titre, section(titre, *found, vide=msg("Nothing in the plan has a date.")))


def _line(contrat: Contrat, year: int) -> tuple[Cell, ...]:
    held = [each for each in contrat.tenues() if each.date and each.date.year == year]
    meetings = pile(Renvoi(meeting_name(each), contrat.places.instances[each.code]) for each in held)
    due = sum(_falls_in(each, year) for _, each in parties.livrables(contrat.facts))
    name = Renvoi(Fort(str(year)), contrat.places.annees[str(year)])
    return name, due, sum(1 for _ in _done(contrat, year)), meetings
