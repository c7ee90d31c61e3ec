"""`clsctl site`: all that a plan says, as a folder of pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from clsctl import __version__
from clsctl.cli.crew import shared
from clsctl.cli.declare import folder, mark
from clsctl.cli.exits import FINDINGS, OK
from clsctl.cli.options import SHOWN, Public, asks
from clsctl.cli.output import note
from clsctl.cli.passe import published
from clsctl.cli.patience import counting, patience
from clsctl.cli.plan import Read, read
from clsctl.cli.reporting import house
from clsctl.cli.scope import scope_of, tell_unread
from clsctl.cli.session import Request
from clsctl.core.audience import chosen
from clsctl.core.messages import msg
from clsctl.core.site.contenu import Contenu, contenu
from clsctl.core.site.page import Page
from clsctl.core.site.pages import pages
from clsctl.core.views.seen import seen
from clsctl.render.site import setter
from clsctl.writing.folder import check_replaceable, replace_folder


@asks(text=True)
def command(
    request: Request,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar=mark("DIR"), rich_help_panel=SHOWN, parser=folder,
            help=mark("The folder of the site; one that clsctl made is replaced, any other is left as it is."),
        ),
    ],
    audience: Public = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help=mark("Leave out what changed and the versions of past meetings."))
    ] = False,
) -> int:  # fmt: skip
    check_replaceable(output)
    what = read(request._replace(format="html"))
    whole = _content(what, audience, hidden=no_history)
    found = tuple(pages(whole))
    about = {
        "clsctl": __version__, "plan": whole.entete.titre, "rev": whole.scope.rev, "date": str(what.day),
        "audience": whole.audience,
    }  # fmt: skip
    is_new = replace_folder(output, about, _builder(what, found))
    _tell(what, output, len(found), is_new=is_new)
    return FINDINGS if tell_unread(what) else OK


def _content(what: Read, audience: str | None, *, hidden: bool) -> Contenu:
    who = chosen(audience, what.portefeuille.plans)
    with patience(what.request.session, msg("Reading the history…")):
        return contenu(seen(scope_of(what), who), who, published(what, who, hidden=hidden))


def _builder(what: Read, found: tuple[Page, ...]) -> Callable[[Path], None]:
    """What fills the folder with the pages."""

    def build(folder: Path) -> None:
        for page in found:
            (folder / page.path).parent.mkdir(parents=True, exist_ok=True)
        text_of = setter(what.spoken, house(what))

        def write(page: Page) -> None:
            (folder / page.path).write_bytes(text_of(page).encode("utf-8", "backslashreplace"))

        with counting(what.request.session, msg("Writing the pages…"), len(found)) as told:
            for done in shared(sorted(found, key=_is_light), write):
                told(done)

    return build


def _tell(what: Read, output: Path, count: int, *, is_new: bool) -> None:
    if what.request.session.quiet:
        return
    place = str(output / "index.html")
    said = msg("Written: {count} pages; open {file}", count=count, file=place)
    same = msg("Nothing changed in the {count} pages: {file}", count=count, file=place)
    note(what.request.language(said if is_new else same))


def _is_light(page: Page) -> bool:
    """Whether a page is one of a fiche: the long ones, with lines for all of them, are begun first."""
    return page.gabarit == "fiche"
