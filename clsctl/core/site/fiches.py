"""The pages of the fiches, each with what it belongs to, what changed in it, and its neighbours."""

from collections.abc import Callable, Iterator
from functools import partial

from clsctl.core.facts import FicheFacts
from clsctl.core.facts.indicators import IndicateurFacts
from clsctl.core.messages import verbatim
from clsctl.core.site.contenu import Contrat
from clsctl.core.site.menu import Cadre
from clsctl.core.site.navigation import Etape
from clsctl.core.site.page import Page
from clsctl.core.site.reperes import reperes, waited_for
from clsctl.core.site.trace import of_fiches
from clsctl.core.views.fiche import FichesView, by_fiche, fiche_view


def fiches(contrat: Contrat, around: Cadre) -> Iterator[Page]:
    """A page for each fiche. Of two with one reference, which is a finding of `validate`, the last has the page."""
    known = {each.ref: each for each in contrat.facts.fiches}
    waiting, told = waited_for(contrat), of_fiches(contrat)
    show = shown(contrat)
    steps = [Etape(verbatim(ref), contrat.places.fiches[ref]) for ref in known]
    for rank, each in enumerate(known.values()):
        path = contrat.places.fiches[each.ref]
        navigation = around.at(path, verbatim(each.ref))._replace(
            avant=steps[rank - 1] if rank else None,
            suivant=steps[rank + 1] if rank + 1 < len(steps) else None,
            muets=inside(each),
            reperes=reperes(contrat, each, waiting),
            apres=told.get(each.ref, ()),
        )
        yield Page(path, "fiche", navigation, partial(show, each))


def shown(contrat: Contrat) -> Callable[[FicheFacts], FichesView]:
    """What makes the view of a fiche of the contract."""
    measured: dict[str, tuple[IndicateurFacts, ...]] = by_fiche(contrat.facts)

    def show(facts: FicheFacts) -> FichesView:
        found = measured.get(facts.ref, ())
        view = fiche_view(facts.ref, contrat.facts, facts, found, contrat.audience)
        return FichesView(contrat.entete, (view._replace(repere=facts.ref),))

    return show


def inside(facts: FicheFacts) -> frozenset[str]:
    """The ids of the things in a fiche, which its page names as they are."""
    ids = [*(each.id for each in facts.livrables), *(each.id for each in facts.etapes)]
    return frozenset([*ids, *(each.id for each in facts.fiche.indicateurs)])
