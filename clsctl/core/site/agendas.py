"""The calendars that people subscribe to: that of a contract, and one for each holder."""

from collections.abc import Iterator
from functools import partial

from clsctl.core.messages import msg, verbatim
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.navigation import Navigation
from clsctl.core.site.page import CALENDAR, Page
from clsctl.core.site.porteur import feed, named, own
from clsctl.core.views.agenda import Agenda, agenda

WHOLE = "agenda.ics"


def agendas(contenu: Contenu, contrat: Contrat) -> Iterator[Page]:
    """The calendars of a contract."""
    path = contrat.places.page(WHOLE)
    yield Page(path, CALENDAR, Navigation(path), partial(_whole, contenu, contrat))
    for reference in contrat.places.porteurs:
        path = feed(contrat, reference)
        yield Page(path, CALENDAR, Navigation(path), partial(_of_holder, contenu, contrat, reference))


def _whole(contenu: Contenu, contrat: Contrat) -> Agenda:
    stamp = contrat.estampille or contrat.facts.day
    return agenda(contenu.alone(contrat), contenu.audience, stamp, contrat.trace)


def _of_holder(contenu: Contenu, contrat: Contrat, reference: str) -> Agenda:
    """A calendar is fetched again whole, so that a deadline that is no longer theirs needs no word."""
    mine = contrat._replace(facts=own(contrat.facts, reference), trace=contrat.trace._replace(seen={}))
    whole = verbatim(contrat.plan.titre)
    titre = msg("{holder} – {contract}", holder=named(contrat, reference), contract=whole)
    return _whole(contenu, mine)._replace(titre=titre)
