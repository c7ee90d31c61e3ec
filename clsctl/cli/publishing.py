"""A site made from what was read: for `site`, and for `verify` again."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from clsctl import __version__
from clsctl.cli.crew import shared
from clsctl.cli.passe import published
from clsctl.cli.patience import counting, patience
from clsctl.cli.plan import Read
from clsctl.cli.reporting import house
from clsctl.cli.scope import scope_of
from clsctl.core.audience import chosen
from clsctl.core.messages import Message, msg
from clsctl.core.provenance import NO_HISTORY, SITE, Provenance
from clsctl.core.site.contenu import contenu
from clsctl.core.site.page import Page
from clsctl.core.site.pages import pages
from clsctl.core.views.seen import seen
from clsctl.render.site import setter


class Edition(NamedTuple):
    """The site of a text: what it was made from, the title of the plan, its pages, and what gives the bytes of each."""

    what: Read
    origin: Provenance
    plan: str
    pages: tuple[Page, ...]
    bytes_of: Callable[[Page], bytes]

    @property
    def about(self) -> dict[str, str | bool]:
        """What the list of the site says of it."""
        origin = self.origin
        return {
            "clsctl": origin.clsctl, "plan": self.plan, "rev": origin.rev, "date": str(origin.date),
            "audience": origin.audience, "language": self.what.spoken.code,
            "history": NO_HISTORY not in origin.options,
        }  # fmt: skip

    def write(self, folder: Path, told: Message) -> None:
        """Fill a folder with the pages, saying how many are done after the words `told`."""
        for page in self.pages:
            (folder / page.path).parent.mkdir(parents=True, exist_ok=True)

        def write(page: Page) -> None:
            (folder / page.path).write_bytes(self.bytes_of(page))

        with counting(self.what.request.session, told, len(self.pages)) as done:
            for count in shared(sorted(self.pages, key=_is_light), write):
                done(count)


def edition(what: Read, audience: str | None, *, history: bool = True, version: str = __version__) -> Edition:
    """The site of what was read; `version` is the version of clsctl that it says it is of."""
    who = chosen(audience, what.portefeuille.plans)
    with patience(what.request.session, msg("Reading the history…")):
        whole = contenu(seen(scope_of(what), who), who, published(what, who, hidden=not history))
    options = {} if history else {NO_HISTORY: "true"}
    origin = Provenance(version, SITE, "html", who, whole.scope.rev, what.day, options=options)
    text_of = setter(what.spoken, house(what), origin)
    return Edition(what, origin, whole.entete.titre, tuple(pages(whole)), lambda page: _encoded(text_of(page)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _is_light(page: Page) -> bool:
    """Whether a page is one of a fiche: the long ones, with lines for all of them, are begun first."""
    return page.gabarit == "fiche"
