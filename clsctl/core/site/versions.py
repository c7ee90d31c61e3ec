"""The contract as it was on the day of each meeting: its dashboard and its fiches, in a folder of their own."""

from collections.abc import Iterator
from functools import partial

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site import axe
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.fiches import inside, shown
from clsctl.core.site.menu import Cadre
from clsctl.core.site.navigation import SEARCH, Etape, Navigation
from clsctl.core.site.page import FEUILLET, Page
from clsctl.core.site.places import places
from clsctl.core.site.reperes import meeting_name
from clsctl.core.views.tableau_de_bord import tableau_de_bord


def versions(contenu: Contenu, contrat: Contrat, around: Cadre) -> Iterator[Page]:
    """The pages of every version."""
    for meeting in contrat.tenues():
        if meeting.code in contrat.versions:
            yield from _version(contenu, contrat, around, meeting.code, meeting_name(meeting))


def _version(contenu: Contenu, contrat: Contrat, around: Cadre, code: str, name: Message) -> Iterator[Page]:
    facts, rev = contrat.versions[code]
    folder = contrat.places.version(code)
    then = contrat._replace(
        facts=facts,
        places=places(facts, folder),
        entete=contrat.entete._replace(titre=facts.plan.titre, jour=facts.day, rev=rev, illisibles=()),
    )
    back = contrat.places.instances[code]
    menu = (
        (f"{folder}index.html", msg("The dashboard of that day")),
        (f"{folder}fiches/index.html", msg("The fiches of that day")),
        (back, name),
        (contrat.places.page("index.html"), msg("Today’s dashboard")),
        (SEARCH, msg("Search")),
    )
    warning = msg("This is the contract as it was on {day}, not as it is now.", day=facts.day)
    that = Cadre(menu, (*around.fil, Etape(name, back)), dict(then.places.fiches))

    def at(page: str, ici: Message) -> Navigation:
        return that.at(page)._replace(fil=(*that.fil, Etape(ici, page, "page")), avis=warning, texte=True)

    scope = contenu.alone(then)._replace(rev=rev)
    first = at(menu[0][0], menu[0][1])
    yield Page(first.page, "tableau-de-bord", first, partial(tableau_de_bord, scope, contenu.audience))
    every = at(menu[1][0], menu[1][1])
    yield Page(every.page, FEUILLET, every, partial(axe.fiches, then))
    show = shown(then)
    for ref, each in {each.ref: each for each in facts.fiches}.items():
        path = then.places.fiches[ref]
        yield Page(path, "fiche", at(path, verbatim(ref))._replace(muets=inside(each)), partial(show, each))
