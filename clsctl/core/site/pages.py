"""All the pages of a site, in the order in which one would read them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site import annee, axe, instance, parties, porteur, trace
from clsctl.core.site.agendas import WHOLE, agendas
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.feuillet import Feuillet, section
from clsctl.core.site.fiches import fiches
from clsctl.core.site.menu import Cadre, cadre
from clsctl.core.site.navigation import SEARCH, Etape, Navigation
from clsctl.core.site.page import DATA, FEUILLET, Page
from clsctl.core.site.portefeuille import portefeuille
from clsctl.core.site.recherche import recherche
from clsctl.core.site.reperes import meeting_name
from clsctl.core.site.versions import versions
from clsctl.core.views.blocks import Alinea, Partie, Renvoi, RubriqueView
from clsctl.core.views.calendrier import calendrier
from clsctl.core.views.export import export
from clsctl.core.views.finances import finances
from clsctl.core.views.retards import retards
from clsctl.core.views.tableau_de_bord import TableauDeBord, tableau_de_bord

# all of the data for other tools, as `export json` gives them
EVERYTHING = "donnees.json"


def pages(contenu: Contenu) -> Iterator[Page]:
    """Every page of the site, its view not yet made."""
    only = None if contenu.scope.is_portfolio else contenu.contrats[0]
    around = cadre(contenu, only)
    if only is None:
        yield Page("index.html", FEUILLET, around.at("index.html"), partial(portefeuille, contenu))
    for contrat in contenu.contrats:
        yield from _of_contract(contenu, contrat)
    yield Page(EVERYTHING, DATA, Navigation(EVERYTHING), partial(export, contenu.scope, {}, contenu.audience))
    yield Page(SEARCH, "recherche", around.at(SEARCH), partial(recherche, contenu))


def _of_contract(contenu: Contenu, contrat: Contrat) -> Iterator[Page]:
    around, scope = cadre(contenu, contrat), contenu.alone(contrat)
    page = partial(_page, contrat, around)
    yield page("index.html", "tableau-de-bord", partial(_tableau_de_bord, contenu, contrat))
    yield page("fiches/index.html", FEUILLET, partial(axe.fiches, contrat))
    yield from fiches(contrat, around)
    for part in _parts(contrat):
        yield page(f"{part.folder}/index.html", FEUILLET, partial(part.every, contrat))
        yield from _each(part, around)
    yield page("retards.html", "retards", partial(retards, scope, contenu.audience))
    yield _calendar(contenu, contrat, around)
    yield page("argent.html", "budget", partial(finances, scope, contenu.audience))
    yield page("indicateurs.html", FEUILLET, partial(_indicateurs, contrat))
    yield from agendas(contenu, contrat)
    yield from _trail(contrat, around)
    yield from versions(contenu, contrat, around)


def _page(contrat: Contrat, around: Cadre, name: str, gabarit: str, vue: Callable[[], Any]) -> Page:
    path = contrat.places.page(name)
    return Page(path, gabarit, around.at(path), vue)


def _tableau_de_bord(contenu: Contenu, contrat: Contrat) -> TableauDeBord:
    """The dashboard; of a large contract, without the tables that have a page of their own."""
    view = tableau_de_bord(contenu.alone(contrat), contenu.audience)
    if len(contrat.facts.fiches) <= LARGE:
        return view
    short = (each._replace(toutes=None, indicateurs=None, frise=None, lectures=()) for each in view.plans)
    return view._replace(plans=tuple(short))


# With more fiches than this, a dashboard that listed them all would hide what it is for.
LARGE = 100


class _Part(NamedTuple):
    """A part of the site: its folder, its list, and the name, the page and the view of each thing in it."""

    folder: str
    every: Callable[[Contrat], Feuillet]
    known: Mapping[str, str]
    name: Callable[[str], Message]
    one: Callable[[str], Feuillet]


def _parts(contrat: Contrat) -> Iterator[_Part]:
    known = contrat.places
    meetings = {each.code: each for each in contrat.tenues()}
    held = {code: known.instances[code] for code in meetings}
    yield _Part("axes", axe.axes, known.axes, partial(axe.heading, contrat), partial(axe.axe, contrat))
    yield _Part(
        "porteurs", porteur.porteurs, known.porteurs, lambda name: verbatim(contrat.nom(name)),
        partial(porteur.porteur, contrat),
    )  # fmt: skip
    yield _Part("annees", annee.annees, known.annees, verbatim, lambda year: annee.annee(contrat, int(year)))
    yield _Part(
        "instances", instance.instances, held, lambda code: meeting_name(meetings[code]),
        lambda code: instance.instance(contrat, meetings[code]),
    )  # fmt: skip


def _each(part: _Part, around: Cadre) -> Iterator[Page]:
    """The pages of a part, each with the one before and the one after."""
    steps = [Etape(part.name(key), path) for key, path in part.known.items()]
    for rank, (key, path) in enumerate(part.known.items()):
        before, after = (steps[rank - 1] if rank else None), (steps[rank + 1] if rank + 1 < len(steps) else None)
        navigation = around.at(path, part.name(key))._replace(avant=before, suivant=after)
        yield Page(path, FEUILLET, navigation, partial(part.one, key))


def _calendar(contenu: Contenu, contrat: Contrat, around: Cadre) -> Page:
    """The calendar, with what to subscribe to under it."""
    path = contrat.places.page("calendrier.html")
    titre = msg("To subscribe to")
    link = Alinea(Renvoi(msg("calendar of all the deadlines (iCalendar)"), contrat.places.page(WHOLE)))
    navigation = around.at(path)._replace(apres=(RubriqueView(titre, (Partie("agenda", titre, (link,)),)),))
    return Page(path, "calendrier", navigation, partial(calendrier, contenu.alone(contrat), contenu.audience))


def _indicateurs(contrat: Contrat) -> Feuillet:
    found, titre = parties.indicateurs(contrat.facts), msg("Indicators")
    return Feuillet(contrat.entete, titre, found or section(titre, vide=msg("The plan has no indicator.")))


def _trail(contrat: Contrat, around: Cadre) -> Iterator[Page]:
    years = trace.years_of(contrat)
    yield _page(contrat, around, "historique/index.html", FEUILLET, partial(trace.trace, contrat, years))
    for year, path in years.items():
        yield Page(path, FEUILLET, around.at(path, verbatim(str(year))), partial(trace.trace_of_year, contrat, year))
