"""The menu of a contract's pages, and what stands around each of them."""

from typing import Literal, NamedTuple

from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.navigation import SEARCH, Etape, Navigation

# Translators: the menu of the site
MENU = (
    ("index.html", msg("Dashboard")),
    ("fiches/index.html", msg("Fiches")),
    ("axes/index.html", msg("Axes")),
    ("porteurs/index.html", msg("Holders")),
    ("annees/index.html", msg("Years")),
    ("calendrier.html", msg("Calendar")),
    ("retards.html", msg("What is late")),
    ("argent.html", msg("Money")),
    ("indicateurs.html", msg("Indicators")),
    ("instances/index.html", msg("Meetings")),
    ("historique/index.html", msg("What changed")),
)


class Cadre(NamedTuple):
    """What the pages of a contract, or of the whole where there are several, have around them."""

    menu: tuple[tuple[str, Message], ...]
    fil: tuple[Etape, ...]
    refs: dict[str, str]

    def at(self, page: str, ici: Message | None = None) -> Navigation:
        """What stands around a page, whose own name is `ici` where the menu has not named it."""
        menu = tuple(Etape(titre, path, _current(path, page)) for path, titre in self.menu)
        above = tuple(each for each in menu[1:] if each.courant)  # the first of the menu is the first of the way
        fil = (*self.fil, *above) if not ici else (*self.fil, *above, Etape(ici, page, "page"))
        return Navigation(page, menu, fil if len(fil) > 1 else (), self.refs, texte=page == "index.html")


def _current(entry: str, page: str) -> Literal["", "page", "true"]:
    if entry == page:
        return "page"
    folder, _, _ = entry.rpartition("/")
    return "true" if folder.rpartition("/")[2] in _FOLDERS and page.startswith(f"{folder}/") else ""


# the parts of the site that have pages of their own
_FOLDERS = {name.partition("/")[0] for name, _ in MENU if "/" in name}


def cadre(contenu: Contenu, contrat: Contrat | None) -> Cadre:
    """What is around the pages of a contract; with None, those of all the contracts together."""
    whole = verbatim(contenu.entete.titre)
    if contrat is None:
        # the contracts are on that first page: a menu of forty titles would be read by nobody
        entries = ("index.html", msg("The contracts")), (SEARCH, msg("Search"))
        refs = {
            f"{each.plan.code}:{ref}": page for each in contenu.contrats for ref, page in each.places.fiches.items()
        }
        return Cadre(entries, (Etape(whole, "index.html"),), refs)
    menu = tuple((contrat.places.page(name), titre) for name, titre in MENU)
    first = Etape(verbatim(contrat.plan.titre), contrat.places.page("index.html"))
    fil = (Etape(whole, "index.html"), first) if contenu.scope.is_portfolio else (first,)
    return Cadre((*menu, (SEARCH, msg("Search"))), fil, dict(contrat.places.fiches))
