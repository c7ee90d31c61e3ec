"""Rubrics about places and persons."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.model.commun import Commune, Personne, Territoire
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Paires, Pile
from clsctl.core.views.rubriques.sujet import Champ, Printer, Sujet, tableau


def _territoire(sujet: Sujet) -> tuple[Bloc, ...]:
    territoire = sujet.fiche.territoire
    if territoire is None:
        return ()
    return (*_limits(territoire), *_communes(sujet, territoire))


def _limits(territoire: Territoire) -> tuple[Bloc, ...]:
    lists = [
        # Translators: « EPCI », intercommunal bodies
        (msg("Intercommunal bodies"), Pile(tuple(map(_epci, territoire.epci))) if territoire.epci else None),
        # Translators: « Quartiers »
        (msg("Districts"), ", ".join(territoire.quartiers) or None),
        # Translators: « Quartiers prioritaires (QPV) »
        (msg("Priority districts"), ", ".join(territoire.qpv) or None),
        (msg("Population"), _population(territoire)),
    ]
    pairs: tuple[tuple[Message, Cell], ...] = tuple((name, cell) for name, cell in lists if cell is not None)
    words: tuple[Bloc, ...] = (Alinea(territoire.libelle),) if territoire.libelle else ()
    return (*words, Paires(pairs)) if pairs else words


def _epci(epci: object) -> Cell:
    nom, siren = getattr(epci, "nom", None), getattr(epci, "siren", None)
    # Translators: an intercommunal body and its registration number
    return msg("{name} (SIREN {siren})", name=nom or "", siren=siren) if siren else nom


def _population(territoire: Territoire) -> Cell:
    words = _inhabitants(territoire)
    return Pile((words, territoire.source)) if words and territoire.source else words or territoire.source


def _inhabitants(territoire: Territoire) -> Message | None:
    count = territoire.population
    return msg("{population} inhabitants", population=count) if count is not None else None


def _communes(sujet: Sujet, territoire: Territoire) -> tuple[Bloc, ...]:
    champs = (Champ(msg("Communes and districts")), Champ(msg("Postal codes")), Champ(msg("INSEE code")))
    lignes = [(_commune(each), ", ".join(each.codes_postaux) or None, each.code_insee) for each in territoire.communes]
    return tableau(sujet, msg("Communes of the territory"), champs, lignes)


def _commune(commune: Commune) -> Cell:
    lines: list[Cell] = [commune.nom] if commune.nom else []
    for each in commune.quartiers:
        names = ", ".join(each.noms)
        # Translators: a sector of a commune and its districts: « Secteur 5.3 : Saint-Michel, Empalot »
        both = msg("{sector}: {districts}", sector=each.secteur or "", districts=names)
        lines.append(both if each.secteur and names else each.secteur or names)
    return lines[0] if len(lines) == 1 else Pile(tuple(lines))


# The columns of a table of persons, in the order of the document that prints one.
_PERSONNE: tuple[tuple[str, Message, bool], ...] = (
    ("nom", msg("Name"), True),
    ("profession", msg("Profession"), True),
    # Translators: « Secteur d'activité »
    ("secteur", msg("Sector"), True),
    ("ville", msg("Town"), True),
    # Translators: « Structure d'appartenance »
    ("structure", msg("Organisation"), True),
    # Translators: « Fonction »
    ("fonction", msg("Position"), False),
    # Translators: « Courriel »
    ("courriel", msg("E-mail"), False),
    ("telephone", msg("Telephone"), False),
    ("adresse", msg("Address"), False),
)


def _personnes(sujet: Sujet) -> tuple[Bloc, ...]:
    """Persons with what the audience may know of them."""
    persons: tuple[Personne, ...] = getattr(sujet.fiche, sujet.cle)
    champs = [Champ(titre, core, key=f"{sujet.cle}.{name}") for name, titre, core in _PERSONNE]
    lignes = [tuple(getattr(each, name) for name, _, _ in _PERSONNE) for each in persons]
    known = [ligne for ligne in lignes if any(ligne)]
    if not known:  # persons whom this audience may not know, or none at all
        return (Alinea(msg("Persons are named in the internal version only.")),) if persons else ()
    if len(known) == 1 and not sujet.colonnes:
        return (Paires(tuple(_known(sujet, persons[lignes.index(known[0])]))),)
    return tableau(sujet, msg("Persons"), champs, known)


def _known(sujet: Sujet, person: Personne) -> Iterator[tuple[Message, Cell]]:
    rank = getattr(sujet.fiche, sujet.cle).index(person)
    for name, titre, _ in _PERSONNE:
        value = getattr(person, name)
        if value or (sujet.may_read(f"{sujet.cle}.{name}") and sujet.is_blank(sujet.cle, rank, name)):
            yield titre, value


def _communes_alone(sujet: Sujet) -> tuple[Bloc, ...]:
    territoire = sujet.fiche.territoire
    return _communes(sujet, territoire) if territoire else ()


def _population_alone(sujet: Sujet) -> tuple[Bloc, ...]:
    territoire = sujet.fiche.territoire
    words = _inhabitants(territoire) if territoire else None
    return (Alinea(words),) if words else ()


PLACES: dict[str, Printer] = {
    "territoire": _territoire,
    "territoire.communes": _communes_alone,
    "territoire.population": _population_alone,
    **dict.fromkeys(("referents", "contacts", "equipe", "equipe_partenaires"), _personnes),
}
