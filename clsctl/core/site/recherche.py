"""What the search looks through: an entry for each page that a person may look for, with all its words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.fiche import Fiche
from clsctl.core.site.axe import heading
from clsctl.core.site.contenu import Contenu, Contrat
from clsctl.core.site.porteur import named
from clsctl.core.site.reperes import meeting_name
from clsctl.core.views.blocks import Entete
from clsctl.core.views.rubriques.headings import axe_heading, axe_of


class Trouvable(NamedTuple):
    """A page that may be found: its kind, its name, what it belongs to, and the rest of its words."""

    genre: Message
    titre: Message
    page: str
    dans: Message | None
    texte: str


class Genre(NamedTuple):
    """The entries of one kind, under their title."""

    titre: Message
    trouvables: tuple[Trouvable, ...]


class Recherche(NamedTuple):
    entete: Entete
    genres: tuple[Genre, ...]


def recherche(contenu: Contenu) -> Recherche:
    """The search page: all that can be found, by kind."""
    is_portfolio = len(contenu.contrats) > 1
    found: dict[Message, list[Trouvable]] = {}
    for contrat in contenu.contrats:
        whole = verbatim(contrat.plan.titre) if is_portfolio else None
        for each in _of_contract(contrat, whole):
            found.setdefault(each.genre, []).append(each)
    return Recherche(contenu.entete, tuple(Genre(_TITLES[genre], tuple(each)) for genre, each in found.items()))


_FICHE, _HOLDER, _AXIS, _MEETING, _YEAR = msg("Fiche"), msg("Holder"), msg("Axis"), msg("Meeting"), msg("Year")
_TITLES = {
    _FICHE: msg("Fiches"),
    _HOLDER: msg("Holders"),
    _AXIS: msg("Axes"),
    _MEETING: msg("Meetings"),
    _YEAR: msg("Years"),
}


def _of_contract(contrat: Contrat, whole: Message | None) -> Iterator[Trouvable]:
    places, plan = contrat.places, contrat.plan
    for each in contrat.facts.fiches:
        fiche = each.fiche
        axe = axe_heading(axe_of(plan, fiche.axe), fiche.axe)
        titre = msg("{ref} – {title}", ref=each.ref, title=fiche.titre)
        yield Trouvable(_FICHE, titre, places.fiches[each.ref], whole or axe, _words(contrat, fiche))
    for name, page in places.porteurs.items():
        yield Trouvable(_HOLDER, named(contrat, name), page, whole, contrat.nom(name))
    for code, page in places.axes.items():
        known = axe_of(plan, code)
        inside = known.objectifs if known else ()
        text = " ".join(part for each in inside for part in (each.libelle, each.titre) if part)
        yield Trouvable(_AXIS, heading(contrat, code), page, whole, text)
    for meeting in contrat.tenues():
        yield Trouvable(_MEETING, meeting_name(meeting), places.instances[meeting.code], whole, meeting.code)
    for year, page in places.annees.items():
        yield Trouvable(_YEAR, msg("Year {year}", year=year), page, whole, "")


def _words(contrat: Contrat, fiche: Fiche) -> str:
    """All that a fiche says to its audience, on a line; of actors their names too."""
    texts = dict.fromkeys(_texts(fiche))
    names = (contrat.nom(each) for each in texts if each in contrat.plan.acteurs)
    return " ".join(" ".join([*fiche.numero, *texts, *names]).split())


# Words of the format and codes: people look for the words they read.
_CODES = frozenset(
    {"id", "type", "cles", "vides", "gabarit", "axe", "objectif", "statut", "etat", "meteo", "categorie", "unite",
     "diffusion", "depend_de", "instance", "code_insee", "siren", "lien", "preuves"}
)  # fmt: skip


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Where):
        return
    elif hasattr(value, "_fields"):
        for name, part in zip(value._fields, value, strict=True):
            if part and name not in _CODES:
                yield from _texts(part)
    elif isinstance(value, Mapping):
        yield from (text for part in value.values() for text in _texts(part))
    elif isinstance(value, Iterable):
        yield from (text for part in value for text in _texts(part))
