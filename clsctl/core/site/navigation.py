"""What stands around a page of the site: the menu, the way from the first page, what is before and after."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clsctl.core.messages import Message
from clsctl.core.views.blocks import Paires, RubriqueView

SEARCH = "recherche.html"


class Etape(NamedTuple):
    """A page by its name, at its path from the top of the site. `courant`, as `aria-current` has it: `page` where one
    is there already, `true` where one is in that part of the site."""

    titre: Message
    page: str
    courant: Literal["", "page", "true"] = ""


class Navigation(NamedTuple):
    """`page` is the path of this one, `fil` leads to it from the first page, `menu` to the others of the contract.

    `refs` has the page of each fiche by its reference, but for the `muets`, which name something else here.
    `reperes` are what a fiche belongs to, `apres` what is said under it; `avis` what must be known before reading.
    The foot names the text where `texte` is True: on the first page, and on those that never change again.
    """

    page: str
    menu: tuple[Etape, ...] = ()
    fil: tuple[Etape, ...] = ()
    refs: Mapping[str, str] = {}
    muets: frozenset[str] = frozenset()
    avant: Etape | None = None
    suivant: Etape | None = None
    reperes: Paires | None = None
    apres: tuple[RubriqueView, ...] = ()
    avis: Message | None = None
    texte: bool = False

    @property
    def sommet(self) -> str:
        """The way from the page to the top of the site: `../`, empty where it is there."""
        return "../" * self.page.count("/")

    @property
    def cherche(self) -> bool:
        """Whether this is the page of the search, the only one with a script."""
        return self.page == SEARCH

    def vers(self, ref: str) -> str | None:
        """The page of the fiche that a reference is about, `1.3` or `1.3/L1`; None for another thing or this page."""
        fiche = ref.partition("/")[0]
        page = self.refs.get(fiche)
        return page if page != self.page and fiche not in self.muets else None
