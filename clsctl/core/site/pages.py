"""All the pages of a site, in the order in which one would read them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site import annee, axe, instance, parties, porteur, trace
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.feuillet import Feuillet, Section, section
from clsctl.core.site.fiches import fiches
from clsctl.core.site.menu import Cadre, cadre
from clsctl.core.site.navigation import SEARCH, Etape
from clsctl.core.site.page import FEUILLET, Page
from clsctl.core.site.portefeuille import portefeuille
from clsctl.core.site.recherche import recherche
from clsctl.core.site.reperes import meeting_name
from clsctl.core.site.versions import versions
from clsctl.core.views.retards import retards
from clsctl.core.views.tableau_de_bord import TableauDeBord, tableau_de_bord


def pages(contenu: Contenu) -> Iterator[Page]:
    """Every page of the site, its view not yet made."""
    only = None if contenu.scope.is_portfolio else contenu.contrats[0]
    around = cadre(contenu, only)
    if only is None:
        yield Page("index.html", FEUILLET, around.at("index.html"), partial(portefeuille, contenu))
    for contrat in contenu.contrats:
        yield from _of_contract(contenu, contrat)
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
    for name, vue in _SHEETS.items():
        yield page(name, FEUILLET, partial(vue, contrat))
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


def _calendrier(contrat: Contrat) -> Feuillet:
    found = parties.calendrier(contrat.facts, whole=True)
    return _sheet(contrat, msg("Calendar"), found, msg("Nothing in the plan can be placed on a calendar."))


def _argent(contrat: Contrat) -> Feuillet:
    return _sheet(contrat, msg("Money"), parties.financements(contrat.facts), msg("No amount is written in the plan."))


def _indicateurs(contrat: Contrat) -> Feuillet:
    found = parties.indicateurs(contrat.facts)
    return _sheet(contrat, msg("Indicators"), found, msg("The plan has no indicator."))


def _sheet(contrat: Contrat, titre: Message, sections: tuple[Section, ...], vide: Message) -> Feuillet:
    return Feuillet(contrat.entete, titre, sections or section(titre, vide=vide))


_SHEETS: Mapping[str, Callable[[Contrat], Feuillet]] = {
    "calendrier.html": _calendrier,
    "argent.html": _argent,
    "indicateurs.html": _indicateurs,
}


def _trail(contrat: Contrat, around: Cadre) -> Iterator[Page]:
    years = trace.years_of(contrat)
    yield _page(contrat, around, "historique/index.html", FEUILLET, partial(trace.trace, contrat, years))
    for year, path in years.items():
        yield Page(path, FEUILLET, around.at(path, verbatim(str(year))), partial(trace.trace_of_year, contrat, year))
