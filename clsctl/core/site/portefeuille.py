"""The first page of a portfolio: a line for each contract, which leads to its own pages."""

from clsctl.core.messages import msg
from clsctl.core.site.contenu import Contenu
from clsctl.core.site.feuillet import Feuillet, Section, section
from clsctl.core.views.blocks import Renvoi
from clsctl.core.views.tableau_de_bord import comptes, together


def portefeuille(contenu: Contenu) -> Feuillet:
    """The contracts, and all of them together."""
    table = together(contenu.scope.facts)
    pages = [each.places.page("index.html") for each in contenu.contrats]
    # the last line is the total of all, which has no page
    lignes = (
        *((Renvoi(ligne[0], page), *ligne[1:]) for ligne, page in zip(table.lignes, pages, strict=False)),
        *table.lignes[len(pages) :],
    )
    states = comptes(each.etat for facts in contenu.scope.facts for fiche in facts.fiches for each in fiche.livrables)
    titre = msg("The contracts")
    sections = section(titre, table._replace(lignes=lignes))
    sections += (Section(msg("Deliverables by state"), comptes=states),) if states else ()
    return Feuillet(contenu.entete, titre, sections)
