"""The page of a meeting: what it decided, what changed since the one before, and the contract as it was that day."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.changes.dated import dated
from clsctl.core.facts import instance_named
from clsctl.core.labels import INSTANCES, label
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance
from clsctl.core.site import parties
from clsctl.core.site.contenu import Contrat, Moment
from clsctl.core.site.feuillet import Feuillet, Section, section, table
from clsctl.core.site.reperes import meeting_name
from clsctl.core.site.trace import changes_table
from clsctl.core.views.blocks import Alinea, Cell, Liste, Markdown, Renvoi
from clsctl.core.views.since import counted


def instance(contrat: Contrat, meeting: Instance) -> Feuillet:
    """The page of one meeting."""
    kind = label(INSTANCES, meeting.type) if meeting.type else None
    sections = (*_decisions(contrat, meeting), *_notes(contrat, meeting))
    nothing = section(msg("Decisions"), vide=msg("The plan records no decision of this meeting."))
    return Feuillet(
        contrat.entete,
        meeting_name(meeting),
        (*(sections or nothing), *_since(contrat, meeting), *_that_day(contrat, meeting)),
        resume=(kind,) if kind else (),
    )


def _decisions(contrat: Contrat, meeting: Instance) -> tuple[Section, ...]:
    lignes: list[tuple[Cell, ...]] = []
    for fiche, each in parties.livrables(contrat.facts):
        for one in each.suivi.reports if each.suivi else ():
            if one.instance and _is(contrat, meeting, one.instance, one.decide_le):
                signed = each.signee.text if each.signee else None
                reason = Markdown(one.motif) if one.motif else None
                lignes.append((parties.livrable(fiche, each), signed, one.echeance, reason))
    heads = (msg("Deliverable"), msg("Signed deadline"), msg("Moved to"), msg("Reason"))
    return section(msg("Deadlines moved"), *table(msg("Deadlines that it moved"), heads, lignes))


def _notes(contrat: Contrat, meeting: Instance) -> tuple[Section, ...]:
    lignes: list[tuple[Cell, ...]] = [
        (msg("{ref} – {title}", ref=each.ref, title=each.fiche.titre), Markdown(note.texte))
        for each in contrat.facts.fiches
        for note in (each.fiche.suivi.notes if each.fiche.suivi else ())
        if note.texte and note.instance and _is(contrat, meeting, note.instance, note.date)
    ]
    return section(msg("Notes"), *table(msg("What was noted, by fiche"), (msg("Fiche"), msg("Note")), lignes))


def _is(contrat: Contrat, meeting: Instance, name: str, day: date | None) -> bool:
    found = instance_named(contrat.plan.instances, name, day)
    return found is not None and found.code == meeting.code


def _since(contrat: Contrat, meeting: Instance) -> tuple[Section, ...]:
    """What changed from the day after the meeting before, of the same kind, up to the day of this one."""
    if meeting.date is None or not contrat.moments:
        return ()
    before = previous(contrat, meeting)
    since = before.date if before else None
    title = msg("What changed since {day}", day=since) if since else msg("What changed up to that day")
    first = min(each.jour for each in contrat.moments)
    if since is None or first <= since:
        found = tuple(_between(contrat.moments, since, meeting.date))
        return section(title, *changes_table(title, found), vide=msg("Nothing changed."))
    told = tuple(each.text for each in dated(contrat.plan, since, meeting.date))
    return section(title, Alinea(counted(first)), *((Liste(told),) if told else (Alinea(msg("Nothing changed.")),)))


def _between(moments: tuple[Moment, ...], after: date | None, last: date) -> Iterator[Moment]:
    return (each for each in moments if each.jour <= last and (after is None or each.jour > after))


def previous(contrat: Contrat, meeting: Instance) -> Instance | None:
    """The last meeting of the same kind before one that has a day."""
    day = meeting.date
    held = [each for each in contrat.tenues() if each.type == meeting.type and each.date and day and each.date < day]
    return held[-1] if held else None


def _that_day(contrat: Contrat, meeting: Instance) -> tuple[Section, ...]:
    title = msg("The contract as it was on that day")
    if meeting.code in contrat.versions:
        folder = contrat.places.version(meeting.code)
        links = (
            Renvoi(msg("The dashboard of that day"), f"{folder}index.html"),
            Renvoi(msg("The fiches of that day"), f"{folder}fiches/index.html"),
        )
        return section(title, *map(Alinea, links))
    if meeting.date is None or meeting.date > contrat.facts.day:
        return section(title, vide=msg("It has not been held yet."))
    return section(title, vide=contrat.absente or msg("The history does not go back to that day."))


def instances(contrat: Contrat) -> Feuillet:
    """The list of the meetings, the last first."""
    lignes = [_line(contrat, each) for each in reversed(contrat.tenues())]
    titre = msg("Meetings")
    heads = (msg("Meeting"), msg("Kind"), msg("The contract as it was"))
    found = table(msg("The meetings of the contract"), heads, lignes)
    return Feuillet(contrat.entete, titre, section(titre, *found, vide=msg("The plan names no meeting.")))


def _line(contrat: Contrat, meeting: Instance) -> tuple[Cell, ...]:
    then: Cell = None
    if meeting.code in contrat.versions:
        then = Renvoi(msg("The dashboard of that day"), f"{contrat.places.version(meeting.code)}index.html")
    kind = label(INSTANCES, meeting.type) if meeting.type else None
    return Renvoi(meeting_name(meeting), contrat.places.instances[meeting.code]), kind, then
